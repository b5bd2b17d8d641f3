"""The words of a model and what each may mean: a word with several meanings is asked back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from semantic.askable import askable_metrics
from semantic.catalog import Catalog, CatalogDimension
from semantic.locations import join_path
from semantic.metrics import Metric

Kind = Literal["metric", "dimension", "value"]


@dataclass(frozen=True)
class Meaning:
    """One thing a word may mean; `path` leads to it in the model's files.

    `named` when it is the thing's name or label, `listed` when it is among its synonyms.
    """

    kind: Kind
    name: str
    path: str
    named: bool
    listed: bool


def normal(text: str) -> str:
    """A phrase in the form in which phrases are compared: small letters, single spaces, no signs."""
    return " ".join(re.findall(r"[^\W_]+|%", text.casefold()))


def meanings(catalog: Catalog) -> dict[str, list[Meaning]]:
    """Every phrase the model gives to a metric, a dimension or a listed value, with its meanings."""
    found: dict[str, list[Meaning]] = {}
    for word, meaning in _all(catalog):
        if word:
            found.setdefault(word, []).append(meaning)
    return found


def _all(catalog: Catalog) -> Iterator[tuple[str, Meaning]]:
    for metric in askable_metrics(catalog):
        yield from _of_metric(metric)
    for dimension in catalog.dimensions.values():
        path = _path(catalog, dimension)
        yield from _said("dimension", dimension.name, path, _names(dimension), dimension.synonyms)
        for value in () if dimension.roles else dimension.values:
            name = f"{dimension.name} = {value.value}"
            names = (str(value.value), value.label)
            yield from _said("value", name, path, names, value.synonyms)


def _of_metric(metric: Metric) -> Iterator[tuple[str, Meaning]]:
    path = join_path("metrics", metric.name)
    return _said("metric", metric.name, path, (metric.name, metric.label), metric.synonyms)


def _names(dimension: CatalogDimension) -> tuple[str, ...]:
    """A field of one dataset is called by its label; a shared dimension also by its name."""
    return (dimension.label, dimension.name) if dimension.field.dimension else (dimension.label,)


def _path(catalog: Catalog, dimension: CatalogDimension) -> str:
    if any(shared.name == dimension.name for shared in catalog.model.dimensions):
        return join_path("dimensions", dimension.name)
    return join_path("datasets", dimension.bindings[0].dataset, "fields", dimension.field.name)


def _said(
    kind: Kind, name: str, path: str, names: tuple[str, ...], synonyms: tuple[str, ...]
) -> Iterator[tuple[str, Meaning]]:
    named, listed = set(map(normal, names)), set(map(normal, synonyms))
    for word in sorted(named | listed):
        yield word, Meaning(kind, name, path, word in named, word in listed)
