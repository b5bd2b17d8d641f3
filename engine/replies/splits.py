"""What a number can be split by that it is not split by yet, the most useful first."""

from collections.abc import Iterator
from itertools import islice

from engine.language.grammar.times.grains import grain_for
from engine.session import Session
from semantic.catalog import CatalogDimension
from semantic.filters import fields_of
from semantic.query import DimensionTerm, GroupTerm, LogicalQuery, TimeTerm

FEW, MANY = 2, 30  # values of what is split by best
_FINEST = ("day", "hour")


def finer_time(query: LogicalQuery) -> Iterator[GroupTerm]:
    """The course of time within the period, by buckets that give a readable number of points."""
    if query.time is None or query.compare_to is not None:
        return
    grain = grain_for(query.time.period)
    yield TimeTerm(grain=grain, dimension=query.time.dimension)


def splits(query: LogicalQuery, session: Session) -> Iterator[GroupTerm]:
    """Dimensions that all its numbers reach: one level further down first, then those with few values."""
    below = [name for name in _below(query, session) if _is_reached(query, name, session)]
    said = {*fields_of(query.where), *below, *_above(query, session)}
    others = [one for one in _reached(query, session) if one.name not in said and _is_split_by(one)]
    ranked = sorted(others, key=lambda one: _rank(one, session))
    yield from (DimensionTerm(name=name) for name in below)
    yield from (DimensionTerm(name=one.name) for one in ranked)


def _below(query: LogicalQuery, session: Session) -> Iterator[str]:
    """What lies below the dimensions that are filtered by, in their hierarchies."""
    for name in dict.fromkeys(fields_of(query.where)):
        if name in session.catalog.dimensions:
            grouped = query.model_copy(update={"group_by": (DimensionTerm(name=name),)})
            for finer in islice(session.suggester.finer(grouped), 1):
                yield from (term.name for term in finer.group_by if isinstance(term, DimensionTerm))


def _above(query: LogicalQuery, session: Session) -> Iterator[str]:
    """What lies above them: of one city there is one country."""
    for levels in (found.levels for found in session.catalog.model.hierarchies):
        for name in fields_of(query.where):
            known = session.catalog.dimensions.get(name)
            own = known.of or known.name if known else ""
            if known and own in levels:
                coarser = levels[: levels.index(own)]
                yield from (".".join((*known.roles, level)) for level in coarser)


def _reached(query: LogicalQuery, session: Session) -> Iterator[CatalogDimension]:
    catalog = session.catalog
    first, *others = query.metrics
    for one in catalog.reachable(first):
        if all(catalog.reaches(term, one.name) for term in others):
            yield one


def _is_reached(query: LogicalQuery, name: str, session: Session) -> bool:
    return all(session.catalog.reaches(term, name) for term in query.metrics)


def _is_split_by(one: CatalogDimension) -> bool:
    """Whether its values are groups: no key, no time, no number, nothing personal."""
    plain = one.field.role == "dimension" and not any(binding.field.personal for binding in one.bindings)
    return plain and (one.type in ("string", "boolean") or bool(one.field.buckets))


def _rank(one: CatalogDimension, session: Session) -> tuple[int, int]:
    """First what has a few values, then what has many, last what has one; shared ones before others."""
    sizes = session.profile.values
    count = 2 if one.type == "boolean" else len(one.values) if one.field.buckets else 0
    if not count and one.name in sizes.numbers:
        count = sizes.sizes[sizes.numbers[one.name]]
    place = 0 if FEW <= count <= MANY else 1 if count > MANY or not count else 2
    return place, int("." in one.name)
