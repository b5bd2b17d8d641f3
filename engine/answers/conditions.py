"""Filters in words, so that a sentence says which part of the data its number stands for."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.answers.formats import format_value
from engine.answers.nouns import inside
from engine.answers.part_words import group_text
from semantic.filters import (
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
    Related,
)
from semantic.query import PartTerm

_OPERATORS = {"=": "is", "!=": "is not", "<": "is less than", "<=": "is at most", ">": "is more than"}


@dataclass(frozen=True)
class Named:
    """What a filtered field or a metric is called, the unit and format of its values, or the part of a time
    that they are."""

    label: str
    unit: str = ""
    part: PartTerm | None = None
    display: str = ""


def where(condition: Condition | None, names: Mapping[str, Named]) -> str:
    """ "where country is Malta and device is TV or Mobile"; "" without a condition."""
    return f"where {_said(condition, names)}" if condition is not None else ""


def _said(condition: Condition, names: Mapping[str, Named]) -> str:
    if isinstance(condition, And | Or):
        glue = " and " if isinstance(condition, And) else " or "
        items = [_said(item, names) for item in condition.items]
        return glue.join(f"({text})" if " or " in text and glue == " and " else text for text in items)
    if isinstance(condition, Not):
        return _denied(condition.item, names)
    if isinstance(condition, Related):
        return _related(condition, names, "there are related")
    return _metric(condition, names) if isinstance(condition, MetricIs) else _plain(condition, names)


def _related(condition: Related, names: Mapping[str, Named], there_are: str) -> str:
    """ "there are related items (where price is more than €5)"."""
    named = names.get(condition.dataset) or _called(condition.dataset)
    inner = f" ({where(condition.where, names)})" if condition.where else ""
    return f"{there_are} {inside(named.label)}{inner}"


def _metric(condition: MetricIs, names: Mapping[str, Named]) -> str:
    """Of a metric for each value of a dimension: "views of the viewer (over all data) is at least 10"."""
    by = names.get(condition.by) or _called(condition.by)
    within = "in a period of its own" if condition.time else "over all data"
    inner = " ".join(part for part in (within, where(condition.where, names)) if part)
    named = names.get(condition.metric) or _called(condition.metric)
    op = _OPERATORS.get(condition.op, "is at least")
    return f"{inside(named.label)} of the {inside(by.label)} ({inner}) {op} {_value(condition.value, named)}"


def _called(name: str) -> Named:
    return Named(name.rpartition(".")[2].replace("_", " "))


def _plain(condition: Compare | In | Between | IsNull, names: Mapping[str, Named]) -> str:
    named = names.get(condition.field) or _called(condition.field)
    label = inside(named.label)
    if isinstance(condition, IsNull):
        return f"{label} is unknown"
    if isinstance(condition, In):
        return f"{label} is {' or '.join(_value(value, named) for value in condition.values)}"
    if isinstance(condition, Between):
        return f"{label} is between {_value(condition.low, named)} and {_value(condition.high, named)}"
    return f"{label} {_OPERATORS.get(condition.op, 'is at least')} {_value(condition.value, named)}"


def _denied(condition: Condition, names: Mapping[str, Named]) -> str:
    if isinstance(condition, Related):
        return _related(condition, names, "there are no related")
    text = _said(condition, names)
    simple = isinstance(condition, Compare | In | Between | IsNull) and " or " not in text
    return text.replace(" is ", " is not ", 1) if simple else f"not ({text})"


def _value(value: Literalish, named: Named) -> str:
    return group_text(named.part, value, "") or format_value(value, named.unit, named.display)
