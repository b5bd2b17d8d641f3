"""Classes of numbers: a number is put into the class that begins at or below it."""

from collections.abc import Sequence
from decimal import Decimal

from sqlglot import exp

from engine.planning.literals import number
from engine.planning.nodes import as_double

_DIGITS = (38, 9)


def class_of(value: exp.Expression, width: float) -> exp.Expression:
    """The lower bound of the class.

    A width with decimals is counted in whole units of its last decimal and on exact decimals, as 0.3 / 0.1
    is less than 3 in floating point.
    """
    exponent = Decimal(repr(width)).normalize().as_tuple().exponent
    scale = 10 ** max(0, -int(exponent))
    units = number(round(width * scale))
    if scale == 1:
        return exp.Mul(this=_floor(value, units), expression=units.copy())
    exact = exp.Mul(this=_decimal(value), expression=number(scale))
    lower = exp.Mul(this=_floor(exact, units), expression=units.copy())
    return exp.Div(this=as_double(lower), expression=number(scale), typed=False, safe=False)


def class_from(value: exp.Expression, bounds: Sequence[float]) -> exp.Expression:
    """The highest of the bounds that the number reaches; without a value where it reaches none."""
    ifs = [
        exp.If(this=exp.GTE(this=value.copy(), expression=number(bound)), true=number(bound))
        for bound in map(plain, reversed(bounds))
    ]
    return exp.Case(ifs=ifs)


def inside(value: exp.Expression, bounds: Sequence[float], end: float | None) -> list[exp.Expression]:
    """That the number lies in any of the classes."""
    found: list[exp.Expression] = []
    if bounds:
        found.append(exp.GTE(this=value.copy(), expression=number(plain(bounds[0]))))
    if end is not None:
        found.append(exp.LT(this=value.copy(), expression=number(plain(end))))
    return found


def plain(bound: float) -> int | float:
    """A whole number without decimals."""
    return int(bound) if bound == int(bound) else bound


def _floor(value: exp.Expression, width: exp.Expression) -> exp.Expression:
    return exp.Floor(this=exp.Div(this=value, expression=width, typed=False, safe=False))


def _decimal(value: exp.Expression) -> exp.Cast:
    sizes = [exp.DataTypeParam(this=exp.Literal.number(size)) for size in _DIGITS]
    return exp.Cast(this=value, to=exp.DataType(this=exp.DType.DECIMAL, expressions=sizes, nested=False))
