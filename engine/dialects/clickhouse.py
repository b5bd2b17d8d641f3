"""ClickHouse, from version 25.8 on: EXISTS asks about columns of the outer query.

Its settings make it mean what SQL means: no partner and nothing to add up are NULL. Times are DateTime64, as
DateTime begins in 1970; quantiles and counts of different things are the exact ones.
"""

from collections.abc import Callable
from functools import partial

from sqlglot import exp

from engine.dialects.sayable import (
    KNOWN,
    as_floats,
    call,
    count_exactly,
    drop_escape,
    hold,
    part_of,
    without_nan,
)
from engine.errors import DialectError

NAME, BEFORE = "ClickHouse", ""
_NAME = "clickhouse"
_SETTINGS = (
    "join_use_nulls = 1, aggregate_functions_null_for_empty = 1, "
    "enable_extended_results_for_datetime_functions = 1, session_timezone = 'UTC'"
)
_PARTS = {
    "MINUTE": "toMinute",
    "HOUR": "toHour",
    "ISODOW": "toDayOfWeek",
    "DAY": "toDayOfMonth",
    "DOY": "toDayOfYear",
    "WEEK": "toISOWeek",
    "MONTH": "toMonth",
    "QUARTER": "toQuarter",
    "YEAR": "toYear",
}
_LETTERS: dict[type[exp.Expr], str] = {
    exp.Lower: "lowerUTF8",
    exp.Upper: "upperUTF8",
    exp.Length: "lengthUTF8",
}
# Not a number where there are too few rows, in place of NULL.
_STABLE: dict[type[exp.Expr], str] = {
    exp.StddevSamp: "stddevSampStable",
    exp.Variance: "varSampStable",
    exp.Corr: "corrStable",
}


def write(tree: exp.Expr, pretty: bool) -> str:
    """The tree with ClickHouse's names and settings."""
    hold(tree, _NAME, KNOWN)
    own = tree.copy()
    as_floats(own)
    for select in own.find_all(exp.Select):
        _name_columns(select)
    for kind, said in _SAID.items():
        for node in reversed(list(own.find_all(kind))):
            said(node)
    gap = "\n" if pretty else " "
    return f"{own.sql(dialect=_NAME, pretty=pretty)}{gap}SETTINGS {_SETTINGS}"


def _name_columns(select: exp.Select) -> None:
    """A column that two joined tables have would go by the table's name too."""
    named = [
        exp.alias_(one, one.name, quoted=one.this.quoted) if _is_bare(one) else one
        for one in select.expressions
    ]
    select.set("expressions", named)


def _is_bare(one: exp.Expr) -> bool:
    return isinstance(one, exp.Column) and isinstance(one.this, exp.Identifier)


def _type(node: exp.Expr) -> None:
    """Times of any year, to the microsecond."""
    if node.this == exp.DType.TIMESTAMP:
        node.replace(exp.DataType.build("Nullable(DateTime64(6))", dialect=_NAME))
    elif node.this == exp.DType.DATE:
        node.replace(exp.DataType.build("Nullable(Date32)", dialect=_NAME))


def _moment(value: exp.Expr) -> exp.Cast:
    return exp.Cast(this=value.copy(), to=exp.DataType(this=exp.DType.TIMESTAMP, nested=False))


def _trunc(node: exp.Expr) -> None:
    """It gives a day for months and a time for hours: always a time."""
    if not isinstance(node.parent, exp.Cast):
        node.replace(_moment(node))


def _local(node: exp.Expr) -> None:
    """The time that clocks show, as a time without zone."""
    inner = node.this
    if isinstance(node.parent, exp.AtTimeZone):
        return
    if not isinstance(inner, exp.AtTimeZone) or inner.args["zone"].name != "UTC":
        raise DialectError(_NAME, part_of(node))
    shown = call("toString", call("toTimeZone", inner.this, node.args["zone"]))
    node.replace(_moment(shown))


def _extract(node: exp.Expr) -> None:
    part, value = node.name.upper(), node.expression
    if part == "EPOCH" and isinstance(value, exp.Sub):
        ends = [_moment(value.expression.unnest()), _moment(value.this.unnest())]
        micro = call("dateDiff", exp.Literal.string("microsecond"), *ends)
        node.replace(exp.Paren(this=exp.Div(this=micro, expression=exp.Literal.number(1000000))))
    elif part in _PARTS:
        node.replace(call(_PARTS[part], value))
    else:
        raise DialectError(_NAME, f"EXTRACT({part})")


def _series(node: exp.Expr) -> None:
    """As many steps from the first moment on as lie before the last."""
    series = node.this
    if not isinstance(series, exp.GenerateSeries):
        raise DialectError(_NAME, part_of(node))
    step, first, last = (series.args[key] for key in ("step", "start", "end"))
    unit, count = step.args["unit"].name, int(step.this.name)
    first, last = _moment(first), _moment(last)
    steps = call("dateDiff", exp.Literal.string(unit.lower()), first, last)
    many = exp.Add(this=steps, expression=exp.Literal.number(1))
    whole = call("toUInt64", call("greatest", exp.Literal.number(0), call("ifNull", many, _zero())))
    at = exp.Interval(this=exp.column("step_number"), unit=exp.Var(this=unit))
    moment = exp.Lambda(
        this=exp.Add(this=first.copy(), expression=at), expressions=[exp.to_identifier("step_number")]
    )
    node.replace(call("arrayJoin", call("arrayMap", moment, call("range", _zero(), whole, _number(count)))))


def _many(node: exp.Expr) -> None:
    """So many times a length of time: only whole numbers make one."""
    if isinstance(node.this, exp.Interval):
        length, times = node.this, node.expression
        whole = exp.Mul(this=_number(int(length.this.name)), expression=exp.Paren(this=times.copy()))
        node.replace(call(f"toInterval{length.args['unit'].name.title()}", call("toInt64", whole)))


def _zero() -> exp.Expr:
    return _number(0)


def _number(value: int) -> exp.Expr:
    return exp.Literal.number(value)


def _quantile(node: exp.Expr) -> None:
    share = exp.Literal.number("0.5") if isinstance(node, exp.Median) else node.expression
    exact = exp.ParameterizedAgg(
        this="quantileExactInclusive", expressions=[share.copy()], params=[node.this.copy()]
    )
    node.replace(exact)


def _stable(node: exp.Expr) -> None:
    of = [node.this, node.expression] if isinstance(node, exp.Corr) else [node.this]
    without_nan(node, call(_STABLE[type(node)], *of), "isNaN")


def _letters(node: exp.Expr) -> None:
    node.replace(call(_LETTERS[type(node)], node.this))


def _substring(node: exp.Expr) -> None:
    given = [node.args[key] for key in ("this", "start", "length") if node.args.get(key) is not None]
    node.replace(call("substringUTF8", *given))


def _round(node: exp.Expr) -> None:
    """Half away from zero, where ClickHouse rounds half to even."""
    places = node.args.get("decimals")
    scale = call("pow", _number(10), places if places is not None else _zero())
    high = exp.Mul(this=call("abs", node.this), expression=scale)
    floor = call("floor", exp.Add(this=high, expression=exp.Literal.number("0.5")))
    signed = exp.Mul(this=call("sign", node.this), expression=floor)
    node.replace(exp.Paren(this=exp.Div(this=signed, expression=scale.copy())))


def _exists(node: exp.Expr) -> None:
    """ClickHouse 26 finds wrong rows for an inner question that joins."""
    if any(select.args.get("joins") for select in node.find_all(exp.Select)):
        raise DialectError(_NAME, "EXISTS with JOIN")


_SAID: dict[type[exp.Expr], Callable[[exp.Expr], None]] = {
    exp.Exists: _exists,
    exp.Explode: _series,
    exp.Mul: _many,
    exp.AtTimeZone: _local,
    exp.Extract: _extract,
    exp.TimestampTrunc: _trunc,
    exp.Median: _quantile,
    exp.PercentileCont: _quantile,
    exp.ApproxDistinct: count_exactly,
    **dict.fromkeys(_STABLE, _stable),
    **dict.fromkeys(_LETTERS, _letters),
    exp.Substring: _substring,
    exp.Round: _round,
    exp.Escape: partial(drop_escape, dialect=_NAME),
    exp.DataType: _type,
}
