"""What a tree may be made of: listed node classes, listed parts of each, no raw text, bounded size."""

from collections.abc import Iterator

from sqlglot import exp

from engine.guard.modelled import Modelled
from engine.guard.unsafe import Unsafe
from semantic.expressions import AGGREGATES, PARTS, ROW_FUNCTIONS, Class
from semantic.raw_text import raw_fault

MOST_NODES = 5000
DEEPEST = 60

# The parts each of these may have; the classes of row expressions may have any of theirs.
_ARGS: dict[Class, frozenset[str]] = {
    exp.Select: frozenset(
        {"expressions", "from_", "joins", "where", "group", "having", "order", "limit", "with_"}
    ),
    exp.Union: frozenset({"this", "expression", "distinct"}),
    exp.With: frozenset({"expressions"}),
    exp.CTE: frozenset({"this", "alias"}),
    exp.From: frozenset({"this"}),
    exp.Join: frozenset({"this", "side", "on"}),
    exp.Table: frozenset({"this", "db", "catalog", "alias"}),
    exp.TableAlias: frozenset({"this"}),
    exp.Subquery: frozenset({"this", "alias"}),
    exp.Where: frozenset({"this"}),
    exp.Group: frozenset({"expressions"}),
    exp.Having: frozenset({"this"}),
    exp.Order: frozenset({"expressions"}),
    exp.Ordered: frozenset({"this", "desc", "nulls_first"}),
    exp.Limit: frozenset({"expression"}),
    exp.Alias: frozenset({"this", "alias"}),
    exp.Column: frozenset({"this", "table"}),
    exp.Identifier: frozenset({"this", "quoted"}),
    exp.Filter: frozenset({"this", "expression"}),
    exp.Distinct: frozenset({"expressions"}),
    exp.In: frozenset({"this", "expressions"}),
    exp.Interval: frozenset({"this", "unit"}),
    exp.Count: frozenset({"this", "big_int"}),
    exp.Star: frozenset(),
}
# Where a name must stand, and nothing that is computed.
_NAMED: dict[Class, frozenset[str]] = {
    exp.Column: frozenset({"this", "table"}),
    exp.Table: frozenset({"this", "db", "catalog", "alias"}),
    exp.TableAlias: frozenset({"this"}),
    exp.Alias: frozenset({"alias"}),
    exp.CTE: frozenset({"alias"}),
    exp.Subquery: frozenset({"alias"}),
}
_NAMES = (exp.Identifier, exp.TableAlias, type(None))
_CLASSES = frozenset(_ARGS) | PARTS | ROW_FUNCTIONS | AGGREGATES


def check_shape(tree: exp.Expr, modelled: Modelled) -> None:
    """Raises Unsafe at the first thing that is not on a list. SQL written in the model is not entered."""
    if type(tree) not in (exp.Select, exp.Union):
        raise Unsafe(f"{type(tree).__name__} is not a SELECT")
    for count, (node, depth) in enumerate(_walk(tree, modelled)):
        if count >= MOST_NODES or depth > DEEPEST:
            raise Unsafe("the query is too large")
        _check_node(node)
        _check_place(node, depth)


def _walk(tree: exp.Expr, modelled: Modelled) -> Iterator[tuple[exp.Expr, int]]:
    stack: list[tuple[exp.Expr, int]] = [(tree, 1)]
    while stack:
        node, depth = stack.pop()
        yield node, depth
        if not modelled.written_as(node):
            stack.extend((child, depth + 1) for child in node.iter_expressions())


def _check_node(node: exp.Expr) -> None:
    kind = type(node)
    if kind not in _CLASSES:
        raise Unsafe(f"{kind.__name__} is not allowed")
    allowed = _ARGS.get(kind)
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
        if key in _NAMED.get(type(node), ()) and not isinstance(value, _NAMES):
            raise Unsafe(f"{type(node).__name__} has no plain name")
    if isinstance(node, exp.Select) and any(isinstance(one, exp.Star) for one in node.expressions):
        raise Unsafe("a star is not allowed")
    if isinstance(node, exp.With) and depth > 2:
        raise Unsafe("WITH is allowed at the start only")
    if isinstance(node, exp.Union) and node.args.get("distinct"):
        raise Unsafe("UNION must keep all rows")
    if isinstance(node, exp.Limit) and not _is_count(node.expression):
        raise Unsafe("LIMIT must be a number")


def _is_count(node: exp.Expr) -> bool:
    return isinstance(node, exp.Literal) and node.is_int
