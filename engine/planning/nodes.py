"""The few SQL nodes that several steps build."""

from collections.abc import Iterable, Sequence
from functools import reduce

from sqlglot import exp

from semantic.sql_names import identifier

# Comparisons of two numbers that are both there.
COMPARISONS: dict[str, type[exp.Expression]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


def column(alias: str, name: str) -> exp.Column:
    """`alias.name`."""
    return exp.Column(this=identifier(name), table=identifier(alias))


def named(value: exp.Expression, name: str) -> exp.Expression:
    """`value AS name`, or the bare column where it has that name already."""
    if isinstance(value, exp.Column) and value.name == name:
        return value
    return exp.Alias(this=value, alias=identifier(name))


def relation(name: str) -> exp.Table:
    """A common table expression to select from."""
    return exp.Table(this=identifier(name))


def cte(name: str, query: exp.Query) -> exp.CTE:
    """`name AS (query)`."""
    return exp.CTE(this=query, alias=table_alias(name))


def table_alias(name: str) -> exp.TableAlias:
    """The name of something to select from."""
    return exp.TableAlias(this=identifier(name))


def group_by(count: int) -> exp.Group | None:
    """Group by the first `count` columns, by position; None for no column."""
    if not count:
        return None
    return exp.Group(expressions=[exp.Literal.number(place) for place in range(1, count + 1)])


def as_double(value: exp.Expression) -> exp.Cast:
    """The value as a floating-point number."""
    return exp.Cast(this=value, to=exp.DataType(this=exp.DType.DOUBLE, nested=False))


def as_text(value: exp.Expression) -> exp.Cast:
    """The value as a text."""
    return exp.Cast(this=value, to=exp.DataType(this=exp.DType.VARCHAR, nested=False))


def fraction(part: exp.Expression, whole: exp.Expression) -> exp.Div:
    """`part / whole` as a floating-point number, NULL for a whole of zero, on every engine."""
    safe = exp.Nullif(this=whole, expression=exp.Literal.number(0))
    return exp.Div(this=as_double(part), expression=safe, typed=False, safe=False)


def copies(values: Iterable[exp.Expression], names: Sequence[str]) -> list[exp.Expression]:
    """Fresh copies of the values under their names."""
    return [named(value.copy(), name) for value, name in zip(values, names, strict=True)]


def once(ctes: Iterable[exp.CTE]) -> tuple[exp.CTE, ...]:
    """The same parts in order, each name once: several SELECTs may read the same inner question."""
    return tuple({one.alias: one for one in ctes}.values())


def all_of(conditions: Sequence[exp.Expression]) -> exp.Expression:
    """The conditions, at least one, joined by AND."""
    alone = (exp.Paren(this=one) if isinstance(one, exp.Or) else one for one in conditions)
    return reduce(lambda left, right: exp.And(this=left, expression=right), alone)


def same(left: exp.Expression, right: exp.Expression) -> exp.NullSafeEQ:
    """Equal, or both without a value."""
    return exp.NullSafeEQ(this=left, expression=right)
