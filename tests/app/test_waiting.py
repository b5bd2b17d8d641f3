"""How long the page that is there waits for an answer before another one is drawn that says so."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from app import state
from app.underway import GRACE_S, LINE_S, LOOK_S

FOR_EVER = 10_000.0


@dataclass
class Question:
    """On its way by a clock of its own: `called` is when its turn comes, `ends` when it is answered."""

    called: float
    ends: float = FOR_EVER
    now: float = 0.0

    @property
    def is_called(self) -> bool:
        return self.now >= self.called

    @property
    def before(self) -> int:
        return max(0, int(self.called - self.now))

    def wait(self, seconds: float) -> bool:
        self.now = min(self.now + seconds, max(self.now, self.ends))
        return self.now >= self.ends


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    found = list[int]()
    monkeypatch.setattr(state.waiting, "tell", found.append)
    return found


def awaited(question: Question, monkeypatch: pytest.MonkeyPatch) -> float:
    monkeypatch.setattr(state, "time", SimpleNamespace(monotonic=lambda: question.now))
    state._await(question)  # type: ignore[arg-type]
    return question.now


def test_an_answer_that_comes_soon_is_waited_for(monkeypatch: pytest.MonkeyPatch, told: list[int]) -> None:
    assert awaited(Question(0, ends=GRACE_S / 2), monkeypatch) == GRACE_S / 2
    assert told == []


def test_a_question_that_takes_a_while_gets_a_page(monkeypatch: pytest.MonkeyPatch, told: list[int]) -> None:
    assert GRACE_S <= awaited(Question(0), monkeypatch) <= GRACE_S + LOOK_S
    assert told == []


def test_who_stands_in_line_is_told_of_it_on_the_page_that_is_there(
    monkeypatch: pytest.MonkeyPatch, told: list[int]
) -> None:
    called = LINE_S - GRACE_S - 1
    assert called + GRACE_S - LOOK_S <= awaited(Question(called), monkeypatch) <= called + GRACE_S + LOOK_S
    assert told == sorted(set(told), reverse=True)  # once for each place
    assert len(told) > 1


def test_a_long_line_gets_a_page_in_the_end(monkeypatch: pytest.MonkeyPatch, told: list[int]) -> None:
    assert LINE_S <= awaited(Question(FOR_EVER), monkeypatch) <= LINE_S + LOOK_S
    assert told
