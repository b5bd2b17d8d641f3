"""Conditions of a model: what they are about must be there, their values of the right type."""

from collections.abc import Iterator
from datetime import datetime

from semantic.faults import Path, fault
from semantic.fields import FieldType, comparable
from semantic.filters import (
    AgainstAverage,
    AgainstField,
    And,
    Between,
    Compare,
    Condition,
    In,
    IsNull,
    Literalish,
    MetricIs,
    Not,
    Or,
    TextIs,
)
from semantic.issues import Issue
from semantic.scope import Scope

_WAYS_OUT: dict[FieldType, str] = {
    "string": 'Its values are texts: write "5", not 5.',
    "integer": "Its values are numbers: write 5.",
    "number": "Its values are numbers: write 5 or 2.5.",
    "boolean": "Its values are true and false.",
    "date": 'Its values are days: write "2026-06-30".',
    "timestamp": 'Its values are moments: write "2026-06-30T09:00:00" or a day.',
}


def condition_issues(condition: Condition | None, path: Path, scope: Scope) -> Iterator[Issue]:
    """Every broken reference and misfitting value of a condition."""
    if condition is None:
        return
    if isinstance(condition, And | Or):
        for item in condition.items:
            yield from condition_issues(item, path, scope)
    elif isinstance(condition, Not):
        yield from condition_issues(condition.item, path, scope)
    elif isinstance(condition, AgainstAverage):
        yield from scope.no_dimension(condition.field, path)
        if scope.type_of(condition.field) not in (None, "integer", "number"):
            way_out = "Hold a number against its average."
            yield fault(path, "wrong-value", f"{condition.field} is no number.", way_out)
    elif isinstance(condition, AgainstField):
        yield from _pair(condition, path, scope)
    elif isinstance(condition, Compare | In | Between | IsNull | TextIs):
        yield from _leaf(condition, path, scope)
    else:
        if isinstance(condition, MetricIs):
            yield from scope.no_metric(condition.metric, path)
            yield from scope.no_dimension(condition.by, path)
        else:
            yield from scope.no_dataset(condition.dataset, path)
        yield from condition_issues(condition.where, path, scope)


def _pair(condition: AgainstField, path: Path, scope: Scope) -> Iterator[Issue]:
    yield from scope.no_dimension(condition.field, path)
    yield from scope.no_dimension(condition.other, path)
    kinds = [scope.type_of(name) for name in (condition.field, condition.other)]
    if None not in kinds and not comparable(*kinds):
        way_out = "Hold a number against a number, a time against a time."
        message = f"{condition.field} is not held against {condition.other}."
        yield fault(path, "wrong-value", message, way_out)


def _leaf(leaf: Compare | In | Between | IsNull | TextIs, path: Path, scope: Scope) -> Iterator[Issue]:
    yield from scope.no_dimension(leaf.field, path)
    kind = scope.type_of(leaf.field)
    for value in _values(leaf):
        misfit = kind != "string" if isinstance(leaf, TextIs) else kind is not None and not _fits(value, kind)
        if kind is not None and misfit:
            yield fault(path, "wrong-value", f"{value!r} is no value of {leaf.field}.", _WAYS_OUT[kind])


def _values(leaf: Compare | In | Between | IsNull | TextIs) -> tuple[Literalish, ...]:
    if isinstance(leaf, In):
        return leaf.values
    if isinstance(leaf, Between):
        return leaf.low, leaf.high
    if isinstance(leaf, TextIs):
        return (leaf.text,)
    return (leaf.value,) if isinstance(leaf, Compare) else ()


def _fits(value: Literalish, kind: FieldType) -> bool:
    if kind == "boolean" or isinstance(value, bool):
        return kind == "boolean" and isinstance(value, bool)
    if kind in ("integer", "number"):
        return not isinstance(value, str)
    return isinstance(value, str) and (kind == "string" or _is_moment(value))


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
