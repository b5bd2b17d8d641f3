"""A step that says what it needs changes nothing where that is missing: leaving it out loses nothing."""

import random
from dataclasses import fields

import pytest

from engine import Parlance
from engine.language.grammar import compose as composing
from engine.language.grammar.in_order import AFTER_SPLIT
from engine.language.grammar.numbers.ratios import fold_ratios
from engine.language.grammar.pieces import Draft, Needed, Piece, Pieces, Step, there
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
