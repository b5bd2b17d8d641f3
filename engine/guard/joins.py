"""Two tables of the model meet by a relationship, towards its one side or along pairs of rows.

The query's own parts may be compared among each other in any way: they are computed already. Whether a
table's rows come once where a part or a bridge is met is looked at in `repeats`.
"""

from collections.abc import Iterator

from sqlglot import exp

from engine.guard.modelled import Modelled
from engine.guard.reads import Read, Reads, inside
from engine.guard.unsafe import Unsafe


def check_join(join: exp.Join, alias: str, reads: Reads, modelled: Modelled) -> None:
    """Raises Unsafe for a join by which one row could become several. `reads` holds both sides."""
    read = reads[alias]
    others = [one for name, one in reads.items() if name != alias]
    apart = not read.datasets or not any(one.datasets for one in others)
    if read.crosses or not apart:
        _check_relationship(join, alias, reads, modelled)
    else:
        _check_comparison(join)


def _check_relationship(join: exp.Join, alias: str, reads: Reads, modelled: Modelled) -> None:
    if not is_partner(tuple(conjuncts(join.args.get("on"))), alias, reads, modelled) or join.side != "LEFT":
        raise Unsafe(f"the join of {alias} is not a relationship of the model")


def is_partner(conditions: tuple[exp.Expr, ...], alias: str, reads: Reads, modelled: Modelled) -> bool:
    """Whether these conditions, and no others, are those of a relationship that leads to `alias`."""
    equal = {pair: one for one in conditions if (pair := _equal(one, alias))}
    lefts = {left.table for left, _ in equal}
    if len(lefts) != 1 or lefts == {alias}:
        return False
    rest = frozenset(one.sql("duckdb") for one in conditions if one not in equal.values())
    (left,) = lefts
    pairs = frozenset((mine.name, theirs.name) for mine, theirs in equal)
    known = modelled.many_sides if reads[alias].crosses else modelled.joins
    targets = reads[alias].crosses or reads[alias].datasets
    keys = ((one, to, pairs) for one in reads.get(left, Read(frozenset())).datasets for to in targets)
    return any(modelled.holds(hop, left, alias) == rest for key in keys for hop in known.get(key, ()))


def _equal(node: exp.Expr, alias: str) -> tuple[exp.Column, exp.Column] | None:
    """Both sides of `left.column = alias.column`."""
    if isinstance(node, exp.EQ):
        left, right = node.left, node.right
        if isinstance(left, exp.Column) and isinstance(right, exp.Column) and right.table == alias:
            return left, right
    return None


def _check_comparison(join: exp.Join) -> None:
    on = join.args.get("on")
    if (on is None) != (join.kind == "CROSS") or (join.side and join.kind):
        raise Unsafe("a join of parts is neither by a condition nor a plain CROSS JOIN")
    for node in inside(on) if on is not None else ():
        if isinstance(node, exp.Query | exp.Exists | exp.AggFunc):
            raise Unsafe("a join is not by plain comparisons")


def conjuncts(on: exp.Expr | None) -> Iterator[exp.Expr]:
    """The conditions that must all hold."""
    if isinstance(on, exp.And):
        yield from on.flatten(unnest=False)
    elif on is not None:
        yield on
