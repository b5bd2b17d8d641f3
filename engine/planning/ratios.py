"""Ratios made on the spot: a sum over a sum. What is an average or a rate already is not divided again."""

from engine.planning.draft import Draft
from engine.planning.labels import metric_said
from engine.refusals import refused
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.metrics import SimpleMetric
from semantic.query import AggregateTerm, MetricRef, RatioTerm, StepsTerm, TopShareTerm

_ADDED = ("additive", "distinct")


def unsound_ratio(draft: Draft) -> Refusal | None:
    """The refusal of the first ratio whose sides are not both sums or counts; None if all are."""
    for term in draft.query.metrics:
        for side in (term.top, term.bottom) if isinstance(term, RatioTerm) else ():
            if not adds_up(side, draft.catalog):
                return refused("not_supported", "no_ratio", metric=metric_said(side, draft.catalog))
        if isinstance(term, TopShareTerm) and _additivity(term.of, draft.catalog) != "additive":
            return refused("not_supported", "no_top_share", metric=metric_said(term.of, draft.catalog))
        if isinstance(term, StepsTerm) and term.in_order and not _counts_things(term.of, draft.catalog):
            return refused("not_supported", "no_path_of", metric=metric_said(term.of, draft.catalog))
    return None


def _counts_things(term: MetricRef | AggregateTerm, catalog: Catalog) -> bool:
    """Whether the number is one of different things, which may take steps."""
    metric = catalog.metrics.get(term.name) if isinstance(term, MetricRef) else None
    return isinstance(metric, SimpleMetric) and metric.measure.agg == "count_distinct"


def _additivity(term: MetricRef | AggregateTerm, catalog: Catalog) -> str:
    if isinstance(term, AggregateTerm):
        return str(catalog.measures(term)[0].additivity)
    return str(catalog.metrics[term.name].additivity)


def adds_up(term: MetricRef | AggregateTerm, catalog: Catalog) -> bool:
    """Whether the number is a sum or a count of rows or of different things."""
    return _additivity(term, catalog) in _ADDED
