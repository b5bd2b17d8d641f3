"""The app as it is served, and pages that may not talk to the outside."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.serving import served

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
    with served() as address:
        yield address
