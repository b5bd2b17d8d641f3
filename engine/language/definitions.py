"""What a user has decided for good: words taught, and choices kept. Data, filed as JSON."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from engine.errors import EngineError
from engine.language.tokens import norms
from semantic.base import Frozen
from semantic.catalog import Catalog, CatalogDimension
from semantic.fields import Scalar
from semantic.filters import Literalish
from semantic.query import LogicalQuery

NOTHING: Mapping[str, Sequence[Scalar]] = {}
TaughtKind = Literal["metric", "dimension", "value"]


class TaughtWord(Frozen):
    """A wording of a metric, a dimension, or a `value` of the dimension `name`."""

    word: str
    kind: TaughtKind
    name: str
    value: Literalish | None = None


class KeptChoice(Frozen):
    """Of the questions with these words, periods and values aside, the one that is meant."""

    words: tuple[str, ...]
    shape: LogicalQuery


class Definitions(Frozen):
    """The words and choices of one user for one model."""

    words: tuple[TaughtWord, ...] = ()
    choices: tuple[KeptChoice, ...] = ()

    def with_word(self, taught: TaughtWord) -> "Definitions":
        """With one word more; a word taught before now means this."""
        others = [one for one in self.words if norms(one.word) != norms(taught.word)]
        return self.model_copy(update={"words": (*others, taught)})

    def with_choice(self, words: tuple[str, ...], query: LogicalQuery) -> "Definitions":
        """With one choice more; a choice kept before for the same words gives way."""
        others = [one for one in self.choices if one.words != words]
        return self.model_copy(update={"choices": (*others, KeptChoice(words=words, shape=shape_of(query)))})

    def shape_for(self, words: tuple[str, ...]) -> LogicalQuery | None:
        """The kind of question that was chosen for these words."""
        return next((one.shape for one in self.choices if one.words == words), None)


NONE_KEPT = Definitions()


def shape_of(query: LogicalQuery) -> LogicalQuery:
    """What a question asks for, without the period and the filters it happened to have."""
    return query.canonical().model_copy(update={"time": None, "where": None, "compare_to": None})


def meaning_of(
    target: str, word: str, catalog: Catalog, stored: Mapping[str, Sequence[Scalar]] = NOTHING
) -> TaughtWord:
    """The word for what a target names: a metric, a dimension, or `dimension = value`, by name or label.

    `stored` are the values in the data by dimension, where they are known.

    Raises EngineError where the model has no such thing, or where several are called so.
    """
    name, _, value = (part.strip() for part in target.partition("="))
    if not any(char.isalnum() for char in word):
        raise EngineError("A word to teach must have letters.", "Give the word as it is said.")
    found: list[TaughtWord] = []
    for dimension in catalog.dimensions.values():
        if norms(name) not in (norms(dimension.name), norms(dimension.label)):
            continue
        if not value:
            found.append(TaughtWord(word=word, kind="dimension", name=dimension.name))
            continue
        known = _value(value, dimension, stored)
        found.append(TaughtWord(word=word, kind="value", name=dimension.name, value=known))
    if not value:
        found += [
            TaughtWord(word=word, kind="metric", name=metric.name)
            for metric in catalog.metrics.values()
            if norms(name) in (norms(metric.name), norms(metric.label)) and not metric.private
        ]
    if len(found) != 1:
        fault = "nothing" if not found else "several things"
        raise EngineError(
            f'The model calls {fault} "{name}".', "Name a metric, a dimension, or dimension = value."
        )
    return found[0]


def _value(text: str, dimension: CatalogDimension, stored: Mapping[str, Sequence[Scalar]]) -> Scalar:
    """The value that is so called: one of the model, else one in the data."""
    said = norms(text)
    listed = [one.value for one in dimension.values if said in (norms(str(one.value)), norms(one.label))]
    found = [*listed, *(one for one in stored.get(dimension.name, ()) if norms(str(one)) == said)]
    if not found and dimension.name in stored:
        raise EngineError(f'No value of {dimension.name} is called "{text}".', "Name one that there is.")
    return found[0] if found else text


def read_definitions(path: Path) -> Definitions:
    """What is filed there; nothing where there is no file. Raises EngineError for a file with faults."""
    if not path.exists():
        return Definitions()
    try:
        return Definitions.model_validate_json(path.read_text("utf-8"))
    except (ValidationError, UnicodeDecodeError) as fault:
        first = str(fault).splitlines()[0]
        raise EngineError(
            f"{path} holds no kept words and choices: {first}", "Repair it, or delete it."
        ) from None


def write_definitions(definitions: Definitions, path: Path) -> None:
    """File them, by a new file in the place of the old one. Raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with open(handle, "w", encoding="utf-8") as file:
        file.write(definitions.model_dump_json(indent=1, exclude_none=True) + "\n")
    os.replace(name, path)
