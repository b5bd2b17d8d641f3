"""What made numbers are called in the language that the names of a schema are in: Anzahl Kunden.

The model itself is written in English, so that who asks in English reads one language; its translation into
that of the names has their labels.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import listed, names_in, spoken, tables
from semantic.fields import Field
from semantic.model import Dataset, Dimension

_SHORTEST = 3
_FEWEST, _ENOUGH = 5, 0.2  # as for German, whose names are also made of several words


def tongue(words: Iterable[str]) -> str:
    """The language of which enough words of a schema are; "" where it is English, or of no list here."""
    found = {word.lower() for word in words if len(word) >= _SHORTEST}
    forms = {word: {word, singular(word)} - listed("english_too") for word in found}
    for language in spoken():
        known = names_in(language)
        if sum(not known.isdisjoint(own) for own in forms.values()) >= max(_FEWEST, _ENOUGH * len(found)):
            return language
    return ""


@dataclass(frozen=True)
class LabelWords:
    """Templates of labels, by what is computed: sum, average, count, rows, within."""

    templates: Mapping[str, str]

    def label(self, kind: str, text: str) -> str:
        """What is computed of what: "Total fees"; no word twice."""
        front, own = self.front(kind), self.named(text)
        made = own if front and own.casefold().startswith(front) else self.templates[kind].format(own)
        return made[:1].upper() + made[1:]

    def front(self, kind: str) -> str:
        """What stands before the name, in lower case: "total "."""
        return self.templates[kind].partition("{}")[0].casefold()

    def without(self, kind: str, label: str) -> str:
        """The name inside a label, in lower case."""
        return label.casefold().removeprefix(self.front(kind))

    def within(self, label: str, dataset: str) -> str:
        """A label with the table that is meant."""
        return self.templates["within"].format(label, self.named(dataset))

    def named(self, text: str) -> str:
        """A name as the language writes nouns inside a text."""
        if not self.templates.get("capitals"):
            return text
        return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


@cache
def label_words(language: str = "en") -> LabelWords:
    """The words of a language. KeyError if it has none."""
    return LabelWords(tables("label_words")[language])


def translation(
    language: str, labels: Mapping[str, str], datasets: Iterable[Dataset], dimensions: Iterable[Dimension]
) -> dict[str, Any]:
    """The translation of a model: labels of metrics by name, and its nouns as the language writes them."""
    words, found = label_words(language), tuple(datasets)
    own = {f"{one.name}.{field.name}": field for one in found for field in one.fields if _is_own(field)}
    called = {**{one.name: one.label for one in dimensions}, **{key: one.label for key, one in own.items()}}
    nouns = {
        one.name: {part: words.named(getattr(one, part)) for part in ("label", "noun", "nouns")}
        for one in found
    }
    return {
        "language": language,
        "metrics": {name: [label] for name, label in labels.items()},
        "dimensions": {name: [words.named(label)] for name, label in called.items()},
        "datasets": nouns,
    }


def _is_own(field: Field) -> bool:
    return field.role in ("dimension", "time") and not field.dimension
