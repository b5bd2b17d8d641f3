"""What a tree may be made of: listed node classes, listed parts of each, no raw text, bounded size."""

import re
from collections.abc import Iterator

from sqlglot import exp

from engine.guard.allowed import ARGS, CLASSES, NAMED, NAMES
from engine.guard.modelled import Modelled
from engine.guard.series import check_series
from engine.guard.unsafe import Unsafe
from semantic.raw_text import raw_fault

MOST_NODES = 5000
DEEPEST = 60

_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")


def check_shape(tree: exp.Expr, modelled: Modelled) -> None:
    """Raises Unsafe at the first thing that is not on a list. SQL written in the model is not entered."""
    if type(tree) not in (exp.Select, exp.Union):
        raise Unsafe(f"{type(tree).__name__} is not a SELECT")
    for count, (node, depth) in enumerate(_walk(tree, modelled)):
        if count >= MOST_NODES or depth > DEEPEST:
            raise Unsafe("the query is too large")
        _check_node(node)
        _check_place(node, depth)
        _check_values(node)


def _walk(tree: exp.Expr, modelled: Modelled) -> Iterator[tuple[exp.Expr, int]]:
    stack: list[tuple[exp.Expr, int]] = [(tree, 1)]
    while stack:
        node, depth = stack.pop()
        yield node, depth
        if not modelled.written_as(node):
            stack.extend((child, depth + 1) for child in node.iter_expressions())


def _check_node(node: exp.Expr) -> None:
    kind = type(node)
    if kind not in CLASSES:
        raise Unsafe(f"{kind.__name__} is not allowed")
    allowed = ARGS.get(kind)
    if allowed is not None:
        for key, value in node.args.items():
            if value and key not in allowed:
                raise Unsafe(f"{kind.__name__} may not have {key}")
    fault = raw_fault(node)
    if fault:
        raise Unsafe(f"{fault} is not allowed")


def _check_place(node: exp.Expr, depth: int) -> None:
    """Things that are safe in one place only. Looks down, as a tree's way up may lie."""
    for key, value in node.args.items():
        if isinstance(value, exp.Star) and not isinstance(node, exp.Count):
            raise Unsafe("a star is not allowed")
        if isinstance(value, exp.RowNumber) and not isinstance(node, exp.Window):
            raise Unsafe("rows are numbered in a window only")
        if key in NAMED.get(type(node), ()) and not isinstance(value, NAMES):
            raise Unsafe(f"{type(node).__name__} has no plain name")
    if isinstance(node, exp.Select) and any(isinstance(one, exp.Star) for one in node.expressions):
        raise Unsafe("a star is not allowed")
    if isinstance(node, exp.Window) and not _is_plain_window(node):
        raise Unsafe("a window may only number rows, or add up a column")
    if isinstance(node, exp.With) and depth > 2:
        raise Unsafe("WITH is allowed at the start only")
    if isinstance(node, exp.Union) and node.args.get("distinct"):
        raise Unsafe("UNION must keep all rows")


def _is_plain_window(node: exp.Window) -> bool:
    """Whether rows are numbered, or a column is added up within others, all rows of them alike."""
    if type(node.this) is exp.RowNumber:
        return True
    plain = type(node.this) is exp.Sum and isinstance(node.this.this, exp.Column)
    keys = node.args.get("partition_by") or []
    return plain and not node.args.get("order") and all(isinstance(one, exp.Column) for one in keys)


def _check_values(node: exp.Expr) -> None:
    """Values that must be written out, because a computed one could be anything."""
    if isinstance(node, exp.Limit | exp.Offset) and not _is_count(node.expression):
        raise Unsafe(f"{type(node).__name__.upper()} must be a number")
    if isinstance(node, exp.GenerateSeries):
        check_series(node)
    if isinstance(node, exp.AtTimeZone):
        zone = node.args.get("zone")
        if not (isinstance(zone, exp.Literal) and zone.is_string and _ZONE.fullmatch(zone.this)):
            raise Unsafe("a time zone must be named")


def _is_count(node: exp.Expr) -> bool:
    return isinstance(node, exp.Literal) and node.is_int
