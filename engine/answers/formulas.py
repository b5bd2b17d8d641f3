"""How numbers are computed, written as formulas over columns: the same in every language."""

from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.composition import ingredients
from semantic.definitions import Definitions
from semantic.measures import Measure
from semantic.metrics import DerivedMetric, Metric, MetricInput, RatioMetric, SimpleMetric

_WRITTEN = {"average": "avg", "sum_boolean": "count_if", "approx_count_distinct": "approx_count_distinct"}


def measure_formula(measure: Measure) -> str:
    """Such as `sum(watched_s)` or `count(*) where is_view`."""
    agg = _WRITTEN.get(measure.agg, measure.agg)
    inside = measure.expr or "*"
    if measure.agg == "count_distinct":
        agg, inside = "count", f"distinct {inside}"
    if measure.percentile is not None:
        inside = f"{inside}, {measure.percentile:g}"
    where = f" where {measure.filter}" if measure.filter else ""
    return f"{agg}({inside}){where}"


def formula(metric: Metric, catalog: Catalog) -> str:
    """How a metric is computed from measures and other metrics."""
    if isinstance(metric, SimpleMetric):
        return measure_formula(metric.measure)
    if isinstance(metric, RatioMetric):
        return " ÷ ".join(_side(part, catalog) for part in ingredients(metric))
    if isinstance(metric, DerivedMetric):
        return metric.expr
    return Definitions(catalog).metric(metric).replace("`", "")


def _side(part: Measure | MetricInput, catalog: Catalog) -> str:
    if isinstance(part, MetricInput):
        return catalog.metrics[part.name].label or part.name
    return measure_formula(part)


def parts_of(metric: Metric, catalog: Catalog) -> Iterator[tuple[str, Measure]]:
    """The measures behind a metric, each with the label of the metric that it is, if one is."""
    known = {
        one.measure: one.label or one.name
        for one in catalog.model.metrics
        if isinstance(one, SimpleMetric) and not one.private and one.name != metric.name
    }
    for measure in dict.fromkeys(catalog.metric_measures(metric)):
        yield known.get(measure, ""), measure


def inner_metrics(metric: Metric, catalog: Catalog) -> Iterator[str]:
    """The labels of the metrics that a metric takes up by name, the private ones left out."""
    for part in ingredients(metric):
        known = catalog.metrics[part.name] if isinstance(part, MetricInput) else None
        if known is not None and not known.private:
            yield known.label or known.name
