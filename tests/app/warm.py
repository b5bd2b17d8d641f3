"""A process that has loaded the modules of the product, and forks for each command it is told to run.

A command so has a process, an environment and an end of its own, as a script's has; only what each would load
anew is there. `python -m tests.app.warm FD` is told on that socket.
"""

import gc
import io
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from typing import Any

MODULES = ("app.opening", "app.reading", "app.replying", "engine.parlance", "semantic.yaml_io")
SECONDS = 120
Output = tuple[int, bytes, bytes]


class Warm:
    """The process, as who tells it sees it."""

    def __init__(self) -> None:
        self._socket, other = socket.socketpair()
        with other:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.app.warm", str(other.fileno())],
                pass_fds=[other.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def run(self, words: list[str], given: bytes) -> Output:
        """The exit code of a command, and what it wrote."""
        told = json.dumps({"words": words, "environment": dict(os.environ), "folder": os.getcwd()})
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            read, write = os.pipe()
            fds = [read, out.fileno(), err.fileno()]
            socket.send_fds(self._socket, [f"{told}\n".encode()], fds)
            os.close(read)
            threading.Thread(target=_write, args=(write, given), daemon=True).start()
            code = self._code(words)
            out.seek(0)
            err.seek(0)
            return code, out.read(), err.read()

    def _code(self, words: list[str]) -> int:
        if not select.select([self._socket], [], [], SECONDS)[0]:
            self.close()
            raise subprocess.TimeoutExpired(words, SECONDS)
        return int(self._socket.recv(100).decode())

    def close(self) -> None:
        """End the process, and what it may be running."""
        self._socket.close()
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _write(into: int, given: bytes) -> None:
    try:
        with open(into, "wb") as file:
            file.write(given)
    except BrokenPipeError:  # it was not read to its end
        pass


def serve(told: socket.socket) -> int:
    """Fork for each command. What is returned is the exit code of this process; in a fork, of its command."""
    for name in MODULES:
        __import__(name)
    gc.freeze()
    while True:
        text, fds, *_ = socket.recv_fds(told, 1 << 16, 3)
        while text and not text.endswith(b"\n"):
            text += told.recv(1 << 16)
        if not text:
            return 0
        if not (child := os.fork()):
            told.close()
            return _command(json.loads(text), fds)
        for one in fds:
            os.close(one)
        told.sendall(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())


def _command(told: Mapping[str, Any], fds: list[int]) -> int:
    from app import cli

    for number, fd in enumerate(fds):
        os.dup2(fd, number)
        os.close(fd)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(os.fdopen(number, "wb" if number else "rb"), old.encoding, old.errors)
        for number, old in enumerate((sys.stdin, sys.stdout, sys.stderr))
    )
    os.environ.clear()
    os.environ.update(told["environment"])
    os.chdir(told["folder"])
    sys.argv = [cli.__file__, *told["words"]]
    return cli.process()


if __name__ == "__main__":
    # To look for plugins pydantic reads about every package installed, as the command says.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.exit(serve(socket.socket(fileno=int(sys.argv[1]))))
