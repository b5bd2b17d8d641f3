"""Classes of equal width: a number is put into the class that begins at or below it."""

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


def _floor(value: exp.Expression, width: exp.Expression) -> exp.Expression:
    return exp.Floor(this=exp.Div(this=value, expression=width, typed=False, safe=False))


def _decimal(value: exp.Expression) -> exp.Cast:
    sizes = [exp.DataTypeParam(this=exp.Literal.number(size)) for size in _DIGITS]
    return exp.Cast(this=value, to=exp.DataType(this=exp.DType.DECIMAL, expressions=sizes, nested=False))
