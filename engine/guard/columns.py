"""The columns of each dataset that the model speaks of: no other column of its table may be read."""

from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.composition import ingredients
from semantic.expressions import columns_of
from semantic.measures import Measure
from semantic.metrics import ConversionMetric, FunnelMetric, Metric
from semantic.model import Dataset, Relationship


class Columns(dict[str, frozenset[str]]):
    """The columns by the name of the dataset, worked out when first asked for: a question needs a few."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._catalog = catalog

    def __missing__(self, name: str) -> frozenset[str]:
        self[name] = found = frozenset(_of(name, self._catalog))
        return found


def _of(name: str, catalog: Catalog) -> Iterator[str]:
    yield from _of_dataset(catalog.datasets[name])
    for relationship in catalog.model.relationships:
        yield from _of_source(relationship) if relationship.source == name else ()
        yield from _of_target(relationship) if relationship.to == name else ()
    for metric in catalog.metrics.values():
        for dataset, text in _looked_at(metric):
            yield from columns_of(text) if text and dataset == name else ()


def _of_dataset(dataset: Dataset) -> Iterator[str]:
    for text in (*(field.sql for field in dataset.fields), *(one.expr for one in dataset.default_filters)):
        yield from columns_of(text)
    for key in (dataset.primary_key, *dataset.unique_keys):
        yield from key
    yield from filter(None, (dataset.time, dataset.name_field))


def _of_source(relationship: Relationship) -> Iterator[str]:
    yield from relationship.from_columns
    yield from filter(None, (relationship.at,))


def _of_target(relationship: Relationship) -> Iterator[str]:
    yield from relationship.to_columns
    yield from filter(None, (relationship.valid_from, relationship.valid_to))


def _looked_at(metric: Metric) -> Iterator[tuple[str, str]]:
    """Each dataset with SQL over its columns that the metric itself names."""
    for one in ingredients(metric):
        if isinstance(one, Measure):
            yield from ((one.dataset, text) for text in (one.expr, one.filter, one.time))
    if isinstance(metric, ConversionMetric):
        yield metric.base.dataset, metric.entity
        yield metric.conversion.dataset, metric.conversion_entity or metric.entity
        for constant in metric.constant_properties:
            yield metric.base.dataset, constant.base
            yield metric.conversion.dataset, constant.conversion
    if isinstance(metric, FunnelMetric):
        yield from ((step.dataset, text) for step in metric.steps for text in step.constant_properties)
