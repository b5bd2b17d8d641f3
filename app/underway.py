"""A question on its way: answered in a thread of its own, so that who asked it can stop it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from engine.warehouse.watch import Stop, hearing

Result = TypeVar("Result")

GRACE_S = 2.0  # most questions are answered by then: nothing is drawn for those but their place in line
LINE_S = 10.0  # who stands in line is told of it so long at the least cost: there are many then
LOOK_S = 0.5
LEFT_S = 3.0  # a page without its visitor for so long was closed; shorter, its network only stuttered


class Stopped(BaseException):
    """Nobody waits for this question any more. It is no fault, and none of those who ask the same."""


def _always() -> bool:
    return True


class Underway(Generic[Result]):
    """One question and the work that answers it, begun at once.

    `number` is its place in the line, if that was kept for it. `is_watched` says whether the page
    on which it was asked is still open.
    """

    def __init__(
        self,
        question: str,
        work: Callable[[], Result],
        number: int | None = None,
        is_watched: Callable[[], bool] = _always,
    ) -> None:
        self.question = question
        self.number = number
        self.before = 0  # how many questions are answered first
        self.is_called = False  # whether its turn has come
        self.is_taken = False  # whether its answer has come to where it was waited for
        self._stop, self._ended = Stop(), Event()
        self._is_watched, self._seen = is_watched, time.monotonic()
        self._answers: list[Result] = []
        self._fault: BaseException | None = None
        Thread(target=self._run, args=(work,), name="parlance-question", daemon=True).start()

    def _run(self, work: Callable[[], Result]) -> None:
        try:
            with hearing(self._stop), _served(self):
                self._answers.append(work())
        except BaseException as fault:  # noqa: BLE001 - whoever waits is told of it
            self._fault = fault
        finally:
            self._ended.set()

    def wait(self, seconds: float) -> bool:
        """Whether it has ended by then, one way or the other."""
        return self._ended.wait(seconds)

    def stop(self) -> None:
        """Let go of it: a statement that runs is interrupted, none is begun, its place in line is free."""
        self._stop.want()

    @property
    def is_stopped(self) -> bool:
        """Whether nobody waits for it any more: it was stopped, or the page was closed."""
        now = time.monotonic()
        if self._is_watched():
            self._seen = now
        return self._stop.is_wanted or now - self._seen >= LEFT_S

    def answer(self) -> Result:
        """What came of it, once it has ended. Raises what it ended with."""
        if self._fault is not None:
            raise self._fault
        return self._answers[0]


_OWN: ContextVar[Underway[Any] | None] = ContextVar("underway", default=None)


@contextmanager
def _served(question: Underway[Any]) -> Iterator[None]:
    token = _OWN.set(question)
    try:
        yield
    finally:
        _OWN.reset(token)


def number() -> int | None:
    """The place in the line that was kept for the question that this thread answers, if one was."""
    own = _OWN.get()
    return own.number if own is not None else None


def tell(before: int) -> None:
    """Told now and then while a question waits for its turn. Raises Stopped where nobody waits any more."""
    own = _OWN.get()
    if own is None:
        return
    _heed(own)
    own.before = before


def called() -> None:
    """The turn of the question that this thread answers has come. Raises Stopped like `tell`."""
    own = _OWN.get()
    if own is not None:
        _heed(own)
        own.is_called = True


def _heed(own: Underway[Any]) -> None:
    if own.is_stopped:
        raise Stopped
