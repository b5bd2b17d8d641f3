"""Servers for the browser: the app as it is served, on a port of its own, ended with all that it began."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError

from tests.e2e.troubled import Troubled

ROOT = Path(__file__).parents[2]
START_SECONDS = 90


@contextmanager
def served() -> Iterator[str]:
    """The address of `parlance serve`."""
    with running(("app.cli", "serve", "--headless", "--port"), "/healthz", {}) as address:
        yield address


@contextmanager
def trouble_served(place: Path) -> Iterator[tuple[str, Troubled]]:
    """The address of a server that everything goes wrong for, its files in this folder, and what does."""
    held = Troubled(place)
    told = {"PARLANCE_SOURCE": str(held.source), "PARLANCE_MODEL": str(held.model), "PARLANCE_TIMEOUT": "15"}
    told["PARLANCE_STORE"] = f"sqlite:///{held.store}"
    try:
        with running(("tests.e2e.troubled",), "/robots.txt", told) as address:
            yield address, held
    finally:
        held.unlock()


@contextmanager
def running(module: Sequence[str], answers: str, told: Mapping[str, str]) -> Iterator[str]:
    """The address of a server, once it answers there; a free port is its last argument."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryFile() as said:  # a pipe that nobody reads would fill up and hold the server
        server = subprocess.Popen(
            [sys.executable, "-m", *module, str(port)],
            cwd=ROOT,
            env={**os.environ, **told},
            start_new_session=True,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}{answers}", server, said)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)
            print(_text(said))  # shown beside a test that fails


def _wait_for(address: str, server: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, _text(said)
        try:
            with urllib.request.urlopen(address, timeout=2) as reply:
                if reply.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"no answer from {address} in {START_SECONDS} s: {_text(said)}")


def _text(said: IO[bytes]) -> str:
    said.seek(0)
    return said.read().decode(errors="replace")
