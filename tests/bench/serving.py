"""A server in a process of its own, and what it has cost so far."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = (sys.executable, "-m", "app.cli", "serve", "--headless", "--port")
START_S = 90
_CPU = "process_cpu_seconds_total "


@contextmanager
def served(command: Sequence[str] = OURS, health: str = "/healthz") -> Iterator[str]:
    """The address of a server on a port of its own, once it says that it is well."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([*command, str(port)], cwd=ROOT, start_new_session=True, **quiet)
    try:
        _wait_for(f"http://127.0.0.1:{port}{health}")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def counted(address: str, name: str = _CPU) -> float:
    """One of the counts of our server; by itself the seconds of processor time it has used."""
    with urllib.request.urlopen(f"{address}/metrics", timeout=60) as reply:
        lines = reply.read().decode().splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith(name))


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"no answer from {address} in {START_S} s")
