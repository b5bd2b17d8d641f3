"""How each fact reaches what it is grouped and filtered by; no way, or several, is refused by name."""

from engine.planning.draft import Draft
from engine.planning.formula import Part, base_measure, term_parts
from engine.planning.labels import metric_label
from engine.planning.names import dimensions_of
from engine.planning.parts import dimensions_in, parts_asked
from engine.types.refusal import Refusal
from semantic.catalog import Catalog, Route
from semantic.measures import Measure
from semantic.metrics import NestedMetric
from semantic.query import MetricTerm, PartTerm, TimeTerm


def check_routes(draft: Draft) -> Draft | Refusal:
    """The step: every fact has one shortest way to every dimension, and a time where one is needed."""
    for term in draft.terms:
        for part, _ in term_parts(term, draft.catalog, ""):
            refusal = _unreached(draft, term, part)
            if refusal:
                return refusal
    return draft


def _unreached(draft: Draft, term: MetricTerm, part: Part) -> Refusal | None:
    if isinstance(part.of, NestedMetric):
        return None  # The inner question is checked when it is planned.
    measure = base_measure(part)
    wanted = (
        *dimensions_of(draft.query, draft.catalog),
        *dimensions_in(part.under.where, draft.catalog),
    )
    return _without_time(draft, term, measure) or _without_route(draft, term, measure.dataset, wanted)


def time_of(measure: Measure, catalog: Catalog) -> str:
    """The field that says when a row of the measure happened; "" if there is none."""
    return measure.time or catalog.datasets[measure.dataset].time


def needs_default_time(draft: Draft) -> bool:
    """Whether the query speaks of time without naming a time dimension."""
    by_time = any(isinstance(term, TimeTerm) and not term.dimension for term in draft.query.group_by)
    by_part = any(not term.dimension for term in parts_asked(draft.query, draft.catalog))
    return by_time or by_part or (draft.query.time is not None and not draft.query.time.dimension)


def _without_time(draft: Draft, term: MetricTerm, measure: Measure) -> Refusal | None:
    if not needs_default_time(draft) or time_of(measure, draft.catalog):
        return None
    label = metric_label(term, draft.catalog)
    return Refusal("no_path", f"{label} has no time.", f"Ask for {label} without a period.")


def _without_route(draft: Draft, term: MetricTerm, fact: str, dimensions: tuple[str, ...]) -> Refusal | None:
    for name in dimensions:
        routes = draft.catalog.routes(fact, name)
        if len(routes) != 1:
            return _no_path(draft, term, name) if not routes else _ambiguous(draft, term, name, routes)
    return None


def _no_path(draft: Draft, term: MetricTerm, dimension: str) -> Refusal:
    label = metric_label(term, draft.catalog)
    grouped = any(dimension in (group.key, _time_name(group)) for group in draft.query.group_by)
    verb = "split" if grouped else "filtered"
    found = [known for known in draft.catalog.reachable(term) if known.field.role == "dimension"]
    shown = ", ".join(sorted({known.label for known in found})) or "nothing"
    message = f"{label} cannot be {verb} by {draft.catalog.dimensions[dimension].label}."
    return Refusal("no_path", message, f"It can be {verb} by {shown}.", tuple(known.name for known in found))


def _time_name(group: object) -> str:
    return group.dimension if isinstance(group, TimeTerm | PartTerm) else ""


def _ambiguous(draft: Draft, term: MetricTerm, dimension: str, routes: tuple[Route, ...]) -> Refusal:
    label = metric_label(term, draft.catalog)
    ways = tuple(dict.fromkeys(_way(route) for route in routes))
    message = f"{label} reaches {draft.catalog.dimensions[dimension].label} in {len(routes)} ways."
    return Refusal("ambiguous_path", message, f"Say which: {' or '.join(ways)}.", ways)


def _way(route: Route) -> str:
    names = [join.role or join.name for join in route.joins]
    return " and ".join(name.replace("_", " ") for name in names or [route.binding.field.name])
