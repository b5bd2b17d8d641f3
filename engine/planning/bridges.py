"""Groups over a bridge: a row counts once in every group of its set, however many bridge rows say so.

The bridge is read as a list of different values for each key, the groups computed inside, so that two
values that fall into one group are one. Then every aggregate is right, the median as well as the sum.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlglot import exp

from engine.planning.draft import Draft
from engine.planning.joins import partners, reach, table
from engine.planning.labels import group_names, unique
from engine.planning.nodes import all_of, column, copies, table_alias
from engine.planning.standpoint import Standpoint
from semantic.catalog import Catalog
from semantic.query import GroupTerm, PartTerm, TimeTerm
from semantic.routes import Path


@dataclass(frozen=True)
class Crossed:
    """The joins to the bridges, and the columns that hold the groups."""

    joins: tuple[exp.Join, ...]
    groups: tuple[tuple[GroupTerm, exp.Column], ...]

    @property
    def aliases(self) -> tuple[str, ...]:
        """What the bridges are called."""
        return tuple(join.this.alias for join in self.joins)


def grouped_dimension(term: GroupTerm) -> str:
    """The dimension a group is made of; "" for the rows' own time."""
    return term.dimension if isinstance(term, TimeTerm | PartTerm) else term.name


def fans_out(catalog: Catalog, fact: str, term: GroupTerm) -> bool:
    """Whether a row of the fact may lie in several groups, so that groups add up to more than the whole."""
    return _bridge_path(catalog, fact, term) is not None


def bridge_paths(catalog: Catalog, fact: str, terms: Iterable[GroupTerm]) -> tuple[Path, ...]:
    """The ways to where bridges hang."""
    paths = (_bridge_path(catalog, fact, term) for term in terms)
    return tuple(path[:-1] for path in paths if path is not None)


def cross(
    point: Standpoint, terms: Iterable[GroupTerm], value: Callable[[Standpoint, GroupTerm], exp.Expression]
) -> Crossed:
    """Reads each bridge once for all groups over it; `value` gives a group's value for a bridge's row."""
    over: dict[Path, list[GroupTerm]] = {}
    for term in terms:
        path = _bridge_path(point.draft.catalog, point.dataset, term)
        if path is not None:
            over.setdefault(path, []).append(term)
    taken = list(point.taken)
    joins: list[exp.Join] = []
    groups: list[tuple[GroupTerm, exp.Column]] = []
    for path, found in over.items():
        taken = unique([*taken, path[-1].to])
        keys = [theirs for _, theirs in path[-1].pairs]
        names = unique([*keys, *group_names(found)])[len(keys) :]
        joins.append(_join(point, path, taken[-1], dict(zip(names, found, strict=True)), value))
        groups += [(term, column(taken[-1], name)) for term, name in zip(found, names, strict=True)]
    return Crossed(tuple(joins), tuple(groups))


def _join(
    point: Standpoint,
    path: Path,
    alias: str,
    named: dict[str, GroupTerm],
    value: Callable[[Standpoint, GroupTerm], exp.Expression],
) -> exp.Join:
    """LEFT, so that a row without any is counted under no value."""
    catalog, hop = point.draft.catalog, path[-1]
    on = all_of(partners(catalog, hop, point.way.aliases[path[:-1]], alias))
    different = exp.Subquery(this=_different(point.draft, path, named, value), alias=table_alias(alias))
    return exp.Join(this=different, side="LEFT", on=on)


def _different(
    draft: Draft,
    path: Path,
    named: dict[str, GroupTerm],
    value: Callable[[Standpoint, GroupTerm], exp.Expression],
) -> exp.Select:
    bridge = path[-1].to
    way = reach(draft.catalog, bridge, map(grouped_dimension, named.values()))
    inner = Standpoint(draft, bridge, "", way)
    keys: list[exp.Expression] = [column(inner.alias, theirs) for _, theirs in path[-1].pairs]
    return exp.Select(
        expressions=keys + copies([value(inner, term) for term in named.values()], list(named)),
        distinct=exp.Distinct(),
        from_=exp.From(this=table(draft.catalog.datasets[bridge], inner.alias)),
        joins=list(way.joins),
    )


def _bridge_path(catalog: Catalog, fact: str, term: GroupTerm) -> Path | None:
    """The way to a bridge that the group lies behind."""
    name = grouped_dimension(term)
    routes = catalog.routes(fact, name) if name else ()
    path = routes[0].joins if routes else ()
    return next((path[: place + 1] for place, hop in enumerate(path) if hop.spreads), None)
