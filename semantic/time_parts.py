"""Parts of time that come again, such as the day of the week, as keys of conditions."""

from collections.abc import Iterator
from typing import get_args

from semantic.catalog import Catalog
from semantic.filters import Condition, fields_of
from semantic.periods import Part
from semantic.query import LogicalQuery, PartTerm

_PARTS: tuple[Part, ...] = get_args(Part)


def part_term(key: str, catalog: Catalog) -> PartTerm | None:
    """The part that a key names: `day_of_week`, `orders.sent_at:hour_of_day`. A dimension called so wins."""
    if key in catalog.dimensions:
        return None
    dimension, _, name = key.rpartition(":")
    part = next((one for one in _PARTS if one == name), None)
    return PartTerm(part=part, dimension=dimension) if part else None


def dimensions_in(condition: Condition | None, catalog: Catalog) -> Iterator[str]:
    """The dimensions a condition is about, and the times whose parts it is about."""
    for name in fields_of(condition):
        term = part_term(name, catalog)
        if term is None or term.dimension:
            yield term.dimension if term else name


def parts_in(condition: Condition | None, catalog: Catalog) -> Iterator[PartTerm]:
    """The parts of time that a condition is about."""
    terms = (part_term(name, catalog) for name in fields_of(condition))
    return (term for term in terms if term)


def parts_asked(query: LogicalQuery, catalog: Catalog) -> Iterator[PartTerm]:
    """Every part of time that the query groups or filters by."""
    yield from (term for term in query.group_by if isinstance(term, PartTerm))
    yield from parts_in(query.where, catalog)
