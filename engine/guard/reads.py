"""What a SELECT reads, and what a part of the query gives to those that read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from engine.guard.allowed import COMPUTED_OVER_ROWS
from engine.guard.series import is_series


@dataclass(frozen=True)
class Read:
    """Something in FROM, with its columns.

    `datasets` are what a table of the model may be. A part of the query has none: `key` are the
    columns that tell its rows apart, None if that is not known. `crosses` are the datasets of a bridge;
    its `key` is what it is joined by.
    """

    columns: frozenset[str]
    datasets: tuple[str, ...] = ()
    key: frozenset[str] | None = None
    crosses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What a query gives: its columns in order, and those that tell its rows apart, None if not known."""

    columns: tuple[str, ...]
    key: frozenset[str] | None = None


Reads = dict[str, Read]


def inside(part: exp.Expr) -> Iterator[exp.Expr]:
    """The nodes of an expression, queries inside it not entered."""
    stack = [part]
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, exp.Query | exp.Exists):
            stack.extend(node.iter_expressions())


def aggregates(select: exp.Select) -> bool:
    """Whether the SELECT computes anything over many rows."""
    return any(isinstance(node, COMPUTED_OVER_ROWS) for one in select.expressions for node in inside(one))


def grouped(select: exp.Select) -> tuple[exp.Expr, ...]:
    """The columns that tell the result's rows apart: the groups; of plain rows all columns."""
    group = select.args.get("group")
    if group is not None:
        return tuple(select.expressions[int(place.name) - 1] for place in group.expressions)
    return () if aggregates(select) else tuple(select.expressions)


def key_of(select: exp.Select, reads: Reads) -> frozenset[str] | None:
    """The columns of the result that tell its rows apart, None if that is not known."""
    if is_series(select):
        apart = not reads or aggregates(select)
        return frozenset({select.expressions[0].alias}) if apart else None
    if select.args.get("group") is not None or select.args.get("distinct") or aggregates(select):
        return frozenset(one.alias_or_name for one in grouped(select))
    return _handed_on(select, reads)


def _handed_on(select: exp.Select, reads: Reads) -> frozenset[str] | None:
    """Plain rows of one part have that part's key, if all of it is shown."""
    key = next(iter(reads.values())).key if len(reads) == 1 else None
    if key is None:
        return None
    plain = ((plain_column(one), one.alias_or_name) for one in select.expressions)
    shown = {column.name: name for column, name in plain if column is not None}
    return frozenset(shown[name] for name in key) if key <= shown.keys() else None


def plain_column(output: exp.Expr) -> exp.Column | None:
    """The column that an output of a SELECT is, None for what is computed."""
    inner = output.this if isinstance(output, exp.Alias) else output
    return inner if isinstance(inner, exp.Column) else None
