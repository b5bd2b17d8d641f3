"""The SQL a model may contain: small row expressions of listed parts, and whole SELECTs for datasets.

Texts are DuckDB SQL. Everything is parsed once and kept; what is handed out is shared, so copy it
before putting it into another tree.
"""

from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from semantic.raw_text import raw_fault
from semantic.sql_names import identifier

Class = type[exp.Expr]

# What an expression is made of beside functions.
PARTS: frozenset[Class] = frozenset(
    {exp.Column, exp.Identifier, exp.Literal, exp.Boolean, exp.Null, exp.Paren, exp.DataType}
    | {exp.DataTypeParam}
    | {exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Is, exp.In}
    | {exp.Between, exp.Like, exp.ILike, exp.Escape, exp.NullSafeEQ, exp.NullSafeNEQ}
    | {exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod, exp.Neg, exp.DPipe}
    | {exp.Case, exp.If, exp.Cast, exp.TryCast, exp.Interval, exp.Var}
)

# Functions of one row: no side effect, no clock, no chance, no file, no output of any size asked for.
ROW_FUNCTIONS: frozenset[Class] = frozenset(
    {exp.Coalesce, exp.Nullif, exp.Greatest, exp.Least}
    | {exp.Lower, exp.Upper, exp.Trim, exp.Length, exp.Substring, exp.Left, exp.Right, exp.Replace}
    | {exp.SplitPart, exp.Concat, exp.StartsWith, exp.Contains, exp.StrPosition, exp.RegexpLike}
    | {exp.Abs, exp.Round, exp.Floor, exp.Ceil, exp.Trunc, exp.Sqrt, exp.Ln, exp.Log, exp.Exp, exp.Pow}
    | {exp.Sign, exp.TimestampTrunc, exp.DateTrunc, exp.DateDiff, exp.DateAdd, exp.Extract, exp.LastDay}
    | {exp.Year, exp.Quarter, exp.Month, exp.Week, exp.Day, exp.Hour, exp.Minute}
    | {exp.DayOfWeek, exp.DayOfWeekIso, exp.Dayname, exp.Monthname, exp.DateFromParts, exp.UnixToTime}
)

# Functions of many rows: planning writes them around row expressions, models name them by `agg`.
AGGREGATES: frozenset[Class] = frozenset({exp.Sum, exp.Count, exp.Min, exp.Max, exp.Avg, exp.Median})

_LONGEST = 4000
_FORBIDDEN_IN_SELECT = (exp.Anonymous, exp.Command, exp.Placeholder, exp.Parameter, exp.Into, exp.Rand)


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> exp.Expression:
    """The tree of a row expression over the plain columns of one dataset.

    Raises ValueError, naming what is wrong, for anything but listed parts and functions:
    no subquery, table, aggregate, window, unknown function, parameter or comment.
    """
    tree = _parsed(text)
    for node in tree.walk():
        _check_part(node, text)
    return tree


@lru_cache(maxsize=4096)
def columns_of(text: str) -> frozenset[str]:
    """The names of the columns an expression reads. ValueError as `parse_expression`."""
    return frozenset(column.name for column in parse_expression(text).find_all(exp.Column))


def qualified(text: str, alias: str) -> exp.Expression:
    """A fresh tree of the expression with every column read from `alias`."""
    return _qualified(text, alias).copy()


def operand(text: str, alias: str) -> exp.Expression:
    """As `qualified`, in parentheses where it could not stand beside an operator without."""
    tree = qualified(text, alias)
    alone = isinstance(tree, exp.Binary | exp.Between | exp.In | exp.Not | exp.Neg | exp.Interval)
    return exp.Paren(this=tree) if alone else tree


@lru_cache(maxsize=256)
def parse_select(text: str) -> exp.Query:
    """The tree of a dataset written as SQL: one SELECT or UNION. ValueError for anything else."""
    tree = _parsed(text)
    if not isinstance(tree, exp.Select | exp.Union):
        raise ValueError(f"Not a SELECT: {text}")
    for node in tree.walk():
        _check_select_part(node, text)
    return tree


def _parsed(text: str) -> exp.Expression:
    if len(text) > _LONGEST:
        raise ValueError(f"Longer than {_LONGEST} characters: {text[:40]}...")
    try:
        trees = sqlglot.parse(text, read="duckdb")
    except SqlglotError as fault:
        raise ValueError(f"Not readable as SQL: {text}") from fault
    tree = trees[0] if len(trees) == 1 else None
    if not isinstance(tree, exp.Expression):
        raise ValueError(f"Not one SQL expression: {text}")
    return tree


def _check_part(node: exp.Expr, text: str) -> None:
    if type(node) not in PARTS and type(node) not in ROW_FUNCTIONS:
        raise ValueError(f"{_what(node)} is not allowed in {text}")
    if isinstance(node, exp.Column) and len(node.parts) > 1:
        raise ValueError(f"{node.sql()} names a table in {text}; use columns of the dataset itself")
    fault = raw_fault(node)
    if fault:
        raise ValueError(f"{fault[0].upper()}{fault[1:]} is not allowed in {text}")


def _check_select_part(node: exp.Expr, text: str) -> None:
    with_recursive = isinstance(node, exp.With) and node.recursive
    from_function = isinstance(node, exp.Table) and not isinstance(node.this, exp.Identifier)
    if isinstance(node, _FORBIDDEN_IN_SELECT) or with_recursive or from_function or node.comments:
        raise ValueError(f"{_what(node)} is not allowed in {text}")


def _what(node: exp.Expr) -> str:
    if isinstance(node, exp.Anonymous):
        return f"The function {node.name}"
    return f"{type(node).__name__} ({node.sql('duckdb')[:60]})"


@lru_cache(maxsize=8192)
def _qualified(text: str, alias: str) -> exp.Expression:
    tree = parse_expression(text).copy()
    for column in tree.find_all(exp.Column):
        column.set("table", identifier(alias))
    return tree
