"""A step that says what it needs changes nothing where that is missing: leaving it out loses nothing."""

import random
from dataclasses import fields

import pytest

from engine import Parlance
from engine.language.grammar import compose as composing
from engine.language.grammar.checking import rules
from engine.language.grammar.in_order import AFTER_SPLIT
from engine.language.grammar.numbers.ratios import fold_ratios
from engine.language.grammar.pieces import Draft, Mark, Needed, Piece, Pieces, Step, there
from engine.language.reader import Understanding
from tests.eval.corpus import entries
from tests.eval.wordings import in_language

LANGUAGES = ("en", "de", "es", "fr", "pt")
FIXED = ("catalog", "pack", "quantities", "truths", "rate_words", "text_of", "find_values", "stored_of")
Steps = tuple[tuple[Step, Needed], ...]


def state(draft: Draft) -> dict[str, str]:
    """What a step may have changed in the draft."""
    return {one.name: repr(getattr(draft, one.name)) for one in fields(draft) if one.name not in FIXED}


def watched(step: Step, needed: Needed, left_out: list[str]) -> Step:
    """The step, which must change nothing where it would be left out."""

    def taken(pieces: Pieces, draft: Draft) -> Pieces:
        if needed is None or not needed.isdisjoint(there(pieces)):
            return step(pieces, draft)
        before, said = state(draft), list(pieces)
        made = step(pieces, draft)
        assert (made, state(draft)) == (said, before), step
        left_out.append(str(step))
        return made

    return taken


@pytest.fixture
def left_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that would have been left out, all of which are taken and watched."""
    found: list[str] = []
    for name in ("_BEFORE", "_AFTER"):
        steps: Steps = getattr(composing, name)
        monkeypatch.setattr(composing, name, [(watched(*one, found), None) for one in steps])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_out_would_change_nothing(
    parlance: Parlance, left_out: list[str], language: str
) -> None:
    said = entries(language) if language == "en" else in_language(language)
    asked = [entry.question for entry in said]
    reader = parlance.session.readers.reader(language)
    for question in random.Random(5).sample(asked, 30):
        reader.read(question)
    assert len(left_out) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_that_are_not_asked_would_find_nothing(
    parlance: Parlance, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    said = entries(language) if language == "en" else in_language(language)
    asked = random.Random(6).sample([entry.question for entry in said], 30)
    reader = parlance.session.readers.reader(language)
    with_some_left_out = [marks_of(reader.read(question)) for question in asked]
    monkeypatch.setattr(rules, "_ABOUT", {})
    assert [marks_of(reader.read(question)) for question in asked] == with_some_left_out
    assert sum(map(len, with_some_left_out)) > 30


def test_a_rule_that_says_too_much_is_found(parlance: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, asked = parlance.session.reader, "top 1 by views in the US or which one, and how"
    whole = marks_of(reader.read(asked))
    never = {rule: (frozenset({"nothing"}), "") for rule in rules._ABOUT}
    monkeypatch.setattr(rules, "_ABOUT", never)
    assert marks_of(reader.read(asked)) != whole


def marks_of(understanding: Understanding) -> list[tuple[Mark, ...]]:
    """What stands in the way of each reading."""
    return [one.marks for one in (*understanding.readings, *understanding.failed)]


def test_a_step_that_says_too_much_is_found(parlance: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [
        (watched(step, frozenset({"nothing"}) if step is fold_ratios else None, []), None)
        for step in AFTER_SPLIT
    ]
    monkeypatch.setattr(composing, "_AFTER", steps)
    with pytest.raises(AssertionError):
        parlance.session.reader.read("watch time per view")


def test_what_is_there_are_kinds_and_operators() -> None:
    pieces = [Piece("op", "by", 0, 1), Piece("metric", "views", 1, 2)]
    assert there(pieces) == {("op", "by"), "metric"}
