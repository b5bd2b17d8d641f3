"""From a metric of the model to its formula.

What a metric says about itself (a condition, an offset, a window) is handed down to its parts, so that
a ratio over a window is the ratio of two sums over that window.
"""

from dataclasses import replace
from functools import singledispatch

from engine.planning.formula import (
    Accumulation,
    Arithmetic,
    Circumstance,
    Filled,
    Formula,
    Part,
    Quotient,
    parts_of,
)
from semantic.canonical import both
from semantic.catalog import Catalog
from semantic.composition import as_ingredient
from semantic.made_metrics import RollingMetric
from semantic.measures import Measure
from semantic.metrics import (
    ConversionMetric,
    CumulativeMetric,
    DerivedMetric,
    FunnelMetric,
    Metric,
    MetricInput,
    NestedMetric,
    RatioMetric,
    SimpleMetric,
)
from semantic.query import AggregateTerm, MetricTerm


class Unmade(Exception):
    """Says why a metric has no formula, by the name of a refusal; becomes that."""

    def __init__(self, key: str, metric: str) -> None:
        super().__init__(f"{key}: {metric}")
        self.key = key
        self.metric = metric


def formula_of(term: MetricTerm, catalog: Catalog) -> Formula:
    """The formula of a metric term. Unmade if it cannot have one, KeyError for an unknown name."""
    if isinstance(term, AggregateTerm):
        return Part(catalog.measures(term)[0])
    return _metric(catalog.metrics[term.key], catalog, Circumstance())


def term_parts(term: MetricTerm, catalog: Catalog, name: str) -> tuple[tuple[Part, str], ...]:
    """The parts of a term, called `name`, each with a name of its own."""
    return tuple(parts_of(formula_of(term, catalog), name))


def _metric(metric: Metric, catalog: Catalog, under: Circumstance) -> Formula:
    inside = replace(under, where=both(under.where, metric.where))
    made = _made(metric, catalog, inside)
    return made if metric.fill_nulls_with is None else Filled(made, metric.fill_nulls_with)


@singledispatch
def _made(metric: Metric, catalog: Catalog, under: Circumstance) -> Formula:
    raise TypeError(type(metric).__name__)


@_made.register
def _(metric: SimpleMetric, catalog: Catalog, under: Circumstance) -> Formula:
    return Part(metric.measure, under)


@_made.register
def _(metric: RatioMetric, catalog: Catalog, under: Circumstance) -> Formula:
    sides = tuple(map(as_ingredient, (metric.numerator, metric.denominator)))
    words = ("numerator", "denominator")
    names = [
        side.name if isinstance(side, MetricInput) else f"{metric.name}_{word}"
        for side, word in zip(sides, words, strict=True)
    ]
    top, bottom = (_taken(side, catalog, under) for side in sides)
    return Quotient(top, bottom, (names[0], names[1]))


@_made.register
def _(metric: DerivedMetric, catalog: Catalog, under: Circumstance) -> Formula:
    inputs = ((one.alias or one.name, _taken(one, catalog, under)) for one in metric.metrics)
    return Arithmetic(metric.expr, tuple(inputs))


@_made.register
def _(metric: CumulativeMetric, catalog: Catalog, under: Circumstance) -> Formula:
    if under.over is not None:
        raise Unmade("accumulated_twice", metric.label or metric.name)
    over = Accumulation(metric.window, metric.grain_to_date, metric.period_agg)
    return _taken(as_ingredient(metric.metric), catalog, replace(under, over=over))


@_made.register
def _(metric: RollingMetric, catalog: Catalog, under: Circumstance) -> Formula:
    if under.over is not None or under.offset or under.offset_to:
        raise Unmade("over_time_already", metric.label)
    over = Accumulation(metric.window, rolling=True, average=metric.average)
    return _taken(as_ingredient(metric.metric), catalog, replace(under, over=over))


@_made.register
def _(metric: ConversionMetric, catalog: Catalog, under: Circumstance) -> Formula:
    counted = Part(metric, under)
    if metric.calculation == "conversions":
        return counted
    names = (f"{metric.name}_conversions", f"{metric.name}_base")
    # The filter of the base says which groups there are, so it goes before the grouping.
    base = metric.base.model_copy(update={"filter": ""})
    return Quotient(counted, Part(base, replace(under, only=metric.base.filter)), names)


@_made.register
def _(metric: FunnelMetric, catalog: Catalog, under: Circumstance) -> Formula:
    return Part(metric, under)


@_made.register
def _(metric: NestedMetric, catalog: Catalog, under: Circumstance) -> Formula:
    return Part(metric, under)


def _taken(part: Measure | MetricInput, catalog: Catalog, under: Circumstance) -> Formula:
    """A measure, or a metric with its own condition and offset."""
    if isinstance(part, Measure):
        return Part(part, under)
    moved = under.offset or under.offset_to
    if moved and (part.offset_window or part.offset_to_grain):
        raise Unmade("moved_twice", part.name)
    inside = replace(
        under,
        where=both(under.where, part.where),
        offset=part.offset_window or under.offset,
        offset_to=part.offset_to_grain or under.offset_to,
    )
    return _metric(catalog.metrics[part.name], catalog, inside)
