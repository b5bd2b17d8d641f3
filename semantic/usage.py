"""Which columns of each dataset a model reads, and where it says so."""

from collections.abc import Iterator

from semantic.expressions import columns_of
from semantic.locations import join_path
from semantic.measures import Measure
from semantic.metrics import (
    ConversionMetric,
    CumulativeMetric,
    FunnelMetric,
    Metric,
    RatioMetric,
    SimpleMetric,
)
from semantic.model import Dataset, SemanticModel


def measures_of(model: SemanticModel) -> Iterator[tuple[Metric, str, Measure]]:
    """Every measure that stands in the model, with its metric and the path to it."""
    for metric in model.metrics:
        for steps, measure in _measures(metric):
            yield metric, join_path("metrics", metric.name, *steps), measure


def _measures(metric: Metric) -> Iterator[tuple[tuple[str, ...], Measure]]:
    if isinstance(metric, SimpleMetric):
        yield ("measure",), metric.measure
    elif isinstance(metric, RatioMetric):
        sides = (("numerator", metric.numerator), ("denominator", metric.denominator))
        yield from (((key,), side) for key, side in sides if isinstance(side, Measure))
    elif isinstance(metric, CumulativeMetric) and isinstance(metric.metric, Measure):
        yield ("metric",), metric.metric
    elif isinstance(metric, ConversionMetric):
        yield ("base",), metric.base
        yield ("conversion",), metric.conversion
    elif isinstance(metric, FunnelMetric):
        for step in metric.steps:
            at = ("steps", step.name)
            filtered = {"filter": step.filter, "time": step.time}
            yield at, Measure(agg="count", dataset=step.dataset, expr=step.entity, **filtered)


def columns_used(model: SemanticModel, fields: bool = False) -> dict[str, set[str]]:
    """The columns of each dataset read by keys, filters, joins and measures, names of times among them.

    With `fields` those read by its fields too. ValueError for an expression that cannot be read.
    """
    found = {dataset.name: set(_own(dataset, fields)) for dataset in model.datasets}
    for one in model.relationships:
        found[one.source] |= {*one.from_columns, one.at} - {""}
        found[one.to] |= {*one.to_columns, one.valid_from, one.valid_to} - {""}
    for metric, _, measure in measures_of(model):
        groupings = measure.non_additive_dimension.window_groupings if measure.non_additive_dimension else ()
        found[measure.dataset] |= {*_read(measure.expr, measure.filter), measure.time, *groupings} - {""}
        if isinstance(metric, ConversionMetric):
            found[measure.dataset] |= _matched(metric, measure is metric.base)
    return found


def _own(dataset: Dataset, fields: bool) -> Iterator[str]:
    yield from (*dataset.primary_key, *(column for key in dataset.unique_keys for column in key))
    yield from (name for name in (dataset.time, dataset.name_field) if name)
    yield from _read(*(rule.expr for rule in dataset.default_filters))
    for field in dataset.fields:
        # A field's own name is its own column; an expression may read others.
        yield from _read(field.expr) if field.expr else ([field.name] if fields else [])


def _matched(metric: ConversionMetric, base: bool) -> set[str]:
    if base:
        return {metric.entity, *(one.base for one in metric.constant_properties)}
    return {
        metric.conversion_entity or metric.entity,
        *(one.conversion for one in metric.constant_properties),
    }


def _read(*texts: str) -> Iterator[str]:
    for text in texts:
        if text:
            yield from columns_of(text)
