"""What the catalog knows of the numbers of a plan: what they should reach, and when they stand."""

from dataclasses import dataclass

from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.metrics import CumulativeMetric, Direction, Metric, SimpleMetric, Target
from semantic.query import MetricTerm

TO_DATE = "to date"


@dataclass(frozen=True)
class Known:
    """Of a metric: its targets, which way is good, and at what moment of a period its value `stands`.

    The last is "" for the whole period, TO_DATE for its last day, or "first" or "last" of the time that is
    called `of`.
    """

    targets: tuple[Target, ...] = ()
    direction: Direction = "neutral"
    stands: str = ""
    of: str = ""


def known_of(plan: Plan, terms: dict[str, MetricTerm], catalog: Catalog) -> dict[str, Known]:
    """By term key, for the metrics of the model."""
    metrics = ((key, catalog.metrics.get(key)) for key in terms)
    return {
        key: Known(metric.targets, metric.desired_direction, *_stands(metric, catalog))
        for key, metric in metrics
        if metric
    }


def _stands(metric: Metric, catalog: Catalog) -> tuple[str, str]:
    if isinstance(metric, CumulativeMetric):
        return TO_DATE, ""
    over = metric.measure.non_additive_dimension if isinstance(metric, SimpleMetric) else None
    if over is None or not isinstance(metric, SimpleMetric):
        return "", ""
    field = catalog.datasets[metric.measure.dataset].field(over.name)
    label = (field and field.label) or over.name.replace("_", " ")
    return "first" if over.window_choice in ("first", "min") else "last", label
