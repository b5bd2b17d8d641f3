"""EXISTS asks for rows of a finer table that belong to the row at hand, by a relationship of the model."""

from sqlglot import exp

from engine.guard.joins import conjuncts, is_partner
from engine.guard.modelled import Modelled
from engine.guard.reads import Reads, inside
from engine.guard.unsafe import Unsafe

_PARTS = frozenset({"expressions", "from_", "joins", "where"})


def existing(node: exp.Exists) -> exp.Select:
    """The SELECT of an EXISTS: `SELECT 1`, without groups, order or limit, or Unsafe."""
    select = node.this
    if (
        not isinstance(select, exp.Select)
        or not {key for key, value in select.args.items() if value} <= _PARTS
    ):
        raise Unsafe("EXISTS holds more than a plain SELECT")
    if [one.sql("duckdb") for one in select.expressions] != ["1"]:
        raise Unsafe("EXISTS selects values")
    return select


def check_belonging(select: exp.Select, inner: Reads, outer: Reads, modelled: Modelled) -> None:
    """Raises Unsafe if the rows asked for do not belong to a row outside.

    Rows of a table belong by the columns of a relationship and by nothing else; those of a part of the query,
    which are computed already, by any comparison.
    """
    if inner.keys() & outer.keys():
        raise Unsafe("EXISTS reads a table under a name that is taken")
    if not any(read.datasets for read in inner.values()):
        return
    where = select.args.get("where")
    across = tuple(one for one in conjuncts(where and where.this) if _tables(one) & outer.keys())
    owners = frozenset().union(*map(_tables, across)) & outer.keys()
    (owner,) = owners if len(owners) == 1 else ("",)
    if not owner or not is_partner(across, owner, {**inner, owner: outer[owner]}, modelled):
        raise Unsafe("EXISTS is not by a relationship of the model")


def _tables(part: exp.Expr) -> frozenset[str]:
    return frozenset(node.table for node in inside(part) if isinstance(node, exp.Column))
