"""The words of a model in other languages: labels, synonyms and names of values, file by file.

A model is written in one language. What a translation leaves out keeps the words that it has, and
the words of the model itself stay understood beside the translated ones.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field as Key
from pydantic import TypeAdapter

from semantic.base import Frozen
from semantic.fields import Field, Value
from semantic.metrics import Metric
from semantic.model import Dataset, Dimension, SemanticModel

Words = tuple[str, ...]


class DatasetWords(Frozen):
    """What a dataset and one of its rows are called."""

    label: str = ""
    noun: str = ""
    nouns: str = ""
    synonyms: Words = ()


class Translation(Frozen):
    """The words of one language (ISO 639-1 code). In each list the label comes first, then synonyms.

    `dimensions` holds shared ones by name and others as `dataset.field`; `values` the words of stored
    values by dimension. `default_filters` are labels by name, `definitions` what metrics mean by name.
    `examples` are questions in the language.
    """

    language: str
    label: str = ""
    metrics: dict[str, Words] = Key(default_factory=dict)
    dimensions: dict[str, Words] = Key(default_factory=dict)
    values: dict[str, dict[str, Words]] = Key(default_factory=dict)
    datasets: dict[str, DatasetWords] = Key(default_factory=dict)
    default_filters: dict[str, str] = Key(default_factory=dict)
    definitions: dict[str, str] = Key(default_factory=dict)
    examples: Words = ()


TRANSLATIONS: TypeAdapter[tuple[Translation, ...]] = TypeAdapter(tuple[Translation, ...])


def translations_of(data: tuple[dict[str, Any], ...]) -> tuple[Translation, ...]:
    """The translations as data of files hold them. Raises ValidationError."""
    return TRANSLATIONS.validate_python(data)


def languages_of(model: SemanticModel) -> tuple[str, ...]:
    """The languages that the model has words in, besides its own."""
    return tuple(dict.fromkeys(str(found.get("language", "")) for found in model.translations_data))


def translated(model: SemanticModel, language: str) -> SemanticModel:
    """The model with the words of a language in front of its own; the model itself where it has none."""
    for words in model.translations:
        if words.language == language:
            model = _in_words(model, words)
    return model


def _in_words(model: SemanticModel, words: Translation) -> SemanticModel:
    changes = {
        "label": words.label or model.label,
        "metrics": tuple(_metric(metric, words) for metric in model.metrics),
        "dimensions": tuple(_dimension(dimension, words) for dimension in model.dimensions),
        "datasets": tuple(_dataset(dataset, words) for dataset in model.datasets),
        "examples": words.examples or model.examples,
    }
    return model.model_copy(update=changes)


def _called(own: Metric | Dimension | Field, said: Words) -> dict[str, Any]:
    """Label and synonyms: the translated ones, then the model's."""
    if not said:
        return {}
    kept = (own.label, *own.synonyms)
    return {
        "label": said[0],
        "synonyms": tuple(dict.fromkeys(word for word in (*said[1:], *kept) if word and word != said[0])),
    }


def _metric(metric: Metric, words: Translation) -> Metric:
    return metric.model_copy(update=_called(metric, words.metrics.get(metric.name, ())))


def _dimension(dimension: Dimension, words: Translation) -> Dimension:
    update = _called(dimension, words.dimensions.get(dimension.name, ()))
    values = _values(dimension.values, words.values.get(dimension.name, {}))
    return dimension.model_copy(update={**update, "values": values})


def _dataset(dataset: Dataset, words: Translation) -> Dataset:
    said = words.datasets.get(dataset.name, DatasetWords())
    kept = (dataset.label, dataset.noun, dataset.nouns, *dataset.synonyms)
    filters = tuple(
        one.model_copy(update={"label": words.default_filters.get(one.name, one.label)})
        for one in dataset.default_filters
    )
    named = {key: getattr(said, key) or getattr(dataset, key) for key in ("label", "noun", "nouns")}
    synonyms = tuple(dict.fromkeys(word for word in (*said.synonyms, *kept) if word))
    fields = tuple(_field(dataset.name, field, words) for field in dataset.fields)
    return dataset.model_copy(
        update={**named, "synonyms": synonyms, "fields": fields, "default_filters": filters}
    )


def _field(dataset: str, field: Field, words: Translation) -> Field:
    """A field that carries a shared dimension is called by that dimension's words."""
    own = f"{dataset}.{field.name}"
    shared = () if not field.dimension else words.dimensions.get(field.dimension, ())
    update = _called(field, words.dimensions.get(own, ()) or (shared and (shared[0], *shared[1:])))
    values = _values(field.values, words.values.get(own, {}))
    return field.model_copy(update={**update, "values": values})


def _values(known: tuple[Value, ...], said: dict[str, Words]) -> tuple[Value, ...]:
    """The values with translated words in front; values that had no words yet are added."""
    left = dict(said)
    found = []
    for value in known:
        words = left.pop(str(value.value), ())
        texts = dict.fromkeys((*words[1:], str(value.label), *value.synonyms)) if words else {}
        update = {"label": words[0], "synonyms": tuple(text for text in texts if text)} if words else {}
        found.append(value.model_copy(update=update))
    added = (Value(value=value, label=words[0], synonyms=words[1:]) for value, words in left.items() if words)
    return (*found, *added)
