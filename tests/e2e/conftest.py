"""A browser for the end-to-end tests, and pages that may not talk to the outside."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.browser import NoBrowser, arguments, find

HERE = Path(__file__).parent
LOCAL = {"127.0.0.1", "localhost", "::1", ""}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the browser, and keep it in one worker: two browsers at once would slow each other."""
    for item in items:
        if HERE in item.path.parents and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the test fails and says what to install."""
    try:
        path = find()
    except NoBrowser as fault:
        pytest.fail(str(fault), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(arguments()))
        yield browser
        browser.close()


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
