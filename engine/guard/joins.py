"""Every join is a relationship of the model, from many to one, or it could multiply rows."""

from dataclasses import dataclass

from sqlglot import exp

from engine.guard.modelled import Modelled
from engine.guard.unsafe import Unsafe


@dataclass(frozen=True)
class Read:
    """Something in FROM: its columns, and the datasets it may be; none for a part of the query."""

    columns: frozenset[str]
    datasets: tuple[str, ...] = ()


def check_join(join: exp.Join, alias: str, reads: dict[str, Read], modelled: Modelled) -> None:
    """A join must be a relationship of the model, from many to one, or it could multiply rows."""
    on = join.args.get("on")
    columns = [_equal(one, alias) for one in (on.flatten() if isinstance(on, exp.And) else (on,))]
    lefts = {left.table for left, _ in columns}
    pairs = frozenset((left.name, right.name) for left, right in columns)
    sources = [one for left in lefts for one in reads.get(left, Read(frozenset())).datasets]
    known = any((one, to, pairs) in modelled.joins for one in sources for to in reads[alias].datasets)
    if not known or len(lefts) > 1 or join.side != "LEFT":
        raise Unsafe(f"the join of {alias} is not a relationship of the model")


def _equal(node: object, alias: str) -> tuple[exp.Column, exp.Column]:
    """Both sides of `left.column = alias.column`."""
    if isinstance(node, exp.EQ):
        left, right = node.left, node.right
        if isinstance(left, exp.Column) and isinstance(right, exp.Column) and right.table == alias:
            return left, right
    raise Unsafe("a join is not by equal columns")
