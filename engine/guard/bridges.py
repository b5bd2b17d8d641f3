"""A bridge is read as a list of different rows, so that nothing meets one of them twice."""

from sqlglot import exp

from engine.guard.modelled import Modelled
from engine.guard.reads import Read, Reads, aggregates, plain_column
from engine.guard.unsafe import Unsafe

_PARTS = frozenset({"expressions", "from_", "joins", "distinct"})


def crossed(select: exp.Select, reads: Reads, modelled: Modelled) -> Read:
    """What a subquery over a bridge gives. Its own columns keep their names, as it is joined by them."""
    first, root = next(iter(reads.items()))
    bridges = tuple(name for name in root.datasets if name in modelled.bridges)
    parts = {key for key, value in select.args.items() if value}
    if not bridges or not select.args.get("distinct") or not parts <= _PARTS or aggregates(select):
        raise Unsafe("a subquery in FROM is not of the model")
    for one in select.expressions:
        column = plain_column(one)
        own = column is not None and (column.table, column.name) == (first, one.alias_or_name)
        if not own and one.alias_or_name in _keys(bridges, modelled):
            raise Unsafe(f"{one.alias_or_name} of a bridge is not what it is called")
    return Read(frozenset(one.alias_or_name for one in select.expressions), crosses=bridges)


def _keys(bridges: tuple[str, ...], modelled: Modelled) -> frozenset[str]:
    """The columns by which anything is met from these bridges."""
    pairs = (pair for (_, to, pairs) in modelled.many_sides if to in bridges for pair in pairs)
    return frozenset(theirs for _, theirs in pairs)
