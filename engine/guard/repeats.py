"""No row of a table may count several times unseen.

What a bridge gives must be grouped by: the rows of the bridge are different ones, so a row comes once into
each group. Where a part of the query meets a table, the part's key is set equal to something that each
row of the table has once, or it is grouped by too, as when a row counts for every day of a window.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sqlglot import exp

from engine.guard.joins import conjuncts
from engine.guard.reads import Read, Reads, grouped, plain_column
from engine.guard.unsafe import Unsafe


class _Fixed(NamedTuple):
    """A column that a join sets equal to something of the tables `by`."""

    alias: str
    column: str
    by: frozenset[str]


def check_repeats(select: exp.Select, reads: Reads) -> None:
    """Raises Unsafe where a row of a table may count several times in one group of the SELECT."""
    if not any(read.datasets for read in reads.values()):
        return
    apart = [plain_column(one) for one in grouped(select)]
    shown = frozenset((column.table, column.name) for column in apart if column is not None)
    fixed = tuple(_all_fixed(select, reads))
    single = {alias for alias, read in reads.items() if read.datasets or _listed(alias, read, fixed, shown)}
    waiting = set(reads) - single
    while waiting:
        found = {alias for alias in waiting if _met_once(alias, reads[alias], fixed, shown, single)}
        if not found:
            raise Unsafe(f"rows could count several times where they meet {min(waiting)}")
        single |= found
        waiting -= found


def _listed(alias: str, read: Read, fixed: tuple[_Fixed, ...], shown: frozenset[tuple[str, str]]) -> bool:
    """Whether all that a bridge gives, beside what it is joined by, is grouped by."""
    joined_by = {one.column for one in fixed if one.alias == alias}
    return bool(read.crosses) and all((alias, name) in shown for name in read.columns - joined_by)


def _met_once(
    alias: str, read: Read, fixed: tuple[_Fixed, ...], shown: frozenset[tuple[str, str]], single: set[str]
) -> bool:
    """Whether one row of the part is left for each row of a table in a group."""
    if read.crosses or read.key is None:
        return False
    known = {one.column for one in fixed if one.alias == alias and one.by <= single}
    return all(name in known or (alias, name) in shown for name in read.key)


def _all_fixed(select: exp.Select, reads: Reads) -> Iterator[_Fixed]:
    for join in select.args.get("joins") or ():
        right = join.this.alias_or_name
        for one in conjuncts(join.args.get("on")):
            if isinstance(one, exp.EQ | exp.NullSafeEQ):
                for mine, other in ((one.left, one.right), (one.right, one.left)):
                    by = frozenset(column.table for column in other.find_all(exp.Column))
                    if (
                        isinstance(mine, exp.Column)
                        and mine.table not in by
                        and _binds(join, mine, reads[right])
                    ):
                        yield _Fixed(mine.table, mine.name, by)


def _binds(join: exp.Join, column: exp.Column, right: Read) -> bool:
    """Whether no row is left for which the columns are not equal; LEFT keeps rows of its left side.

    Those count for nothing if what is joined is the table whose rows count.
    """
    if join.side != "LEFT":
        return True
    return column.table == join.this.alias_or_name or bool(right.datasets)
