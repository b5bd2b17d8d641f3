"""Why a dimension cannot be reached, and what can be asked instead."""

from engine.planning.bridges import grouped_dimension
from engine.planning.draft import Draft
from engine.planning.finer import condition_routes
from engine.planning.labels import metric_said
from engine.refusals import refused
from engine.types.refusal import Refusal, Word
from semantic.catalog import CatalogDimension, Route
from semantic.metrics import SimpleMetric
from semantic.query import MetricTerm


def no_path(draft: Draft, term: MetricTerm, dimension: str, dataset: str) -> Refusal:
    """There is no way from the dataset; a metric of the table itself may have one."""
    metric, called = metric_said(term, draft.catalog), draft.catalog.dimensions[dimension].label
    grouped = dimension in map(grouped_dimension, draft.query.group_by)
    instead = _finer_metrics(draft, dimension, dataset) if grouped else ()
    slots = {"metric": metric, "dimension": called}
    if instead:
        return refused("no_path", "not_split_finer", instead, **slots, others=instead)
    found = [
        known
        for known in draft.catalog.reachable(term)
        if known.field.role == "dimension" and not known.field.personal
    ]
    shown = ", ".join(sorted({known.label for known in found})) or Word("things.nothing")
    names = tuple(known.name for known in found)
    return refused("no_path", "not_split" if grouped else "not_filtered", names, **slots, others=shown)


def ambiguous(draft: Draft, term: MetricTerm, dimension: str, dataset: str) -> Refusal:
    """There are several ways; where they lead through roles, each has a dimension of its own."""
    routes = condition_routes(draft.catalog, dataset, dimension)
    apart = [_in_role(draft, dataset, dimension, route) for route in routes]
    ways = tuple(dict.fromkeys(_way(draft, dataset, dimension, route) for route in routes))
    names = tuple(known.name for known in apart if known)
    return refused(
        "ambiguous_path",
        "many_ways",
        names if len(names) == len(routes) else ways,
        metric=metric_said(term, draft.catalog),
        dimension=draft.catalog.dimensions[dimension].label,
        n=len(routes),
        ways=ways,
    )


def _finer_metrics(draft: Draft, dimension: str, dataset: str) -> tuple[str, ...]:
    """Metrics counted on the finer table that the dimension belongs to, by label; three at most."""
    routes = draft.catalog.finer_routes(dataset, dimension)
    homes = {[hop.to for hop in route.joins if hop.spreads][-1] for route in routes}
    found = (
        metric.label or metric.name.replace("_", " ")
        for metric in draft.catalog.model.metrics
        if isinstance(metric, SimpleMetric) and metric.measure.dataset in homes and not metric.private
    )
    return tuple(found)[:3]


def _in_role(draft: Draft, dataset: str, dimension: str, route: Route) -> CatalogDimension | None:
    """The dimension that names this way and no other."""
    catalog = draft.catalog
    for hop in route.joins:
        known = catalog.dimensions.get(f"{hop.role}.{dimension}") if hop.role else None
        if known and [one.joins for one in condition_routes(catalog, dataset, known.name)] == [route.joins]:
            return known
    return None


def _way(draft: Draft, dataset: str, dimension: str, route: Route) -> str:
    known = _in_role(draft, dataset, dimension, route)
    if known:
        return known.label
    names = [hop.by.role or hop.name for hop in route.joins]
    return " and ".join(name.replace("_", " ") for name in names or [route.binding.field.name])
