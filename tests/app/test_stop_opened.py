"""A conversation that is shown again and an answer behind a link are asked anew: that can be stopped too."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app import services, state
from app.parts import underway
from app.texts import en
from tests.app.test_history import YOU, _store, address, ask, markup, shown, visit
from tests.app.test_links import link_of

__all__ = ["_store"]

ASKED = ("views by country last month", "only Germany")
LONG = 20.0


class Held:
    """Lets answers through, until `now`; then nothing is answered, and pages wait for nothing."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.free, self._patch, self._answer = Event(), patch, services._counted

    def now(self) -> None:
        self._patch.setattr(services, "_counted", self._slow)
        for name in ("GRACE_S", "LINE_S", "LOOK_S"):
            self._patch.setattr(state, name, 0.01)
        self._patch.setattr(underway, "see_through", lambda: None)

    def _slow(self, *what: Any) -> Any:
        self.free.wait(LONG)
        return self._answer(*what)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    found = Held(monkeypatch)
    yield found
    found.free.set()


def stopped(page: AppTest) -> AppTest:
    page.button(key="stop").click().run()
    assert not page.exception
    assert en.STOPPED in markup(page)
    return page


def arrived(page: AppTest, held: Held) -> AppTest:
    """Ask again, and let it be answered this time."""
    held.free.set()
    page.button(key="ended-again").click().run()
    for _ in range(200):
        if page.session_state["turns"]:
            break
        page.run()
    assert not page.exception
    return page


def test_a_conversation_that_takes_a_while_can_be_stopped_and_is_shown_as_lines(held: Held) -> None:
    before = visit()
    conversation, there = address(ask(before, *ASKED)), shown(before)
    held.now()
    page = stopped(visit(c=conversation))
    assert page.session_state["turns"] == []
    assert [one.question for one in page.session_state["earlier"]] == list(reversed(ASKED))
    assert shown(arrived(page, held)) == there
    assert page.session_state["earlier"] == []
    assert address(page) == conversation


def test_what_is_asked_after_it_was_stopped_goes_behind_the_turns_that_are_kept(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = address(ask(visit(), *ASKED))
    held.now()
    page = stopped(visit(c=conversation))
    held.free.set()
    monkeypatch.setattr(state, "GRACE_S", LONG)
    monkeypatch.setattr(state, "LINE_S", LONG)
    ask(page, "watch time last month")
    assert [number for number, *_ in shown(page)] == [len(ASKED) + 1]


def test_an_opened_link_can_be_stopped_and_opened_again(held: Held) -> None:
    before = visit()
    ask(before, ASKED[0])
    link = link_of(before, 1)
    held.now()
    page = stopped(visit(YOU, a=link))
    assert page.session_state["turns"] == []
    assert len(arrived(page, held).session_state["turns"]) == 1
