"""When a row does not pass a check, as SQL trees over the columns of its dataset."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from sqlglot import exp

from engine.quality.statements import named_sql
from semantic.checks import (
    AcceptedValuesCheck,
    Check,
    ExpressionCheck,
    LateCheck,
    LengthCheck,
    NotNullCheck,
    PatternCheck,
    RangeCheck,
)
from semantic.expressions import parse_expression
from semantic.fields import Scalar
from semantic.model import Dataset


@singledispatch
def failing(check: Check, dataset: Dataset) -> exp.Expr:
    """True of the rows that do not pass; TypeError for a check that one row cannot decide."""
    raise TypeError(type(check).__name__)


def looked_at(check: Check) -> exp.Expr | None:
    """The condition of the rows that the check is about; None: all."""
    return exp.paren(parse_expression(check.filter)) if check.filter else None


def narrowed(check: Check, condition: exp.Expr) -> exp.Expr:
    """The condition, of the rows that the check is about."""
    own = looked_at(check)
    return exp.and_(own, condition) if own is not None else condition


def value(dataset: Dataset, name: str) -> exp.Expr:
    """What a name of a field, or else of a column, stands for; fit to stand beside an operator."""
    tree = parse_expression(named_sql(dataset, name)).copy()
    return tree if isinstance(tree, exp.Column) else exp.paren(tree, copy=False)


def moment(dataset: Dataset, name: str) -> exp.Expr:
    """As `value`, as a timestamp."""
    return exp.cast(value(dataset, name), "TIMESTAMP")


def missing(tree: exp.Expr) -> exp.Expr:
    """Whether it is NULL."""
    return exp.Is(this=tree, expression=exp.Null())


def known(trees: Iterable[exp.Expr]) -> exp.Expr:
    """Whether none of them is NULL."""
    return exp.and_(*(exp.not_(missing(tree), copy=False) for tree in trees))


@failing.register
def _(check: NotNullCheck, dataset: Dataset) -> exp.Expr:
    parts: list[exp.Expr] = []
    for name in check.columns:
        parts.append(missing(value(dataset, name)))
        if check.blank:
            parts.append(exp.EQ(this=exp.Trim(this=_text(dataset, name)), expression=exp.Literal.string("")))
    return exp.or_(*parts)


@failing.register
def _(check: AcceptedValuesCheck, dataset: Dataset) -> exp.Expr:
    as_text = any(isinstance(one, str) for one in check.values)
    found = _text(dataset, check.column) if as_text else value(dataset, check.column)
    listed = [_literal(str(one) if as_text else one) for one in check.values]
    among = exp.In(this=found, expressions=listed)
    return among if check.negate else exp.not_(among, copy=False)


@failing.register
def _(check: RangeCheck, dataset: Dataset) -> exp.Expr:
    ends = (
        (exp.LT, check.min),
        (exp.GT, check.max),
        (exp.LTE, check.above),
        (exp.GTE, check.below),
    )
    return exp.or_(
        *(
            kind(this=value(dataset, check.column), expression=_literal(end))
            for kind, end in ends
            if end is not None
        )
    )


@failing.register
def _(check: PatternCheck, dataset: Dataset) -> exp.Expr:
    found = exp.RegexpLike(this=_text(dataset, check.column), expression=exp.Literal.string(check.regex))
    return found if check.negate else exp.not_(found, copy=False)


@failing.register
def _(check: LengthCheck, dataset: Dataset) -> exp.Expr:
    length = exp.Length(this=_text(dataset, check.column))
    ends = ((exp.LT, check.min), (exp.GT, check.max))
    return exp.or_(
        *(kind(this=length.copy(), expression=_literal(end)) for kind, end in ends if end is not None)
    )


@failing.register
def _(check: ExpressionCheck, dataset: Dataset) -> exp.Expr:
    return exp.not_(exp.paren(parse_expression(check.expr)), copy=False)


@failing.register
def _(check: LateCheck, dataset: Dataset) -> exp.Expr:
    allowed = exp.Interval(this=exp.Literal.string(str(check.seconds)), unit=exp.var("SECOND"))
    latest = exp.Add(this=moment(dataset, check.column), expression=allowed)
    return exp.GT(this=moment(dataset, check.received), expression=latest)


def _text(dataset: Dataset, name: str) -> exp.Expr:
    return exp.cast(value(dataset, name), "VARCHAR")


def _literal(one: Scalar) -> exp.Expr:
    return exp.convert(one)
