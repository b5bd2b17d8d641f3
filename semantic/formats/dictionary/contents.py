"""What a data dictionary says, as plain texts. Text between back quotes is code.

What is private is left out: nobody can ask for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from semantic.catalog import Catalog, CatalogDimension
from semantic.coverage import MetricCoverage, facts_of, metric_coverage
from semantic.definitions import Definitions
from semantic.fields import Field, Value, bucket_labels
from semantic.metrics import Metric
from semantic.model import Dataset, Relationship, SemanticModel
from semantic.text_conditions import condition_text

_DIRECTIONS = {"up": "more is better", "down": "less is better", "neutral": ""}
_ROLES = {"dimension": "group", "time": "time", "measure": "amount", "key": "key"}
Fact = tuple[str, str]


@dataclass(frozen=True)
class Link:
    """Another entry: what it is called, and the anchor it stands at."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Table:
    """Rows of texts below heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Entry:
    """One metric, dimension or dataset. `facts` are pairs of a name and a text, empty ones left out."""

    anchor: str
    title: str
    name: str
    text: str
    facts: tuple[Fact, ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Contents:
    """The whole dictionary."""

    title: str
    text: str
    facts: tuple[Fact, ...]
    metrics: tuple[Entry, ...]
    dimensions: tuple[Entry, ...]
    datasets: tuple[Entry, ...]
    relationships: Table


def contents(model: SemanticModel) -> Contents:
    """The dictionary of a model that is free of errors. KeyError for a broken reference."""
    writer = _Writer(Catalog(model))
    return Contents(
        title=model.label or model.name,
        text=model.description,
        facts=_kept(_calendar(model)),
        metrics=writer.metrics(),
        dimensions=writer.dimensions(),
        datasets=tuple(map(_dataset, filter(_is_open, model.datasets))),
        relationships=_relationships(model),
    )


class _Writer:
    """Entries over one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._definitions = Definitions(catalog)
        self._known = {name: found for name, found in catalog.dimensions.items() if self._is_askable(found)}
        self._coverage = {found.name: found for found in metric_coverage(catalog)}

    def _is_askable(self, dimension: CatalogDimension) -> bool:
        bindings = dimension.bindings
        return any(
            not found.field.private and not self._catalog.datasets[found.dataset].private
            for found in bindings
        )

    def metrics(self) -> tuple[Entry, ...]:
        """Every metric that can be asked for."""
        return tuple(self._metric(metric) for metric in self._catalog.metrics.values() if not metric.private)

    def dimensions(self) -> tuple[Entry, ...]:
        """Everything one can group or filter by; amounts and times stand with their dataset."""
        shown = (found for found in self._known.values() if found.field.role in ("dimension", "key"))
        return tuple(map(self._dimension, shown))

    def _metric(self, metric: Metric) -> Entry:
        reached: MetricCoverage = self._coverage[metric.name]
        facts = (
            ("Formula", self._definitions.metric(metric)),
            ("Only where", _code(condition_text(metric.where)) if metric.where else ""),
            ("Always applied", "; ".join(self._filters(metric))),
            ("Unit", metric.unit),
            ("Good direction", _DIRECTIONS[metric.desired_direction]),
            ("Target", "; ".join(_target(metric))),
            ("Owner", metric.owner),
            ("Also called", ", ".join(metric.synonyms)),
            ("Over time", "" if reached.over_time else "no, it is a reading at one moment"),
        )
        names = [name for name in reached.dimensions if name in self._known]
        links = tuple(Link(self._known[name].label, _anchor("dimension", name)) for name in names)
        title = metric.label or metric.name
        split = (("Can be split by", links),) if links else ()
        anchor = _anchor("metric", metric.name)
        return Entry(anchor, title, metric.name, metric.description, _kept(facts), split)

    def _filters(self, metric: Metric) -> list[str]:
        datasets = (self._catalog.datasets[fact] for fact in facts_of(self._catalog, metric))
        return list(dict.fromkeys(rule.label for dataset in datasets for rule in dataset.default_filters))

    def _dimension(self, dimension: CatalogDimension) -> Entry:
        field = dimension.field
        carriers = (self._catalog.datasets[found.dataset] for found in dimension.bindings)
        facts = (
            ("Also called", ", ".join(dimension.synonyms)),
            ("Unit", field.unit),
            ("Classes", ", ".join(bucket_labels(field.buckets)) if field.buckets else ""),
            ("Hierarchy", "; ".join(self._hierarchies(dimension.name))),
            ("Personal", "yes, values are not listed or suggested" if field.personal else ""),
            ("Found in", ", ".join(dict.fromkeys(dataset.label or dataset.name for dataset in carriers))),
        )
        rows = tuple(map(_value, dimension.values))
        table = Table(("Value", "Shown as", "Also called"), rows) if rows else None
        anchor = _anchor("dimension", dimension.name)
        return Entry(anchor, dimension.label, dimension.name, dimension.description, _kept(facts), (), table)

    def _hierarchies(self, name: str) -> list[str]:
        known = self._catalog.dimensions
        found = (one for one in self._catalog.model.hierarchies if name in one.levels)
        return [
            " › ".join(known[level].label if level in known else level for level in one.levels)
            for one in found
        ]


def _value(value: Value) -> tuple[str, ...]:
    stored = str(value.value)
    shown = value.label if value.label != stored else ""
    return stored, shown, ", ".join(word for word in value.synonyms if word not in (stored, shown))


def _target(metric: Metric) -> list[str]:
    unit = f" {metric.unit}" if metric.unit else ""
    return [
        " ".join(filter(None, (f"{one.value:g}{unit}", one.grain and f"per {one.grain}", one.label)))
        for one in metric.targets
    ]


def _dataset(dataset: Dataset) -> Entry:
    facts = (
        ("One row is", dataset.noun),
        ("Table", _code(dataset.table)),
        ("SQL", _code(dataset.sql)),
        ("Key", ", ".join(map(_code, dataset.primary_key))),
        ("Time", _code(dataset.time)),
        ("Also called", ", ".join(dataset.synonyms)),
        ("Always applied", "; ".join(rule.label for rule in dataset.default_filters)),
        ("Links many to many", "yes" if dataset.bridge else ""),
    )
    rows = tuple(map(_field, (field for field in dataset.fields if not field.private)))
    table = Table(("Field", "Type", "Used as", "Meaning", "Column"), rows) if rows else None
    title = dataset.label or dataset.name
    return Entry(
        dataset_anchor(dataset.name), title, dataset.name, dataset.description, _kept(facts), (), table
    )


def _field(field: Field) -> tuple[str, ...]:
    unit = f" ({field.unit})" if field.unit else ""
    label = field.label or field.name.replace("_", " ")
    return (
        label,
        f"{field.type}{unit}",
        _ROLES[field.role],
        field.description,
        _code(field.expr or field.name),
    )


def _is_open(dataset: Dataset) -> bool:
    return not dataset.private


def _relationships(model: SemanticModel) -> Table:
    shown = filter(_is_open, model.datasets)
    labels = {dataset.name: dataset.label or dataset.name for dataset in shown}
    rows = (
        (labels[one.source], labels[one.to], _cardinality(one), _joined(one), one.role)
        for one in model.relationships
        if one.source in labels and one.to in labels
    )
    return Table(("From", "To", "How many", "Joined by", "As"), tuple(rows))


def _cardinality(relationship: Relationship) -> str:
    many = "one to one" if relationship.cardinality == "one_to_one" else "many to one"
    return f"{many}, valid at the time" if relationship.valid_from else many


def _joined(relationship: Relationship) -> str:
    pairs = zip(relationship.from_columns, relationship.to_columns, strict=True)
    return ", ".join(_code(one if one == other else f"{one} = {other}") for one, other in pairs)


def _calendar(model: SemanticModel) -> tuple[Fact, ...]:
    fiscal = model.calendar.fiscal
    weeks = f", weeks {fiscal.pattern}" if fiscal.pattern else ""
    year = f"begins in month {fiscal.first_month}{weeks}" if fiscal.first_month > 1 or weeks else ""
    return (
        ("Time zone", model.calendar.time_zone),
        ("Weeks begin on", model.calendar.week_start.capitalize()),
        ("Fiscal year", year),
        ("Clock", model.now),
    )


def _kept(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact[1])


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def dataset_anchor(name: str) -> str:
    """Where a dataset stands in the page."""
    return _anchor("dataset", name)


def _anchor(kind: str, name: str) -> str:
    return f"{kind}-" + re.sub(r"[^A-Za-z0-9_-]", lambda found: f".{ord(found[0]):x}.", name)
