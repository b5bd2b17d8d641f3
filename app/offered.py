"""All that can be asked for: every number and every way to split it, in the words of a language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Literal
from weakref import WeakKeyDictionary

from app.searching import Index
from app.texts import LANGUAGES
from engine import Parlance
from semantic.askable import askable_metrics
from semantic.catalog import Catalog, CatalogDimension
from semantic.fields import bucket_labels
from semantic.metrics import Metric
from semantic.query import LogicalQuery, MetricRef
from semantic.translations import translated

Kind = Literal["metric", "dimension"]
_LABEL, _SYNONYM, _ABOUT = 3.0, 2.0, 1.0  # what a word counts by where it stands


@dataclass(frozen=True)
class Entry:
    """A metric or dimension. `others` are the labels of what it is split by, or of what it splits."""

    kind: Kind
    name: str
    label: str
    about: str
    also: tuple[str, ...]
    group: str
    others: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    unit: str = ""
    owner: str = ""
    metrics: tuple[str, ...] = ()


class Offered:
    """The entries of one model in one language."""

    def __init__(self, parlance: Parlance, language: str) -> None:
        model = parlance.model
        catalogs = {one: Catalog(translated(model, one)) for one in LANGUAGES}
        self._catalog = catalogs[language]
        self.entries = (*self._metrics(), *self._dimensions())
        self._index = Index(self._texts(entry, catalogs.values()) for entry in self.entries)
        self._examples: dict[tuple[Kind, str], tuple[LogicalQuery, ...]] = {}

    def found(self, text: str) -> tuple[Entry, ...]:
        """The entries for some words, the best first; all of them for none, in the order of the model."""
        if not text.strip():
            return self.entries
        return tuple(self.entries[number] for number in self._index.find(text))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The data sets, in the order of the model."""
        order = {self._called(one.name): None for one in self._catalog.model.datasets}
        there = {entry.group for entry in self.entries}
        return tuple(name for name in order if name in there)

    def examples(self, entry: Entry, parlance: Parlance) -> tuple[LogicalQuery, ...]:
        """Questions that show what an entry is good for; each can be answered."""
        key = entry.kind, entry.name
        if key not in self._examples:
            of = parlance.examples_of, parlance.examples_by
            self._examples[key] = (
                of[0](entry.name) if entry.kind == "metric" else of[1](entry.name, entry.metrics)
            )
        return self._examples[key]

    def _metrics(self) -> Iterator[Entry]:
        for metric in askable_metrics(self._catalog):
            term = MetricRef(name=metric.name)
            facts = self._catalog.facts(term)
            yield Entry(
                "metric",
                metric.name,
                _label(metric),
                metric.description,
                metric.synonyms,
                self._called(facts[0]) if facts else "",
                others=tuple(
                    dict.fromkeys(one.label for one in self._catalog.reachable(term) if _splits(one))
                ),
                unit=metric.unit,
                owner=metric.owner,
            )

    def _dimensions(self) -> Iterator[Entry]:
        split: dict[str, list[Metric]] = {}
        for metric in askable_metrics(self._catalog):
            for one in self._catalog.reachable(MetricRef(name=metric.name)):
                split.setdefault(one.name, []).append(metric)
        for name, one in self._catalog.dimensions.items():
            if _splits(one) and name in split:
                yield Entry(
                    "dimension",
                    name,
                    one.label,
                    one.description,
                    one.synonyms,
                    self._called(one.bindings[0].dataset),
                    others=tuple(map(_label, split[name])),
                    values=_values(one),
                    metrics=tuple(metric.name for metric in split[name]),
                )

    def _called(self, dataset: str) -> str:
        known = self._catalog.datasets[dataset]
        return known.label or dataset.replace("_", " ")

    def _texts(self, entry: Entry, catalogs: Iterable[Catalog]) -> Iterator[tuple[str, float]]:
        """By what an entry is found: its names in all languages, and what is said of it."""
        yield entry.name, _SYNONYM
        yield entry.about, _ABOUT
        for catalog in catalogs:
            named = catalog.metrics if entry.kind == "metric" else catalog.dimensions
            one = named[entry.name]
            yield one.label, _LABEL if catalog is self._catalog else _SYNONYM
            yield from ((text, _SYNONYM) for text in one.synonyms)


_kept: "WeakKeyDictionary[Parlance, dict[str, Offered]]" = WeakKeyDictionary()
_lock = Lock()


def offered(parlance: Parlance, language: str) -> Offered:
    """What a model offers, in a language; made once."""
    with _lock:
        known = _kept.setdefault(parlance, {})
        if language not in known:
            known[language] = Offered(parlance, language)
        return known[language]


def _label(metric: Metric) -> str:
    return metric.label or metric.name.replace("_", " ")


def _splits(dimension: CatalogDimension) -> bool:
    """Keys, times and amounts split nothing, and what is personal is not offered."""
    return dimension.field.role == "dimension" and not dimension.field.personal


def _values(dimension: CatalogDimension) -> tuple[str, ...]:
    classes = bucket_labels(dimension.field.buckets) if dimension.field.buckets else ()
    return (*classes, *(str(value.label or value.value) for value in dimension.values))
