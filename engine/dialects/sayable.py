"""What a tree is made of, held against what a dialect says with the same numbers."""

from collections.abc import Set

from sqlglot import exp

from engine.errors import DialectError
from semantic.expressions import AGGREGATES, PARTS

__all__ = [
    "AGGREGATES",
    "COMMON",
    "KNOWN",
    "PLANNED",
    "as_floats",
    "call",
    "count_exactly",
    "drop_escape",
    "hold",
    "part_of",
    "without_nan",
]

Class = type[exp.Expr]

# What planning writes around row expressions: SELECTs and their parts, aggregates and windows.
PLANNED: frozenset[Class] = frozenset(
    {exp.Select, exp.From, exp.Join, exp.Where, exp.Group, exp.Having, exp.Order, exp.Ordered, exp.Limit}
    | {exp.Offset, exp.With, exp.CTE, exp.Union, exp.Subquery, exp.Table, exp.TableAlias, exp.Alias}
    | {exp.Star, exp.Distinct, exp.Exists, exp.Tuple, exp.Window, exp.WindowSpec, exp.RowNumber, exp.Filter}
    | {exp.Count, exp.Sum, exp.Min, exp.Max, exp.Avg, exp.Median, exp.PercentileCont, exp.ApproxDistinct}
    | {exp.StddevSamp, exp.Variance, exp.Corr, exp.TimestampTrunc, exp.AtTimeZone, exp.Extract}
    | {exp.Explode, exp.GenerateSeries, exp.Var, exp.Dot}
)
# Functions of one row that mean the same everywhere, NULL and the borders of texts included.
COMMON: frozenset[Class] = frozenset(
    {exp.Coalesce, exp.Nullif, exp.Greatest, exp.Least, exp.Lower, exp.Upper, exp.Length, exp.Substring}
    | {exp.Abs, exp.Floor, exp.Ceil, exp.Sqrt, exp.Exp, exp.Sign, exp.Round, exp.StartsWith, exp.Contains}
    | {exp.Year, exp.Quarter, exp.Month, exp.Day, exp.Hour, exp.Minute}
)
# A number made whole, or cut to some places, is rounded by one engine and cut off by the next.
_TYPES = frozenset(
    {exp.DType.DOUBLE, exp.DType.VARCHAR, exp.DType.TEXT, exp.DType.DATE, exp.DType.TIMESTAMP}
    | {exp.DType.INTERVAL}
)
KNOWN = (PARTS - {exp.IntDiv, exp.TryCast}) | PLANNED | COMMON


def hold(tree: exp.Expr, dialect: str, known: Set[Class] = KNOWN) -> None:
    """Raises DialectError, naming the part, where one would not be said or not mean the same."""
    for node in tree.walk():
        if type(node) not in known or (isinstance(node, exp.DataType) and node.this not in _TYPES):
            raise DialectError(dialect, part_of(node))


def part_of(node: exp.Expr) -> str:
    """A part as a person finds it in the SQL as it runs: the function or the type by its name."""
    if isinstance(node, exp.DataType):
        return f"CAST AS {node.sql('duckdb')}"
    return node.sql("duckdb").partition("(")[0].strip()[:60]


def as_floats(tree: exp.Expr) -> None:
    """Divides and averages floating-point numbers: of decimals engines keep unequal numbers of places."""
    for node in list(tree.find_all(exp.Div, exp.Avg)):
        value = node.this
        if not (isinstance(value, exp.Cast) and value.to.this == exp.DType.DOUBLE):
            bare = value.unnest() if isinstance(value, exp.Paren) else value
            node.set("this", exp.Cast(this=bare, to=exp.DataType(this=exp.DType.DOUBLE, nested=False)))


def call(name: str, *arguments: exp.Expr) -> exp.Anonymous:
    """A function by the name that it has in one dialect."""
    return exp.Anonymous(this=name, expressions=[one.copy() for one in arguments])


def count_exactly(node: exp.Expr) -> None:
    """What is only to be counted about is counted exactly."""
    node.replace(exp.Count(this=exp.Distinct(expressions=[node.this.copy()])))


def drop_escape(node: exp.Expr, dialect: str) -> None:
    """Where a backslash stands before signs of patterns by itself. Raises DialectError for another sign."""
    if node.expression.name != "\\":
        raise DialectError(dialect, "ESCAPE")
    node.replace(node.this.copy())


def without_nan(node: exp.Expr, said: exp.Expr, test: str) -> None:
    """Puts `said` in the node's place, and NULL where that is no number: of too few rows, of equal ones."""
    whole = node.parent if isinstance(node.parent, exp.Filter) else node
    value = said if whole is node else exp.Filter(this=said, expression=whole.expression.copy())
    is_none = exp.Anonymous(this=test, expressions=[value.copy()])
    whole.replace(exp.Case(ifs=[exp.If(this=exp.Not(this=is_none), true=value)]))
