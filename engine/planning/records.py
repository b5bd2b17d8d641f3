"""Records: the rows of one dataset themselves, with the columns asked for."""

from dataclasses import replace

from engine.planning.bridges import fans_out
from engine.planning.draft import Draft
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.query import AggregateTerm, BucketTerm, DimensionTerm, LogicalQuery


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
        return Refusal("not_supported", "A list of records has no numbers.", "Ask for a number by groups.")
    if query.limit_per or query.limit_percent is not None:
        return Refusal("not_supported", "Records are listed up to a number.", "Ask for the first 20.")
    for term in query.group_by:
        known = draft.catalog.dimensions.get(term.name if isinstance(term, DimensionTerm) else "")
        if known and any(one.field.personal for one in known.bindings):
            return Refusal("not_supported", f"{known.label} is personal and is not listed.", "Leave it out.")
        if isinstance(term, BucketTerm):
            return Refusal("not_supported", "A record has no classes.", "Ask for the field itself.")
        if fans_out(draft.catalog, query.records, term):
            label = draft.catalog.dimensions[term.name].label if isinstance(term, DimensionTerm) else term.key
            return Refusal("not_supported", f"A record may have several of {label}.", "Leave it out.")
    return replace(draft, query=query)
