"""Records: the rows of one dataset themselves, with the columns asked for."""

from dataclasses import replace

from engine.planning.bridges import fans_out
from engine.planning.draft import Draft
from engine.refusals import refused
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.query import AggregateTerm, BucketTerm, ClassesTerm, DimensionTerm, LogicalQuery


def rows_listed(query: LogicalQuery, catalog: Catalog) -> AggregateTerm | None:
    """The number of the listed rows: they are those that it counts. None if the dataset has no field."""
    dataset = catalog.datasets[query.records]
    plain = (name for name, known in catalog.dimensions.items() if known.bindings[0].dataset == dataset.name)
    field = next((name for name in plain if not catalog.dimensions[name].roles), None)
    return AggregateTerm(agg="count", field=field) if field else None


def check_records(draft: Draft) -> Draft | Refusal:
    """The step: rows are listed by columns of which each row has one value, and nothing is computed."""
    query = draft.query
    if not query.records:
        return draft
    if query.having or query.compare_to or query.calculations or query.fill or query.rest or query.claim:
        return refused("not_supported", "records_no_numbers")
    if query.limit_per or query.limit_percent is not None:
        return refused("not_supported", "records_limit")
    for term in query.group_by:
        known = draft.catalog.dimensions.get(term.name if isinstance(term, DimensionTerm) else "")
        if known and any(one.field.personal for one in known.bindings):
            return refused("not_supported", "records_personal", label=known.label)
        if isinstance(term, BucketTerm | ClassesTerm):
            return refused("not_supported", "records_classes")
        if fans_out(draft.catalog, query.records, term):
            label = draft.catalog.dimensions[term.name].label if isinstance(term, DimensionTerm) else term.key
            return refused("not_supported", "records_several", label=label)
    return replace(draft, query=query)
