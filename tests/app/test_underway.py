"""A question on its way: it is waited for, told of its place in the line, and let go of."""

from collections.abc import Callable
from threading import Event

import pytest

from app import underway
from app.underway import Stopped, Underway, called, number, tell
from engine.types.answer import Answer

LONG = 20.0
ANSWER = Answer("answer", "views", "")


def test_it_is_answered_beside_who_waits() -> None:
    free = Event()

    def work() -> Answer:
        free.wait(LONG)
        return ANSWER

    found = Underway("views", work)
    assert not found.wait(0.01)
    free.set()
    assert found.wait(LONG)
    assert found.answer() is ANSWER


def test_a_fault_is_raised_where_the_answer_is_wanted() -> None:
    def work() -> Answer:
        raise RuntimeError("broken")

    found = Underway("views", work)
    assert found.wait(LONG)
    with pytest.raises(RuntimeError, match="broken"):
        found.answer()


def test_its_place_in_the_line_is_told_until_nobody_waits_any_more() -> None:
    told, go_on = Event(), Event()

    def work() -> Answer:
        tell(3)
        told.set()
        go_on.wait(LONG)
        tell(2)
        return ANSWER

    found = Underway("views", work)
    assert told.wait(LONG)
    assert found.before == 3
    found.stop()
    go_on.set()
    assert found.wait(LONG)
    assert found.before == 3
    with pytest.raises(Stopped):
        found.answer()


def test_outside_of_a_question_nobody_is_told() -> None:
    tell(1)


@pytest.mark.parametrize("heeds", [lambda: tell(1), called], ids=["in the line", "at its turn"])
def test_the_question_of_a_page_that_was_closed_leaves_the_line(
    heeds: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underway, "LEFT_S", 0.0)

    def work() -> Answer:
        heeds()
        return ANSWER

    found = Underway("views", work, is_watched=lambda: False)
    assert found.wait(LONG)
    assert not found.is_called
    with pytest.raises(Stopped):
        found.answer()


def test_a_page_that_is_away_for_a_moment_keeps_its_place() -> None:
    def work() -> Answer:
        tell(1)
        return ANSWER

    found = Underway("views", work, is_watched=lambda: False)
    assert found.wait(LONG)
    assert found.answer() is ANSWER


def test_the_place_that_was_kept_for_it_is_known_where_it_is_answered() -> None:
    found = Underway("views", number, 5)
    assert found.wait(LONG)
    assert found.answer() == 5
    assert number() is None
