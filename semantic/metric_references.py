"""Metrics: what each names must be there, what it writes as SQL must be readable."""

from collections.abc import Iterator
from functools import singledispatch

from semantic.condition_references import condition_issues
from semantic.expressions import parse_expression
from semantic.faults import Path, fault, repeated, unknown, unreadable
from semantic.formulas import names_in, parse_formula
from semantic.issues import Issue
from semantic.measures import Measure, NonAdditive
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
from semantic.scope import Scope


def metric_issues(metric: Metric, scope: Scope) -> Iterator[Issue]:
    """Every broken reference, unreadable expression and impossible combination of a metric."""
    at = ("metrics", metric.name)
    yield from condition_issues(metric.where, (*at, "where"), scope)
    yield from _issues(metric, at, scope)


@singledispatch
def _issues(metric: Metric, at: Path, scope: Scope) -> Iterator[Issue]:
    raise TypeError(type(metric).__name__)


@_issues.register
def _(metric: SimpleMetric, at: Path, scope: Scope) -> Iterator[Issue]:
    return _measure(metric.measure, (*at, "measure"), scope)


@_issues.register
def _(metric: RatioMetric, at: Path, scope: Scope) -> Iterator[Issue]:
    yield from _part(metric.numerator, (*at, "numerator"), scope)
    yield from _part(metric.denominator, (*at, "denominator"), scope)


@_issues.register
def _(metric: DerivedMetric, at: Path, scope: Scope) -> Iterator[Issue]:
    for index, part in enumerate(metric.metrics):
        yield from _input(part, (*at, "metrics", index), scope)
    aliases = [part.alias or part.name for part in metric.metrics]
    yield from repeated("inputs", aliases, (*at, "metrics"))
    faults = list(unreadable(parse_formula, metric.expr, (*at, "expr")))
    yield from faults
    for name in () if faults else names_in(metric.expr):
        yield from unknown("input", name, aliases, (*at, "expr"))


@_issues.register
def _(metric: CumulativeMetric, at: Path, scope: Scope) -> Iterator[Issue]:
    yield from _part(metric.metric, (*at, "metric"), scope)
    if isinstance(metric.metric, Measure):
        yield from scope.no_own_time(metric.metric.dataset, metric.metric.time, (*at, "metric"))
    if metric.window and metric.grain_to_date:
        yield _either(at, "window", "grain_to_date")


@_issues.register
def _(metric: ConversionMetric, at: Path, scope: Scope) -> Iterator[Issue]:
    for key, measure in (("base", metric.base), ("conversion", metric.conversion)):
        yield from _measure(measure, (*at, key), scope)
        yield from scope.no_own_time(measure.dataset, measure.time, (*at, key))
    yield from unreadable(parse_expression, metric.entity, (*at, "entity"))
    if metric.conversion_entity:
        yield from unreadable(parse_expression, metric.conversion_entity, (*at, "conversion_entity"))
    for index, pair in enumerate(metric.constant_properties):
        for key, text in (("base", pair.base), ("conversion", pair.conversion)):
            yield from unreadable(parse_expression, text, (*at, "constant_properties", index, key))


@_issues.register
def _(metric: FunnelMetric, at: Path, scope: Scope) -> Iterator[Issue]:
    yield from repeated("steps", (step.name for step in metric.steps), (*at, "steps"))
    for index, step in enumerate(metric.steps):
        yield from _step(step, (*at, "steps", index), scope)
        if len(step.constant_properties) != len(metric.steps[0].constant_properties):
            message = "All steps must name as many constant properties as the first."
            path = (*at, "steps", index, "constant_properties")
            yield fault(path, "column-count", message, "Name the same ones in each step, in the same order.")


@_issues.register
def _(metric: NestedMetric, at: Path, scope: Scope) -> Iterator[Issue]:
    yield from scope.no_metric(metric.metric, (*at, "metric"))
    for name in metric.by:
        yield from scope.no_dimension(name, (*at, "by"))
    if not metric.by and metric.grain is None:
        hint = "Add by: with dimensions, or grain: with a stretch of time."
        yield fault(at, "missing-key", "It does not say over the values of what.", hint)
    if (metric.agg == "percentile") != (metric.percentile is not None):
        message = "percentile: is needed with agg percentile, and with it only."
        yield fault((*at, "agg"), "wrong-value", message, "Change one to fit the other.")
    if metric.agg == "age":
        yield fault((*at, "agg"), "wrong-value", "Numbers have no age.", "Take sum, average, max or another.")


def _step(step: FunnelStep, at: Path, scope: Scope) -> Iterator[Issue]:
    yield from scope.no_dataset(step.dataset, (*at, "dataset"))
    yield from unreadable(parse_expression, step.entity, (*at, "entity"))
    for text in step.constant_properties:
        yield from unreadable(parse_expression, text, (*at, "constant_properties"))
    if step.filter:
        yield from unreadable(parse_expression, step.filter, (*at, "filter"))
    if step.time:
        yield from scope.no_time(step.dataset, step.time, (*at, "time"))
    yield from scope.no_own_time(step.dataset, step.time, at)


def _part(part: Measure | MetricInput | str, at: Path, scope: Scope) -> Iterator[Issue]:
    if isinstance(part, Measure):
        return _measure(part, at, scope)
    return _input(part, at, scope) if isinstance(part, MetricInput) else scope.no_metric(part, at)


def _input(part: MetricInput, at: Path, scope: Scope) -> Iterator[Issue]:
    yield from scope.no_metric(part.name, (*at, "name"))
    yield from condition_issues(part.where, (*at, "where"), scope)
    if part.offset_window and part.offset_to_grain:
        yield _either(at, "offset_window", "offset_to_grain")


def _measure(measure: Measure, at: Path, scope: Scope) -> Iterator[Issue]:
    yield from scope.no_dataset(measure.dataset, (*at, "dataset"))
    if measure.expr:
        yield from unreadable(parse_expression, measure.expr, (*at, "expr"))
    elif measure.agg != "count":
        hint = f"Add expr: with the column to take the {measure.agg} of."
        yield fault(at, "missing-key", f"{measure.agg} needs an expression.", hint)
    if measure.filter:
        yield from unreadable(parse_expression, measure.filter, (*at, "filter"))
    if measure.time:
        yield from scope.no_time(measure.dataset, measure.time, (*at, "time"))
    if measure.non_additive_dimension:
        below = (*at, "non_additive_dimension")
        yield from _non_additive(measure.non_additive_dimension, measure.dataset, below, scope)


def _non_additive(over: NonAdditive, dataset: str, at: Path, scope: Scope) -> Iterator[Issue]:
    yield from scope.no_time(dataset, over.name, (*at, "name"))
    for name in over.window_groupings:
        yield from scope.no_field(dataset, name, (*at, "window_groupings"))


def _either(at: Path, one: str, other: str) -> Issue:
    message = f"{one} and {other} exclude each other."
    return fault((*at, other), "either-or", message, "Take one of the two out.")
