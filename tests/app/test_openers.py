"""The questions of the empty page: found beside the visitors, kept, and each answered by a click."""

import time

import pytest

from app import openers
from app.texts import de, en
from engine import Parlance
from tests.app.test_ask import labels
from tests.app.visiting import markup, visit

PATIENCE_S = 120


def found(parlance: Parlance, language: str) -> tuple[openers.Opener, ...]:
    """What is offered once it is known."""
    until = time.monotonic() + PATIENCE_S
    while not (known := openers.openers(parlance, language)) and time.monotonic() < until:
        time.sleep(0.05)
    return known


@pytest.fixture(autouse=True)
def _open(monkeypatch: pytest.MonkeyPatch, parlance: Parlance) -> None:
    monkeypatch.setattr("app.services.door", lambda: parlance)


def test_nobody_waits_for_them(monkeypatch: pytest.MonkeyPatch, parlance: Parlance) -> None:
    """While they are looked for, the model's own questions stand there, in the visitor's language."""
    monkeypatch.setattr(openers, "openers", lambda *_: ())
    assert labels(visit(language="en"), "example") == list(parlance.examples())
    assert labels(visit(language="de"), "example")[0] == "Wiedergabezeit nach Land in der letzten Woche"


def test_each_says_why_and_is_answered_in_the_language_it_is_offered_in(parlance: Parlance) -> None:
    known = found(parlance, "de")
    assert [one.kind for one in known] == ["moved", "split", "trend"]
    assert [one.choice.query for one in known] == [one.choice.query for one in found(parlance, "en")]
    for place, one in enumerate(known):
        page = visit(language="de")
        assert labels(page, "example")[place] == one.choice.text
        assert de.FIRST[one.kind] in markup(page)
        page.button(key=f"example-{place}").click().run()
        answer = page.session_state["turns"][0].answer
        assert (answer.status, answer.language) == ("answer", "de")
        assert answer.query.hash == one.choice.query.hash
    assert en.FIRST["moved"] in markup(visit(language="en"))


def test_what_cannot_be_looked_for_leaves_the_examples(
    monkeypatch: pytest.MonkeyPatch, parlance: Parlance
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no such day")

    broke = openers._Found()
    monkeypatch.setattr(openers, "find", broken)
    openers._look(parlance, broke, "en")
    assert (broke.said, broke.is_busy) == ({"en": ()}, False)


def test_questions_are_looked_for_anew_when_the_data_have_changed(
    monkeypatch: pytest.MonkeyPatch, parlance: Parlance
) -> None:
    known, looked = openers._Found(), []
    monkeypatch.setattr(Parlance, "first_questions", lambda _: looked.append(1) or ())
    openers.find(parlance, known, "en")
    openers.find(parlance, known, "fr")
    assert (len(looked), set(known.said)) == (1, {"en", "fr"})
    monkeypatch.setattr(openers, "_state", lambda _: "another")
    openers.find(parlance, known, "en")
    assert (len(looked), set(known.said)) == (2, {"en", "fr"})
