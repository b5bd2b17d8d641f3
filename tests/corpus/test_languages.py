"""Questions in other languages are sound: each names an English entry; a complete language has all shapes."""

from collections import Counter
from typing import Any

import pytest

from tests.corpus.test_oracle import CORPUS, SHAPES, SHIPPED, entries

ENGLISH = {entry["id"]: entry for entry in SHIPPED}
LANGUAGES = sorted(file.stem for file in (CORPUS / "languages").glob("*.yaml"))
# Languages that are covered as widely as English; the others are samples.
COMPLETE = [name for name in ("de", "fr", "es", "pt") if name in LANGUAGES]


def questions(language: str) -> list[dict[str, Any]]:
    """The entries of one language."""
    return entries(f"languages/{language}")


def test_german_and_french_are_there() -> None:
    assert {"de", "fr"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_names_an_english_one(language: str) -> None:
    for entry in questions(language):
        assert set(entry) == {"of", "question"}
        assert entry["question"].strip()
    assert [entry["of"] for entry in questions(language) if entry["of"] not in ENGLISH] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_is_there_twice(language: str) -> None:
    counts = Counter(entry["question"].lower() for entry in questions(language))
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", COMPLETE)
def test_complete_language_has_every_shape(language: str) -> None:
    meant = [ENGLISH[entry["of"]] for entry in questions(language)]
    assert len(meant) >= 150
    assert {shape for entry in meant for shape in entry.get("shapes", [])} == SHAPES


@pytest.mark.parametrize("language", COMPLETE)
def test_complete_language_is_asked_back_and_refused(language: str) -> None:
    meant = [ENGLISH[entry["of"]] for entry in questions(language)]
    assert sum("ask" in entry for entry in meant) >= 15
    assert sum("refuse" in entry for entry in meant) >= 15
