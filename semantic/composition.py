"""What a metric is made of: its own measures, and the metrics it takes up."""

from functools import singledispatch

from semantic.made_metrics import CorrelationMetric
from semantic.measures import Measure
from semantic.metrics import (
    ConversionMetric,
    CumulativeMetric,
    DerivedMetric,
    FunnelMetric,
    FunnelStep,
    Metric,
    MetricInput,
    NestedMetric,
    RatioMetric,
    SimpleMetric,
)

Ingredient = Measure | MetricInput


@singledispatch
def ingredients(metric: Metric) -> tuple[Ingredient, ...]:
    """The measures and metrics that a metric names, in the order in which it names them."""
    raise TypeError(type(metric).__name__)


@ingredients.register
def _(metric: SimpleMetric) -> tuple[Ingredient, ...]:
    return (metric.measure,)


@ingredients.register
def _(metric: RatioMetric) -> tuple[Ingredient, ...]:
    return as_ingredient(metric.numerator), as_ingredient(metric.denominator)


@ingredients.register
def _(metric: DerivedMetric) -> tuple[Ingredient, ...]:
    return metric.metrics


@ingredients.register
def _(metric: CumulativeMetric) -> tuple[Ingredient, ...]:
    return (as_ingredient(metric.metric),)


@ingredients.register
def _(metric: ConversionMetric) -> tuple[Ingredient, ...]:
    return metric.base, metric.conversion


@ingredients.register
def _(metric: FunnelMetric) -> tuple[Ingredient, ...]:
    return tuple(map(entered, metric.steps))


@ingredients.register
def _(metric: NestedMetric) -> tuple[Ingredient, ...]:
    return (MetricInput(name=metric.metric),)


@ingredients.register
def _(metric: CorrelationMetric) -> tuple[Ingredient, ...]:
    return MetricInput(name=metric.metric), MetricInput(name=metric.other)


def as_ingredient(side: Measure | MetricInput | str) -> Ingredient:
    """A name as the metric it stands for."""
    return MetricInput(name=side) if isinstance(side, str) else side


def entered(step: FunnelStep) -> Measure:
    """The entities with an event of the step."""
    return Measure(
        agg="count_distinct", dataset=step.dataset, expr=step.entity, filter=step.filter, time=step.time
    )
