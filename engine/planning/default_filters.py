"""The default filters of a fact that hold for a query: all but those switched off and those asked about."""

from collections.abc import Iterator

from engine.planning.bridges import grouped_dimension
from semantic.catalog import Catalog
from semantic.expressions import columns_of
from semantic.filters import fields_of
from semantic.model import DefaultFilter
from semantic.query import LogicalQuery


def applied_filters(catalog: Catalog, query: LogicalQuery, fact: str) -> tuple[DefaultFilter, ...]:
    """The default filters that take rows out.

    One gives way where the query restricts or splits by a field of the fact that is made of the columns
    the filter reads: who asks for test load by name does not want it left out.
    """
    found = catalog.datasets[fact].default_filters
    kept = [one for one in found if one.name not in query.without_default_filters]
    if not kept:
        return ()
    names = (*filter(None, map(grouped_dimension, query.group_by)), *fields_of(query.where))
    asked = [columns for name in names for columns in _own_columns(catalog, fact, name)]
    return tuple(one for one in kept if not any(columns_of(one.expr) <= columns for columns in asked))


def _own_columns(catalog: Catalog, fact: str, name: str) -> Iterator[frozenset[str]]:
    """What the dimension reads where it is a field of the fact itself."""
    for route in catalog.routes(fact, name):
        if not route.joins:
            yield columns_of(route.binding.field.sql)
