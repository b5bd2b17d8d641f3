"""Conditions as SQL that keeps the same rows: what is not true stays out, also what meets NULL."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from sqlglot import exp

from semantic.filters import And, Between, Compare, Condition, In, IsNull, Literalish, Not, Or
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.sql_conditions import OPERATORS

_CLASSES = {op: kind for kind, op in OPERATORS.items()}


def sql_of(condition: Condition, column: Callable[[str], exp.Expression]) -> exp.Expression:
    """The condition as SQL; `column` gives the SQL of a dimension. Raises Unmapped."""
    if isinstance(condition, And | Or):
        parts: list[exp.Expression] = [exp.Paren(this=sql_of(item, column)) for item in condition.items]
        kind = exp.And if isinstance(condition, And) else exp.Or
        return reduce(lambda left, right: _joined(kind, left, right), parts)
    if isinstance(condition, Not):
        return _negated(condition.item, column)
    if isinstance(condition, Compare):
        if condition.op == "!=":
            return _negated(Compare(field=condition.field, op="=", value=condition.value), column)
        return _CLASSES[condition.op](this=column(condition.field), expression=literal(condition.value))
    if isinstance(condition, In):
        return exp.In(this=column(condition.field), expressions=[literal(one) for one in condition.values])
    if isinstance(condition, Between):
        low, high = literal(condition.low), literal(condition.high)
        return exp.Between(this=column(condition.field), low=low, high=high)
    if isinstance(condition, IsNull):
        return exp.Is(this=column(condition.field), expression=exp.Null())
    raise Unmapped("filter", f"a condition on {condition.kind}")


def _joined(
    kind: type[exp.And] | type[exp.Or], left: exp.Expression, right: exp.Expression
) -> exp.Expression:
    joined: exp.Expression = exp.And(this=left, expression=right)
    return joined if kind is exp.And else exp.Or(this=left, expression=right)


def _negated(item: Condition, column: Callable[[str], exp.Expression]) -> exp.Expression:
    if isinstance(item, Not):
        return sql_of(item.item, column)
    if isinstance(item, And | Or):
        parts = tuple(Not(item=inner) for inner in item.items)
        return sql_of(Or(items=parts) if isinstance(item, And) else And(items=parts), column)
    if isinstance(item, IsNull):
        return exp.Not(this=sql_of(item, column))
    if not isinstance(item, Compare | In | Between):
        raise Unmapped("filter", f"a condition on {item.kind}")
    empty = exp.Is(this=column(item.field), expression=exp.Null())
    if isinstance(item, Compare) and item.op == "=":
        other: exp.Expression = exp.NEQ(this=column(item.field), expression=literal(item.value))
    else:
        other = exp.Not(this=exp.Paren(this=sql_of(item, column)))
    return exp.Or(this=other, expression=empty)


def literal(value: Literalish) -> exp.Expression:
    """A constant as SQL."""
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, str):
        return exp.Literal.string(value)
    number = exp.Literal.number(str(abs(value)))
    return exp.Neg(this=number) if value < 0 else number
