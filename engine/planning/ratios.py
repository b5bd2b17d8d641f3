"""Ratios made on the spot: a sum over a sum. What is an average or a rate already is not divided again."""

from engine.planning.draft import Draft
from engine.planning.labels import metric_said
from engine.refusals import refused
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.query import AggregateTerm, MetricRef, RatioTerm

_ADDED = ("additive", "distinct")


def unsound_ratio(draft: Draft) -> Refusal | None:
    """The refusal of the first ratio whose sides are not both sums or counts; None if all are."""
    for term in draft.query.metrics:
        for side in (term.top, term.bottom) if isinstance(term, RatioTerm) else ():
            if not adds_up(side, draft.catalog):
                return refused("not_supported", "no_ratio", metric=metric_said(side, draft.catalog))
    return None


def adds_up(term: MetricRef | AggregateTerm, catalog: Catalog) -> bool:
    """Whether the number is a sum or a count of rows or of different things."""
    if isinstance(term, AggregateTerm):
        return catalog.measures(term)[0].additivity in _ADDED
    return catalog.metrics[term.name].additivity in _ADDED
