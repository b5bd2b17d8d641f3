"""The app as it is served, and pages that may not talk to the outside."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
START_SECONDS = 90
LOCAL = {"127.0.0.1", "localhost", "::1", ""}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page 1280 by 800; the test fails if the page asks any other machine for anything."""
    outside: list[str] = []

    def note(url: str) -> None:
        if (urlsplit(url).hostname or "") not in LOCAL:
            outside.append(url)

    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))
        yield page
    assert outside == []


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of `parlance serve`, on a port of its own; the whole process group is ended afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "serve", "--headless", "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, server.communicate()[0].decode()
        try:
            with urllib.request.urlopen(address, timeout=2) as reply:
                if reply.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"no answer from {address} in {START_SECONDS} s")
