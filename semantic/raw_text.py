"""Plain texts inside a tree, which a generator writes as they stand: they must be harmless."""

import re

from sqlglot import exp

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBER = re.compile(r"\d+(\.\d*)?([eE][+-]?\d+)?")
_SAFE = (exp.Expr, bool, exp.DType, type(None))
_UNITS = frozenset(
    {"SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR"}
    | {"EPOCH", "DOW", "DAYOFWEEK", "ISODOW", "DOY", "DAYOFYEAR"}
)
_JOINS = {"side": ("", "LEFT"), "kind": ("", "INNER", "CROSS")}
_TYPES = frozenset(
    {exp.DType.BOOLEAN, exp.DType.SMALLINT, exp.DType.INT, exp.DType.BIGINT, exp.DType.INT128}
    | {exp.DType.DECIMAL, exp.DType.FLOAT, exp.DType.DOUBLE, exp.DType.TEXT, exp.DType.VARCHAR}
    | {exp.DType.DATE, exp.DType.TIME, exp.DType.TIMESTAMP, exp.DType.TIMESTAMPNTZ, exp.DType.TIMESTAMPTZ}
)


def raw_fault(node: exp.Expr) -> str:
    """What is wrong with the plain texts inside one node, which are written as they stand; "" if nothing.

    Names, numbers, units and types must look like such; every other text and every comment is refused.
    """
    if node.comments:
        return "a comment"
    if isinstance(node, exp.DataType) and node.this not in _TYPES:
        return f"the type {node.sql('duckdb')}"
    for key, value in node.args.items():
        items = value if isinstance(value, list) else (value,)
        if not all(isinstance(item, _SAFE) or _is_harmless(node, key, item) for item in items):
            return f"the text {value!r} in {type(node).__name__}"
    return ""


def _is_harmless(node: exp.Expr, key: str, value: object) -> bool:
    if not isinstance(value, str):
        return False
    if isinstance(node, exp.Join) and key in _JOINS:
        return value in _JOINS[key]
    if key != "this":
        return False
    if isinstance(node, exp.Identifier):
        return bool(node.args.get("quoted")) or _PLAIN.fullmatch(value) is not None
    if isinstance(node, exp.Literal):
        return node.is_string or _NUMBER.fullmatch(value) is not None
    return isinstance(node, exp.Var) and value.upper() in _UNITS
