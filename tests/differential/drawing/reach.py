"""Which facts a metric stands on, and what else limits the questions about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from semantic.measures import Measure
from semantic.metrics import (
    ConversionMetric,
    CumulativeMetric,
    DerivedMetric,
    FunnelMetric,
    MetricInput,
    NestedMetric,
    RatioMetric,
    SimpleMetric,
)
from semantic.model import SemanticModel


@dataclass(frozen=True)
class Traits:
    """`facts` are those that groups must be reachable from; `types` what the metric is made of."""

    facts: frozenset[str]
    types: frozenset[str]
    additive: bool = False
    own_time: bool = False


def traits(model: SemanticModel, name: str) -> Traits:
    """The traits of the metric, with those of all it is made of."""
    found = list(_walk(model, name))
    metric = model.metric(name)
    own = [measure for measure, _ in found if measure]
    return Traits(
        facts=frozenset(measure.dataset for measure in own),
        types=frozenset(kind for _, kind in found if kind),
        additive=isinstance(metric, SimpleMetric) and metric.measure.agg in ("sum", "count"),
        own_time=any(measure.time for measure in own),
    )


def _walk(model: SemanticModel, name: str) -> Iterator[tuple[Measure | None, str]]:
    metric = model.metric(name)
    assert metric
    yield None, metric.type
    if isinstance(metric, SimpleMetric):
        snapshot = metric.measure.non_additive_dimension
        yield metric.measure, "snapshot" if snapshot else ""
    elif isinstance(metric, RatioMetric):
        for side in (metric.numerator, metric.denominator):
            yield from _side(model, side)
    elif isinstance(metric, DerivedMetric):
        for one in metric.metrics:
            yield None, "offset" if one.offset_window else "to_grain" if one.offset_to_grain else ""
            yield from _walk(model, one.name)
    elif isinstance(metric, CumulativeMetric):
        window = "rolling" if metric.window else "to_date" if metric.grain_to_date else "all_time"
        yield None, window
        yield from _side(model, metric.metric)
    elif isinstance(metric, ConversionMetric):
        yield metric.base, ""
    elif isinstance(metric, FunnelMetric):
        yield Measure(agg="count", dataset=metric.steps[0].dataset), ""
    elif isinstance(metric, NestedMetric):
        yield from _walk(model, metric.metric)


def _side(model: SemanticModel, side: Measure | MetricInput | str) -> Iterator[tuple[Measure | None, str]]:
    if isinstance(side, Measure):
        yield side, "snapshot" if side.non_additive_dimension else ""
    else:
        yield from _walk(model, side if isinstance(side, str) else side.name)
