"""The records behind a number, where the model can say which ones they are."""

from collections.abc import Iterator

from engine.language.grammar.listing.records import MOST, time_of
from engine.planning.default_filters import applied_filters
from semantic.askable import listed_fields
from semantic.canonical import both
from semantic.catalog import Catalog
from semantic.filters import Condition, fields_of
from semantic.metrics import SimpleMetric
from semantic.query import (
    AggregateTerm,
    DimensionTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    Order,
    RowsTerm,
)
from semantic.time_parts import parts_in

Rows = tuple[str, Condition | None]


def rows_behind(query: LogicalQuery, catalog: Catalog) -> LogicalQuery | None:
    """The newest of the rows that the numbers of a query are computed from; None where no list says it."""
    behind = [_rows_of(term, catalog) for term in query.metrics]
    first = behind[0]
    if first is None or any(one != first for one in behind) or query.compare_to or query.group_by:
        return None
    dataset, where = first
    if catalog.datasets[dataset].private:
        return None
    bare = LogicalQuery(
        records=dataset,
        group_by=(DimensionTerm(name="-"),),
        where=both(query.where, where),
        time=query.time,
        limit=MOST,
        without_default_filters=query.without_default_filters,
        zone=query.zone,
        week_start=query.week_start,
    )
    columns = tuple(_columns(query, bare, catalog))
    time = time_of(catalog, dataset)
    order = (Order(by=time),) if time else ()
    return bare.model_copy(update={"group_by": columns, "order": order}).canonical() if columns else None


def _rows_of(term: MetricTerm, catalog: Catalog) -> Rows | None:
    """The dataset whose rows a number is of, and which of them, where a condition of the model says that."""
    if isinstance(term, RowsTerm):
        return term.dataset, None
    if isinstance(term, AggregateTerm):
        facts = catalog.facts(term)
        return (facts[0], None) if len(facts) == 1 else None
    metric = catalog.metrics.get(term.name) if isinstance(term, MetricRef) else None
    if not isinstance(metric, SimpleMetric):
        return None
    measure = metric.measure
    own_time = measure.time and measure.time != catalog.datasets[measure.dataset].time
    if measure.filter or measure.non_additive_dimension or own_time:
        return None
    return measure.dataset, metric.where


def _columns(query: LogicalQuery, bare: LogicalQuery, catalog: Catalog) -> Iterator[DimensionTerm]:
    """What a record is shown by, and what the rows are filtered by, so that it can be seen.

    Not what would let in rows that a default filter keeps out of the number.
    """
    fact, shown = bare.records, listed_fields(catalog, bare.records)
    parts = {term.key for term in parts_in(query.where, catalog)}
    named = [name for name in fields_of(query.where) if name not in parts and name in catalog.dimensions]
    more = [name for name in named if len(catalog.routes(fact, name)) == 1]
    kept_out = applied_filters(catalog, query, fact)
    for name in dict.fromkeys([*shown, *more]):
        term = DimensionTerm(name=name)
        if applied_filters(catalog, bare.model_copy(update={"group_by": (term,)}), fact) == kept_out:
            yield term
