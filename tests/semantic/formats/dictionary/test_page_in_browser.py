"""The page of the data dictionary in a real browser: it fits, searches and says nothing on the console."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from semantic.formats.html import html
from semantic.yaml_io import load, shipped_models


@pytest.fixture(params=[1280, 390])
def page(browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Page]:
    """The page of the shipped model, wide and narrow."""
    (tmp_path / "dictionary.html").write_text(html(load(shipped_models())), encoding="utf-8")
    told: list[str] = []
    with browser.new_context(viewport={"width": request.param, "height": 800}) as context:
        opened = context.new_page()
        opened.on("console", lambda message: told.append(message.text))
        opened.on("pageerror", lambda fault: told.append(str(fault)))
        opened.goto((tmp_path / "dictionary.html").as_uri())
        yield opened
    assert told == []


def test_fits_and_searches(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("#search", "SÃO paulo")
    assert page.locator("article[id]:visible").count() == 1
    assert page.inner_text("#found") == "1 entry"
    page.fill("#search", "completion rate")
    assert page.locator("#metric-completion_rate").is_visible()
    assert not page.locator("#metric-views").is_visible()
    page.fill("#search", "zzzz")
    assert page.inner_text("#found") == "No entries"
    page.fill("#search", "")
    assert page.locator("#metric-views").is_visible()
