"""Metrics that are made of themselves, by whatever detour."""

from collections.abc import Iterator

from semantic.composition import ingredients
from semantic.faults import fault
from semantic.filters import And, Condition, MetricIs, Not, Or, Related
from semantic.issues import Issue
from semantic.metrics import Metric, MetricInput
from semantic.model import SemanticModel


def cycle_issues(model: SemanticModel) -> Iterator[Issue]:
    """A fault for each circle, at the metric of it that stands first."""
    below = {metric.name: tuple(metrics_in(metric)) for metric in model.metrics}
    told: set[str] = set()
    for name in below:
        circle = () if name in told else _way_back(name, below)
        if circle:
            told.update(circle)
            message = f"{name} is made of itself: {' -> '.join((*circle, name))}."
            hint = "Let one of them be made of something else."
            yield fault(("metrics", name), "metric-cycle", message, hint)


def metrics_in(metric: Metric) -> Iterator[str]:
    """The metrics that a metric names, in its conditions too."""
    yield from _metrics_of(metric.where)
    for part in ingredients(metric):
        if isinstance(part, MetricInput):
            yield part.name
            yield from _metrics_of(part.where)


def _metrics_of(condition: Condition | None) -> Iterator[str]:
    if isinstance(condition, And | Or):
        for item in condition.items:
            yield from _metrics_of(item)
    elif isinstance(condition, Not):
        yield from _metrics_of(condition.item)
    elif isinstance(condition, MetricIs):
        yield condition.metric
    if isinstance(condition, MetricIs | Related):
        yield from _metrics_of(condition.where)


def _way_back(start: str, below: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a metric through what it is made of back to it; () if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for name in below.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
