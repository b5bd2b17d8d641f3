"""Stops a running statement when its time is up or somebody cancels it."""

import threading
from types import TracebackType
from typing import Literal, Self

import duckdb

StopReason = Literal["timeout", "cancelled"]
_REPEAT = 0.05  # an interrupt that comes before the statement started is lost, so it is repeated


class Watch:
    """While entered, interrupts the cursor after `timeout` seconds or on `cancel`.

    `reason` says afterwards why it was stopped; None when it was not.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, timeout: float) -> None:
        self.reason: StopReason | None = None
        self._cursor = cursor
        self._timeout = timeout
        self._wake = threading.Event()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._guard, name="parlance-watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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
