"""What a translation names must be there."""

from __future__ import annotations

from collections.abc import Iterator

from semantic.faults import fault, unknown
from semantic.issues import Issue
from semantic.model import SemanticModel
from semantic.scope import Scope
from semantic.translations import Translation, Words


def translation_issues(words: Translation, scope: Scope) -> Iterator[Issue]:
    """Every name of a translation that the model does not have, and every thing translated by no word."""
    at = ("translations", words.language)
    for metric, said in words.metrics.items():
        yield from scope.no_metric(metric, (*at, "metrics", metric))
        yield from _said(said, (*at, "metrics", metric))
    for dimension, said in words.dimensions.items():
        yield from scope.no_dimension(dimension, (*at, "dimensions", dimension))
        yield from _said(said, (*at, "dimensions", dimension))
    for dimension, values in words.values.items():
        yield from scope.no_dimension(dimension, (*at, "values", dimension))
        for value, said in values.items():
            yield from _said(said, (*at, "values", dimension, value))
    yield from _named(words, scope.model)


def _named(words: Translation, model: SemanticModel) -> Iterator[Issue]:
    at = ("translations", words.language)
    datasets = [dataset.name for dataset in model.datasets]
    filters = [one.name for dataset in model.datasets for one in dataset.default_filters]
    for name in words.datasets:
        yield from unknown("dataset", name, datasets, (*at, "datasets", name))
    for name in words.default_filters:
        yield from unknown("filter", name, filters, (*at, "default_filters", name))


def _said(said: Words, path: tuple[str, ...]) -> Iterator[Issue]:
    if not said or not all(word.strip() for word in said):
        hint = "List the label first, then the synonyms, none of them empty."
        yield fault(path, "no-words", "The translation has no words.", hint)
