"""How many rows an answer rests on: what joins and conditions do in each part that reads a fact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from engine.planning.draft import PREVIOUS


@dataclass(frozen=True)
class Counting:
    """Statements of one row about the rows of a fact.

    `alone` counts them all, `widened` those after the joins, `used` those that fit the conditions too, and
    of these those with a partner in each of the tables `joined`, in order. `earlier` is of the other period.
    """

    fact: str
    joined: tuple[str, ...]
    alone: exp.Select
    widened: exp.Select
    used: exp.Select
    earlier: bool = False


def countings(tree: exp.Query, facts: frozenset[str]) -> Iterator[Counting]:
    """One for each part that reads the rows of a dataset and nothing else; other parts have none."""
    with_ = tree.args.get("with_")
    named = [(one.alias, one.this) for one in with_.expressions] if with_ else []
    for name, select in [*named, ("", tree)]:
        parts = {one for one, _ in named}
        found = _counting(select, name.endswith(PREVIOUS)) if _reads_one(select, facts, parts) else None
        if found is not None:
            yield found


def uncounted(tree: exp.Query, facts: frozenset[str]) -> tuple[str, ...]:
    """The datasets that parts begin with whose rows no statement of one row can count."""
    with_ = tree.args.get("with_")
    parts = [*(one.this for one in with_.expressions), tree] if with_ else [tree]
    begun = {name for part in parts if (name := _begins_with(part)) in facts}
    return tuple(sorted(begun - {one.fact for one in countings(tree, facts)}))


def _begins_with(select: exp.Expr) -> str:
    source = select.args.get("from_") if isinstance(select, exp.Select) else None
    return str(source.this.alias_or_name) if source is not None else ""


def _reads_one(select: exp.Expr, facts: frozenset[str], parts: set[str]) -> bool:
    """Whether it begins with a fact, and neither joins nor asks what other parts answer."""
    source = select.args.get("from_") if isinstance(select, exp.Select) else None
    if source is None or not isinstance(source.this, exp.Table) or source.this.alias_or_name not in facts:
        return False
    own = [one for key in ("where", "joins") for one in _listed(select.args.get(key))]
    tables = (one.this for one in _listed(select.args.get("joins")))
    return not any(one.find(exp.Select) for one in own) and not parts & {one.name for one in tables}


def _listed(found: Any) -> list[exp.Expr]:
    return found if isinstance(found, list) else [found] if found is not None else []


def _counting(select: exp.Expr, earlier: bool) -> Counting | None:
    fact, joins, where = select.args["from_"].this, select.args.get("joins") or [], select.args.get("where")
    keys = [key for join in joins if (key := _key(join)) is not None]
    if len(keys) < len(joins):
        return None
    rows = exp.Count(this=exp.Star())
    used = _select([rows, *(exp.Count(this=key.copy()) for key in keys)], fact, joins)
    if where is not None:
        used.set("where", where.copy())
    names = tuple(join.this.alias_or_name for join in joins)
    alone, widened = _select([rows], fact, []), _select([rows], fact, joins)
    return Counting(fact.alias_or_name, names, alone, widened, used, earlier)


def _select(counts: Sequence[exp.Expr], fact: exp.Expr, joins: Sequence[exp.Expr]) -> exp.Select:
    named = [exp.alias_(one.copy(), f"rows_{at}") for at, one in enumerate(counts)]
    select = exp.Select(expressions=named)
    select.set("from_", exp.From(this=fact.copy()))
    if joins:
        select.set("joins", [join.copy() for join in joins])
    return select


def _key(join: exp.Expr) -> exp.Column | None:
    """The column of the joined table by which a row finds its partner; None for other kinds of join."""
    on, name = join.args.get("on"), join.this.alias_or_name
    if join.args.get("side") != "LEFT" or not isinstance(join.this, exp.Table) or on is None:
        return None
    equal = on.find(exp.EQ)
    columns = equal.find_all(exp.Column) if equal is not None else ()
    return next((one for one in columns if one.table == name), None)
