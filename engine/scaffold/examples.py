"""Questions that the model answers, to start from."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from engine.scaffold.facts import ColumnFacts
from engine.scaffold.sketch import Sketch
from semantic.catalog import Catalog, CatalogDimension
from semantic.metrics import SimpleMetric
from semantic.model import Dataset, SemanticModel
from semantic.query import MetricRef

_MOST = 6
_PER_DATASET = 3
_GROUPS = range(2, 51)  # fewer are no split, more are no overview
_SPAN = timedelta(days=60)


def examples(model: SemanticModel, sketch: Sketch) -> tuple[str, ...]:
    """Up to six questions: metrics of the weightiest datasets, split by what they reach."""
    catalog = Catalog(model)
    found: dict[str, None] = {}
    for metric in _headline(model):
        for text in _questions(metric, catalog, sketch):
            found.setdefault(text)
        if len(found) >= _MOST:
            break
    return tuple(found)[:_MOST]


def _headline(model: SemanticModel) -> Iterator[SimpleMetric]:
    """A few metrics of each dataset; the second of the weightiest beside the first of the next."""
    by_dataset: dict[str, list[SimpleMetric]] = {}
    for metric in model.metrics:
        if isinstance(metric, SimpleMetric):
            by_dataset.setdefault(metric.measure.dataset, []).append(metric)
    ranked = [
        (order + place, order, metric)
        for order, found in enumerate(by_dataset.values())
        for place, metric in enumerate(found[:_PER_DATASET])
    ]
    yield from (metric for _, _, metric in sorted(ranked, key=lambda one: one[:2]))


def _questions(metric: SimpleMetric, catalog: Catalog, sketch: Sketch) -> Iterator[str]:
    dimension = next(_splits(metric, catalog, sketch), None)
    if dimension is not None:
        yield f"{_front(metric.label)} by {_inside(dimension.label)}"
    elif _has_months(catalog.datasets[metric.measure.dataset], sketch):
        yield f"{_front(metric.label)} by month"
    elif metric.measure.agg == "count":
        yield _front(metric.label)


def _splits(metric: SimpleMetric, catalog: Catalog, sketch: Sketch) -> Iterator[CatalogDimension]:
    """Dimensions with a readable number of values, called by a name of their own."""
    labels = Counter(dimension.label for dimension in catalog.dimensions.values())
    for dimension in catalog.dimensions.values():
        if labels[dimension.label] > 1 or dimension.label.endswith("name"):
            continue
        plain = dimension.field.role == "dimension" and dimension.field.type in ("string", "boolean")
        if plain and not dimension.field.personal and not _is_name(dimension, catalog):
            column = _column(dimension, catalog, sketch)
            few = column is not None and column.distinct in _GROUPS and not column.unique
            if few and catalog.reaches(MetricRef(name=metric.name), dimension.name):
                yield dimension


def _is_name(dimension: CatalogDimension, catalog: Catalog) -> bool:
    """Whether it names single rows, by which nobody splits."""
    return any(catalog.datasets[one.dataset].name_field == one.field.name for one in dimension.bindings)


def _column(dimension: CatalogDimension, catalog: Catalog, sketch: Sketch) -> ColumnFacts | None:
    binding = dimension.bindings[0]
    dataset = catalog.datasets[binding.dataset]
    place = dataset.fields.index(binding.field)
    columns = sketch.by_subject[dataset.name].columns
    return columns[place] if place < len(columns) else None


def _has_months(dataset: Dataset, sketch: Sketch) -> bool:
    columns = sketch.by_subject[dataset.name].columns
    place = next((at for at, field in enumerate(dataset.fields) if field.name == dataset.time), len(columns))
    if place >= len(columns):
        return False
    column = columns[place]
    low, high = column.low, column.high
    return isinstance(low, date) and isinstance(high, date) and high - low > _SPAN


def _front(label: str) -> str:
    return label[:1].upper() + label[1:]


def _inside(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
