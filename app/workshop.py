"""Files of answers are made in processes of their own: no question waits for somebody's document.

Each is started when it is first needed, kept while there is work, and ended when it was idle for a while.
"""

import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from engine.answers.exporting import ExportError
from engine.answers.parcel import Parcel

MOST = 2  # processes, and so files that are made at once
TIMEOUT_S, IDLE_S = 60.0, 120.0
LONGEST_S = 2 * TIMEOUT_S + 5  # until a bench is free, and until the file is made
_SIZE = 8  # bytes before each message that say how long it is


class Bench:
    """One process that makes one file after the other. `module` is run, and calls `work`."""

    def __init__(self, idle: float, module: str = "app.workshop") -> None:
        self._idle = idle
        self._module = module
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._rest: threading.Timer | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is a process at the moment."""
        return self._process is not None and self._process.poll() is None

    def make(self, order: tuple[Any, ...], timeout: float) -> bytes:
        """The file. Raises ExportError where the process fails, ends, or takes too long."""
        with self._lock:
            if self._rest is not None:
                self._rest.cancel()
            process = self._started()
            late = threading.Timer(timeout, process.kill)
            late.start()
            try:
                reply = _asked(process, order)
            finally:
                in_time = late.is_alive()
                late.cancel()
            if reply is None:
                self._end()
                raise ExportError(_ENDED if in_time else _LATE.format(seconds=timeout), _AGAIN)
            self._rest_later()
        done, content = reply
        if not done:
            raise ExportError(str(content))
        return bytes(content)

    def close(self) -> None:
        """End the process, after the file that it makes."""
        with self._lock:
            self._end()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            # -P: a file in the folder that the app was started from must not hide a module.
            command = [sys.executable, "-P", "-m", self._module]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process

    def _rest_later(self) -> None:
        self._rest = threading.Timer(self._idle, self.close)
        self._rest.daemon = True
        self._rest.start()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
            process.kill()
            process.wait()


class Workshop:
    """Up to `MOST` benches; who comes when all are taken waits for the first that is free."""

    def __init__(self, timeout: float = TIMEOUT_S, idle: float = IDLE_S, most: int = MOST) -> None:
        self.benches = tuple(Bench(idle) for _ in range(most))
        self._timeout = timeout
        self._free: queue.LifoQueue[Bench] = queue.LifoQueue()  # the warm one first
        for bench in reversed(self.benches):
            self._free.put(bench)

    def make(self, parcel: Parcel, kind: str) -> bytes:
        """The answer as a file. Raises ExportError with one clear line."""
        try:
            bench = self._free.get(timeout=self._timeout)
        except queue.Empty:
            raise ExportError("Many files are being made just now.", _AGAIN) from None
        try:
            return bench.make((parcel, kind), self._timeout)
        finally:
            self._free.put(bench)

    def close(self) -> None:
        """End all processes."""
        for bench in self.benches:
            bench.close()


_ENDED = "The file could not be made: the process that makes files ended."
_LATE = "The file could not be made within {seconds:g} s."
_AGAIN = "Try again, or take another kind of file."


def _asked(process: "subprocess.Popen[bytes]", order: object) -> tuple[bool, Any] | None:
    """What the process replies; None where it ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        _send(process.stdin, order)
        reply: tuple[bool, Any] | None = _receive(process.stdout)
    except OSError:
        return None
    return reply


def _send(pipe: IO[bytes], message: object) -> None:
    content = pickle.dumps(message)
    pipe.write(len(content).to_bytes(_SIZE, "big") + content)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    """The next message; None at the end of the pipe."""
    size = pipe.read(_SIZE)
    content = pipe.read(int.from_bytes(size, "big")) if len(size) == _SIZE else b""
    whole = len(size) == _SIZE and len(content) == int.from_bytes(size, "big")
    return pickle.loads(content) if whole else None


def work(make: Callable[..., bytes]) -> None:
    """Make what is ordered on standard input until nobody orders any more."""
    import os

    orders, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the replies
    while (order := _receive(orders)) is not None:
        try:
            _send(replies, (True, make(*order)))
        except Exception as fault:  # noqa: BLE001 - whoever ordered is told, and the next order is made
            told = str(fault) if isinstance(fault, ExportError) else f"{type(fault).__name__}: {fault}"
            _send(replies, (False, told))


if __name__ == "__main__":
    from engine.answers.exporting import export

    work(export)
