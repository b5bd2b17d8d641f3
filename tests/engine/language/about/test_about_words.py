"""Every language asks about the model and reads back what it says; with a strange word nothing is read."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from engine.cache import cached_text
from engine.language.about.reading import AboutReader
from engine.language.about.words import about_words
from engine.language.pack import languages
from engine.language.reader import Reader
from engine.language.readers import Readers
from engine.replies.about.restating import restated
from engine.types.about import AboutKind, AboutQuestion, Thing
from semantic.catalog import Catalog
from semantic.yaml_io import load_cached, shipped_models

ENGLISH = about_words("en").data
ASKED_IN = ("en", *(name for name in languages() if name != "en" and about_words(name).data))
METRIC, OTHER = Thing("metric", "completion_rate"), Thing("metric", "network_demand")
DIMENSION, DATASET = Thing("dimension", "device"), Thing("dataset", "payments")
ALONE = ("anything", "metrics", "dimensions", "datasets")
OF_METRICS = ("target", "splits", "why", "unusual")


def shape(data: Any, at: str = "") -> Iterator[str]:
    """Names of everything, in order, with the slots of sentences."""
    for key, inner in data.items() if isinstance(data, dict) else ():
        yield f"{at}.{key}"
        yield from shape(inner, f"{at}.{key}")
    if isinstance(data, str) and at.startswith(".told"):
        yield f"{at} {sorted(set(re.findall('{(.*?)}', data)))}"
    if isinstance(data, list) and at != ".told":
        assert data, at


@pytest.mark.parametrize("language", ASKED_IN[1:])
def test_has_what_english_has(language: str) -> None:
    assert list(shape(about_words(language).data)) == list(shape(ENGLISH))


def test_every_kind_has_patterns_and_a_sentence() -> None:
    kinds = set(get_args(AboutKind))
    assert set(ENGLISH["told"]["asked"]) == kinds
    assert {*ENGLISH["frames"], *ENGLISH["unexplained"]} == kinds


@pytest.fixture(scope="module")
def readers() -> Readers:
    return Readers(Catalog(load_cached(shipped_models(), cached_text)), {})


def questions() -> Iterator[AboutQuestion]:
    """One of each kind, of one thing and of several."""
    for kind in get_args(AboutKind):
        if kind in ALONE:
            yield AboutQuestion((kind,))
        elif kind == "freshness":
            yield AboutQuestion((kind,), (DATASET,))
        elif kind == "values":
            yield AboutQuestion((kind,), (DIMENSION,))
        else:
            yield AboutQuestion((kind,), (METRIC,))
            if kind not in OF_METRICS:
                yield AboutQuestion((kind,), (METRIC, OTHER))


def read(text: str, reader: Reader) -> AboutQuestion | None:
    about = AboutReader(reader, reader.link(text))
    found = about.read() or about.read_unexplained()
    return found.question if found else None


@pytest.mark.parametrize("language", ASKED_IN)
def test_reads_back_what_it_says(language: str, readers: Readers) -> None:
    reader = readers.reader(language)
    for question in questions():
        said = restated(question, reader)
        for text in (said, said.lower() + "?"):
            found = read(text, reader)
            assert found is not None, text
            assert (found.kinds, found.things) == (question.kinds, question.things), text


@pytest.mark.parametrize("language", ASKED_IN)
def test_a_strange_word_anywhere_leaves_it_unread(language: str, readers: Readers) -> None:
    reader = readers.reader(language)
    for question in (AboutQuestion(("definition",), (METRIC,)), AboutQuestion(("freshness",), (DATASET,))):
        words = restated(question, reader).split()
        for at in range(len(words) + 1):
            text = " ".join((*words[:at], "blorpic", *words[at:]))
            assert AboutReader(reader, reader.link(text)).read() is None, text
