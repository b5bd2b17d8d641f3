"""Conditions as SQL. A row without a value never matches, and so always matches the negation."""

import re
from collections.abc import Callable

from sqlglot import exp

from engine.planning.leaves import values_of
from engine.planning.literals import by_day, is_day, literal
from engine.planning.time_sql import local
from engine.types.business_time import BusinessTime
from semantic.fields import FieldType
from semantic.filters import (
    AgainstAverage,
    AgainstField,
    And,
    Between,
    Compare,
    Condition,
    In,
    IsNull,
    Leaf,
    MetricIs,
    Not,
    Or,
    Related,
    TextIs,
)

Subject = Callable[[str], tuple[exp.Expression, FieldType]]
Special = Callable[[Condition], exp.Expression | None]
_OPERATORS: dict[str, type[exp.Expression]] = {
    "=": exp.EQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


def _nothing_special(condition: Condition) -> exp.Expression | None:
    return None


def condition_sql(
    condition: Condition, subject: Subject, by: BusinessTime, special: Special = _nothing_special
) -> exp.Expression:
    """The condition over whatever `subject` gives for its fields: a fresh expression and its type.

    A day that a time is held against is one of local time. `special` writes the conditions that are no
    comparison of one value. TypeError for one that nobody writes.
    """
    found = special(condition)
    if found is not None:
        return found
    if isinstance(condition, And | Or):
        kind = exp.And if isinstance(condition, And) else exp.Or
        return joined(kind, [condition_sql(item, subject, by, special) for item in condition.items])
    if isinstance(condition, Not):
        return _negated(condition.item, subject, by, special)
    if isinstance(condition, MetricIs | Related | AgainstAverage):
        raise TypeError(f"{condition.kind} is a condition on rows")
    if isinstance(condition, AgainstField):
        return _against_field(condition, subject, by)
    column, kind_of_value = _comparable(condition, subject, by)
    if isinstance(condition, IsNull):
        return exp.Is(this=column, expression=exp.Null())
    if isinstance(condition, In):
        return exp.In(this=column, expressions=[literal(value, kind_of_value) for value in condition.values])
    if isinstance(condition, Between):
        low, high = literal(condition.low, kind_of_value), literal(condition.high, kind_of_value)
        return exp.Between(this=column, low=low, high=high)
    if isinstance(condition, TextIs):
        return _matched(condition, column)
    return _compared(condition, column, kind_of_value)


def joined(kind: type[exp.And] | type[exp.Or], items: list[exp.Expression]) -> exp.Expression:
    """The items under one connector, inner connectors in parentheses."""
    if len(items) == 1:
        return items[0]
    wrapped = [exp.Paren(this=item) if isinstance(item, exp.Connector) else item for item in items]
    result = wrapped[0]
    for item in wrapped[1:]:
        result = kind(this=result, expression=item)
    return result


def _comparable(leaf: Leaf, subject: Subject, by: BusinessTime) -> tuple[exp.Expression, FieldType]:
    """The subject as it meets its values: against bare dates a timestamp counts by its day.

    Up to 31 March is then all of that day, and on 31 March is any time of it.
    """
    column, kind = subject(leaf.field)
    values = values_of(leaf)
    if kind == "timestamp" and values and all(map(is_day, values)):
        return by_day(local(column, kind, by)), "date"
    return column, kind


def _against_field(condition: AgainstField, subject: Subject, by: BusinessTime) -> exp.Expression:
    """Two columns; a moment counts by its day where the other is a day."""
    sides = [subject(name) for name in (condition.field, condition.other)]
    days = any(kind == "date" for _, kind in sides)
    left, right = (
        by_day(local(column, kind, by)) if days and kind == "timestamp" else column for column, kind in sides
    )
    return _OPERATORS[condition.op](this=left, expression=right)


_PLACES = {"contains": "%{}%", "starts_with": "{}%", "ends_with": "%{}"}


def _matched(condition: TextIs, column: exp.Expression) -> exp.Expression:
    """A pattern, in which the signs of patterns inside the text stand for themselves."""
    plain = re.sub(r"([\\%_])", r"\\\1", condition.text)
    pattern = exp.Literal.string(_PLACES[condition.how].format(plain))
    like: exp.Expression = exp.ILike(this=column, expression=pattern)
    escaped = plain != condition.text
    return exp.Escape(this=like, expression=exp.Literal.string("\\")) if escaped else like


def _compared(condition: Compare, column: exp.Expression, kind: FieldType) -> exp.Expression:
    value = literal(condition.value, kind)
    if condition.op == "!=":
        return exp.NullSafeNEQ(this=column, expression=value)
    return _OPERATORS[condition.op](this=column, expression=value)


def _negated(item: Condition, subject: Subject, by: BusinessTime, special: Special) -> exp.Expression:
    """NOT alone would lose the rows without a value."""
    if isinstance(item, Compare) and item.op == "=" and special(item) is None:
        column, kind = _comparable(item, subject, by)
        return exp.NullSafeNEQ(this=column, expression=literal(item.value, kind))
    inner = condition_sql(item, subject, by, special)
    if isinstance(item, IsNull) or isinstance(inner, exp.Exists):
        return exp.Not(this=inner)
    return exp.Not(this=exp.Coalesce(this=inner, expressions=[exp.Boolean(this=False)]))
