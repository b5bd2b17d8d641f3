"""The measures of all metrics, gathered by the fact and the time they are counted over."""

from dataclasses import replace

from engine.planning.draft import PREVIOUS, Branch, Draft, Slot
from engine.planning.labels import group_names, metric_name, snake, unique
from engine.planning.routes import needs_default_time, time_of
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.metrics import Measure, RatioMetric
from semantic.query import AggregateTerm, MetricTerm


def gather_facts(draft: Draft) -> Draft | Refusal:
    """The step: one branch for each fact; measures of one fact and time share a branch."""
    named = _named_measures(draft)
    timed = needs_default_time(draft)
    gathered: dict[tuple[str, str], list[Slot]] = {}
    for measure, name in named.items():
        time = time_of(measure, draft.catalog) if timed else ""
        gathered.setdefault((measure.dataset, time), []).append(Slot(name, measure))
    names = unique(f"{snake(fact)}_totals" for fact, _ in gathered)
    branches = tuple(
        Branch(name, fact, time, tuple(slots), draft.bounds)
        for name, ((fact, time), slots) in zip(names, gathered.items(), strict=True)
    )
    return replace(draft, branches=branches, slot_names=named)


def _named_measures(draft: Draft) -> dict[Measure, str]:
    """Each different measure once, with a column name that no group and no other period has."""
    found: dict[Measure, str] = {}
    for term in draft.terms:
        for measure, name in zip(draft.catalog.measures(term), _sides(term, draft.catalog), strict=True):
            found.setdefault(measure, name)
    groups = group_names(draft.query.group_by)
    pairs = [name for base in found.values() for name in (base, base + PREVIOUS)]
    names = unique([*groups, *pairs])[len(groups) :: 2]
    return dict(zip(found, names, strict=True))


def _sides(term: MetricTerm, catalog: Catalog) -> tuple[str, ...]:
    metric = None if isinstance(term, AggregateTerm) else catalog.metrics[term.name]
    if not isinstance(metric, RatioMetric):
        return (metric_name(term),)
    sides = ((metric.numerator, "numerator"), (metric.denominator, "denominator"))
    return tuple(snake(side if isinstance(side, str) else f"{metric.name}_{part}") for side, part in sides)
