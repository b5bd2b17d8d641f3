"""The words of the screens: every language has them all, and each visitor gets their own."""

import string
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

import pytest

from app.pages import ASK
from app.parts.age import age
from app.texts import LANGUAGES, en, language, screen, speaking, table, visitor
from engine import Parlance
from engine.language.pack import languages, load_pack
from engine.phrasing import phrasing

PARTS = ("asking", "frame", "own")


def texts(words: Mapping[str, object], at: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its name: "REASONS.other"."""
    for name, said in words.items():
        if isinstance(said, str):
            yield f"{at}{name}", said
        elif isinstance(said, Mapping):
            yield from texts(said, f"{at}{name}.")
        elif isinstance(said, list | tuple):
            yield from texts({str(place): one for place, one in enumerate(said)}, f"{at}{name}.")


def words_of(module: ModuleType) -> dict[str, object]:
    return {name: said for name, said in vars(module).items() if name.isupper()}


def slots(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def faults(english: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """What a language lacks, has too much, leaves empty, or says with other slots."""
    ours, theirs = dict(texts(english)), dict(texts(other))
    lacking = [f"{name} is lacking" for name in ours if name not in theirs]
    odd = [f"{name} is not in English" for name in theirs if name not in ours]
    empty = [f"{name} is empty" for name, said in theirs.items() if not said.strip()]
    both = [name for name in ours if name in theirs]
    wrong = [
        f"{name} has the slots {slots(theirs[name])}, in English {slots(ours[name])}"
        for name in both
        if slots(ours[name]) != slots(theirs[name])
    ]
    return [*lacking, *odd, *empty, *wrong]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_language_has_every_text_with_its_slots(spoken: str) -> None:
    assert [f"{spoken}: {fault}" for fault in faults(words_of(en), words_of(table(spoken)))] == []


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_text_stands_in_the_same_file_of_each_language_and_once(spoken: str) -> None:
    def names(of: str, part: str) -> set[str]:
        return set(words_of(import_module(f"app.texts.{of}.{part}")))

    assert {part: names(spoken, part) for part in PARTS} == {part: names("en", part) for part in PARTS}
    assert sum(len(names(spoken, part)) for part in PARTS) == len(words_of(table(spoken)))


def test_faults_are_found() -> None:
    english = {"A": "{n} rows", "B": {"x": "X", "y": "Y"}, "C": "c", "D": ("1", "2")}
    other = {"A": "{m} Zeilen", "B": {"x": "X", "z": "Z"}, "C": " ", "D": ("1",)}
    assert faults(english, other) == [
        "B.y is lacking",
        "D.1 is lacking",
        "B.z is not in English",
        "C is empty",
        "A has the slots ['m'], in English ['n']",
    ]
    assert faults(english, english) == []


def test_languages_are_those_that_answers_are_told_in() -> None:
    complete = {one for one in languages() if load_pack(one).is_complete and phrasing(one).is_complete}
    assert set(LANGUAGES) == complete
    assert len({table(spoken).LANGUAGE for spoken in LANGUAGES}) == len(LANGUAGES)


def test_most_is_really_translated() -> None:
    """A text that is the same in two languages is a name, or was forgotten."""
    english = dict(texts(words_of(en)))
    for spoken in LANGUAGES[1:]:
        same = [name for name, said in texts(words_of(table(spoken))) if said == english[name]]
        longer = [name for name in same if english[name].count(" ") > 1]
        assert longer == [], spoken


def test_words_are_in_the_language_that_is_spoken_where_they_are_asked_for() -> None:
    assert (language(), screen.ASK_PAGE, ASK.title) == ("en", "Ask", "Ask")
    with speaking("de"):
        assert (language(), screen.ASK_PAGE, ASK.title) == ("de", "Fragen", "Fragen")
        with speaking("fr"):
            assert screen.ASK_PAGE == "Demander"
        assert screen.ASK_PAGE == "Fragen"
        with speaking("ja"):
            assert language() == "en"
    assert screen.ASK_PAGE == "Ask"
    with pytest.raises(AttributeError):
        _ = screen.NO_SUCH_WORDS  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("cookie", "accepted", "spoken"),
    [
        ("", "", "en"),
        ("", "de-AT,de;q=0.9,en;q=0.8", "de"),
        ("", "ja,pt-BR;q=0.8,en;q=0.9", "en"),
        ("", "fr;q=0.2, es-419;q=0.7", "es"),
        ("", "de;q=0,it;q=0.5", "en"),
        ("", "de;q=much,fr", "fr"),
        ("", "PT", "pt"),
        ("fr", "de-DE", "fr"),
        ("tlh", "de-DE", "de"),
        ("../../en", "*", "en"),
    ],
)
def test_the_choice_comes_before_what_the_browser_asks_for(cookie: str, accepted: str, spoken: str) -> None:
    assert visitor.wanted({visitor.COOKIE: cookie}, accepted) == spoken


def test_dates_are_written_as_the_language_does(parlance: Parlance) -> None:
    assert "30 June 2026 09:00" in age(parlance, parlance.as_of)
    with speaking("de"):
        assert "30. Juni 2026 09:00" in age(parlance, parlance.as_of)
    with speaking("es"):
        assert "30 de junio de 2026 09:00" in age(parlance, parlance.as_of)
