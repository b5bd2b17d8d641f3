"""Stops a running statement when its time is up or somebody cancels it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Literal, Self

import duckdb

StopReason = Literal["timeout", "cancelled"]
_REPEAT = 0.05  # an interrupt that comes before the statement started is lost, so it is repeated


class Stop:
    """Somebody's wish that a question ends, whatever it does just now.

    It reaches the statement that runs for the question, and every one that would follow.
    """

    def __init__(self) -> None:
        self.is_wanted = False
        self._lock = threading.Lock()
        self._running: set[Watch] = set()

    def want(self) -> None:
        """Stop; safe from any thread, also after all is over."""
        with self._lock:
            self.is_wanted = True
            running = tuple(self._running)
        for watch in running:
            watch.cancel()

    def follow(self, watch: "Watch") -> None:
        """Let the wish reach this statement too, until `leave`."""
        with self._lock:
            self._running.add(watch)
            late = self.is_wanted
        if late:
            watch.cancel()

    def leave(self, watch: "Watch") -> None:
        """The statement has ended."""
        with self._lock:
            self._running.discard(watch)


_HEARD: ContextVar[Stop | None] = ContextVar("parlance_stop", default=None)


@contextmanager
def hearing(stop: Stop) -> Iterator[None]:
    """What this thread runs inside is stopped by this wish."""
    before = _HEARD.set(stop)
    try:
        yield
    finally:
        _HEARD.reset(before)


class Watch:
    """While entered, interrupts the cursor after `timeout` seconds, on `cancel`, or on the `Stop` in force.

    `reason` says afterwards why it was stopped; None when it was not.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, timeout: float) -> None:
        self.reason: StopReason | None = None
        self._cursor = cursor
        self._timeout = timeout
        self._stop: Stop | None = None
        self._wake = threading.Event()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._guard, name="parlance-watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._stop = _HEARD.get()
        if self._stop is not None:
            self._stop.follow(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stop is not None:
            self._stop.leave(self)
        self._done.set()
        self._wake.set()
        self._thread.join()  # no interrupt may come after the cursor is closed

    def cancel(self) -> None:
        """Stop the statement now; safe from any thread, and after it has ended."""
        if self.reason is None and not self._done.is_set():
            self.reason = "cancelled"
        self._wake.set()

    def _guard(self) -> None:
        if not self._wake.wait(self._timeout) and self.reason is None:
            self.reason = "timeout"
        while not self._done.is_set():
            self._cursor.interrupt()
            self._done.wait(_REPEAT)
