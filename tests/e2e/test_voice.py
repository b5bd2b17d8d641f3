"""A question spoken into a microphone that plays a file: refused, shown, confirmed, asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import scenes
from tests.e2e.asking import PHONE, sentence
from tests.e2e.microphone import QUESTION, hearing, said
from tests.e2e.test_states import faults


@pytest.fixture
def speaking(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page whose microphone hears the question again and again."""
    with hearing(browser.browser_type, said(), tmp_path) as heard:
        yield heard.new_page(permissions=["microphone"])


@pytest.mark.browser
def test_a_spoken_question_is_confirmed_and_then_answered(speaking: Page, site: str) -> None:
    page, found = speaking, {}
    for scene in scenes.walk(page, site, scenes.SPEAKING):
        found[scene.name] = faults(page)
        assert page.locator(".pl-question").count() == 0  # nothing is asked by itself
    assert {name: lines for name, lines in found.items() if lines} == {}
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})  # `faults` ends at the other size
    expect(page.locator(".st-key-voice input[type=text]")).to_have_value(QUESTION)
    expect(page.locator(".st-key-voice")).to_contain_text("Watch time by country last month")
    expect(page.locator(".st-key-voice audio")).to_have_count(0)
    page.locator(".st-key-voice-ask button").click()
    expect(page.locator(".pl-question")).to_have_count(1, timeout=20_000)
    assert "June 2026" in sentence(page) or "May 2026" in sentence(page)
    expect(page.locator(".st-key-speak button")).to_be_visible()
