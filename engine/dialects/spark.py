"""Spark SQL, from version 3.5 on. Its session must tell time in UTC: `SET TIME ZONE 'UTC'`.

Decimals are divided and averaged as floating-point numbers, as Spark would cut off their last places.
"""

from collections.abc import Callable
from functools import partial

from sqlglot import exp

from engine.dialects.sayable import (
    AGGREGATES,
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

NAME, BEFORE = "Spark SQL", "SET TIME ZONE 'UTC'"
_NAME = "spark"
_PARTS = {"ISODOW": "DAYOFWEEK_ISO"}
_PLAIN_PARTS = {"MINUTE", "HOUR", "DAY", "DOY", "WEEK", "MONTH", "QUARTER", "YEAR"}
_LENGTHS = {"WEEK": (7, "DAY"), "QUARTER": (3, "MONTH")}


def write(tree: exp.Expr, pretty: bool) -> str:
    """The tree with Spark's names."""
    hold(tree, _NAME, KNOWN)
    own = tree.copy()
    _hold_orders(own)
    as_floats(own)
    for kind, said in _SAID.items():
        for node in reversed(list(own.find_all(kind))):
            said(node)
    return own.sql(dialect=_NAME, pretty=pretty)


def _hold_orders(tree: exp.Expr) -> None:
    """Behind HAVING Spark sorts by a number only where it is among the columns."""
    for select in tree.find_all(exp.Select):
        order = select.args.get("order")
        for one in order.expressions if order is not None and select.args.get("having") else ():
            if one.find(*AGGREGATES) is not None:
                raise DialectError(_NAME, f"ORDER BY {part_of(one.this)}")


def _local(node: exp.Expr) -> None:
    """The time that clocks show."""
    inner = node.this
    if isinstance(node.parent, exp.AtTimeZone):
        return
    if not isinstance(inner, exp.AtTimeZone) or inner.args["zone"].name != "UTC":
        raise DialectError(_NAME, part_of(node))
    node.replace(call("FROM_UTC_TIMESTAMP", inner.this, node.args["zone"]))


def _extract(node: exp.Expr) -> None:
    part, value = node.name.upper(), node.expression
    if part == "EPOCH" and isinstance(value, exp.Sub):
        ends = [call("UNIX_MICROS", _moment(one.unnest())) for one in (value.this, value.expression)]
        passed = exp.Paren(this=exp.Sub(this=ends[0], expression=ends[1]))
        node.replace(exp.Paren(this=exp.Div(this=passed, expression=exp.Literal.number(1000000))))
    elif part in _PARTS:
        node.set("this", exp.Var(this=_PARTS[part]))
    elif part not in _PLAIN_PARTS:
        raise DialectError(_NAME, f"EXTRACT({part})")


def _moment(value: exp.Expr) -> exp.Cast:
    return exp.Cast(this=value.copy(), to=exp.DataType(this=exp.DType.TIMESTAMPTZ, nested=False))


def _interval(node: exp.Expr) -> None:
    """Intervals have no weeks and quarters."""
    times, unit = _LENGTHS.get(node.args["unit"].name.upper(), (1, ""))
    if unit:
        node.set("this", exp.Literal.string(str(int(node.this.name) * times)))
        node.set("unit", exp.Var(this=unit))


def _quantile(node: exp.Expr) -> None:
    node.replace(call("PERCENTILE", node.this, node.expression))


def _number(node: exp.Expr) -> None:
    without_nan(node, node.copy(), "ISNAN")


_SAID: dict[type[exp.Expr], Callable[[exp.Expr], None]] = {
    exp.AtTimeZone: _local,
    exp.Extract: _extract,
    exp.Interval: _interval,
    exp.PercentileCont: _quantile,
    exp.ApproxDistinct: count_exactly,
    exp.Corr: _number,
    exp.Escape: partial(drop_escape, dialect=_NAME),
}
