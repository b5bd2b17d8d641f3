"""How each fact reaches what it is grouped and filtered by; no way, or several, is refused by name."""

from engine.planning.bridges import fans_out, grouped_dimension
from engine.planning.composing import term_parts
from engine.planning.conditional_routes import condition_refusal
from engine.planning.draft import Draft
from engine.planning.formula import Part, base_measure
from engine.planning.labels import metric_said
from engine.planning.unreached import ambiguous, no_path
from engine.refusals import refused
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.made_metrics import PathMetric
from semantic.measures import Measure
from semantic.metrics import NestedMetric
from semantic.query import GroupTerm, MetricTerm, PartTerm, TimeTerm
from semantic.time_parts import parts_asked, parts_in


def check_routes(draft: Draft) -> Draft | Refusal:
    """The step: every fact has one shortest way to every dimension, and a time where one is needed."""
    for term in draft.terms:
        for part, _ in term_parts(term, draft.catalog, ""):
            refusal = _unreached(draft, term, part)
            if refusal:
                return refusal
    return draft


def time_of(measure: Measure, catalog: Catalog) -> str:
    """The field that says when a row of the measure happened; "" if there is none."""
    return measure.time or catalog.datasets[measure.dataset].time


def needs_default_time(draft: Draft, part: Part) -> bool:
    """Whether the query, or a condition of the part, speaks of time without naming a time dimension."""
    by_time = any(isinstance(term, TimeTerm) and not term.dimension for term in draft.query.group_by)
    parts = (*parts_asked(draft.query, draft.catalog), *parts_in(part.under.where, draft.catalog))
    by_part = any(not term.dimension for term in parts)
    return by_time or by_part or (draft.query.time is not None and not draft.query.time.dimension)


def _unreached(draft: Draft, term: MetricTerm, part: Part) -> Refusal | None:
    if isinstance(part.of, NestedMetric):
        return None  # The inner question is checked when it is planned.
    measure = base_measure(part)
    return (
        _without_time(draft, term, part, measure)
        or _without_group(draft, term, part, measure.dataset)
        or _without_period(draft, term, measure.dataset)
        or condition_refusal(draft, term, measure.dataset, part.under.where)
        or _without_step(draft, term, part)
    )


def _without_step(draft: Draft, term: MetricTerm, part: Part) -> Refusal | None:
    """Each step of a path is a condition on rows of the fact."""
    if not isinstance(part.of, PathMetric):
        return None
    fact = part.of.steps[0].dataset
    refusals = (condition_refusal(draft, term, fact, one) for one in part.of.conditions)
    return next((refusal for refusal in refusals if refusal), None)


def _without_time(draft: Draft, term: MetricTerm, part: Part, measure: Measure) -> Refusal | None:
    if not needs_default_time(draft, part) or time_of(measure, draft.catalog):
        return None
    return refused("no_path", "without_time", metric=metric_said(term, draft.catalog))


def _without_group(draft: Draft, term: MetricTerm, part: Part, fact: str) -> Refusal | None:
    for group in draft.query.group_by:
        name = grouped_dimension(group)
        routes = draft.catalog.routes(fact, name) if name else ()
        if name and len(routes) != 1:
            refuse = ambiguous if routes else no_path
            return refuse(draft, term, name, fact)
        if fans_out(draft.catalog, fact, group) and _needs_one_group(part, group):
            metric, by = metric_said(term, draft.catalog), draft.catalog.dimensions[name].label
            return refused("not_supported", "several_groups", metric=metric, dimension=by)
    return None


def _needs_one_group(part: Part, group: GroupTerm) -> bool:
    """Whether a row must lie in one group: the course of time, and what follows an entity through events."""
    in_time = isinstance(group, TimeTerm | PartTerm)
    moves = part.under.over or part.under.offset or part.under.offset_to
    return not isinstance(part.of, Measure) or bool(in_time and (moves or part.of.non_additive_dimension))


def _without_period(draft: Draft, term: MetricTerm, fact: str) -> Refusal | None:
    """A period holds a row against one time."""
    name = draft.query.time.dimension if draft.query.time else ""
    routes = draft.catalog.routes(fact, name) if name else ()
    if not name or (len(routes) == 1 and not routes[0].spreads):
        return None
    refuse = ambiguous if len(routes) > 1 else no_path
    return refuse(draft, term, name, fact)
