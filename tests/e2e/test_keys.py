"""The whole task by keys alone, and what a chart is to who does not see it."""

import re

import pytest
from playwright.sync_api import Page, expect

from app import pages
from tests.e2e import scenes
from tests.e2e.asking import box, open_page, settle
from tests.e2e.keys import Keys

QUESTION_BOX = "[data-testid=question]"


def test_the_whole_task_is_done_by_keys_alone(page: Page, site: str) -> None:
    open_page(page, site)
    expect(page.locator("#pl-shell")).to_have_count(0, timeout=scenes.LONG)
    keys = Keys(page)
    keys.go_to(QUESTION_BOX)
    page.keyboard.type(scenes.QUESTION)
    keys.press("Enter")
    expect(page.locator(".pl-sentence")).to_have_count(1, timeout=scenes.LONG)
    settle(page)
    keys.go_to("[class*='st-key-turn-1-proof'] summary")
    keys.press("Enter")
    expect(page.locator(".pl-sql, [data-testid=stCode]").first).to_be_visible(timeout=scenes.LONG)
    settle(page)
    keys.go_to("[class*='st-key-turn-1-take'] summary")
    keys.press("Enter")
    expect(page.get_by_test_id("stDownloadButton").first).to_be_visible(timeout=scenes.LONG)
    settle(page)
    keys.go_to("[data-testid=stDownloadButton] button")
    with page.expect_download(timeout=60_000) as taken:
        keys.press("Enter")
    assert taken.value.suggested_filename.endswith(".csv")
    settle(page)
    keys.go_to(QUESTION_BOX, back=True)
    page.keyboard.type("only Germany")
    keys.press("Enter")
    expect(page.locator(".pl-sentence")).to_have_count(2, timeout=scenes.LONG)
    settle(page)
    keys.go_to(f"[data-testid=stTopNavLink][href$='/{pages.PLACES[1].path}']", back=True)
    keys.press("Enter")
    expect(page.locator(pages.PLACES[1].ready).first).to_be_visible(timeout=scenes.LONG)


@pytest.mark.parametrize(
    "question", [scenes.QUESTION, "views by month in 2026", "views by country and device last month"]
)
def test_a_chart_is_also_told_in_words_and_is_a_table(page: Page, site: str, question: str) -> None:
    open_page(page, site)
    box(page).fill(question)
    box(page).press("Enter")
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_be_visible(timeout=scenes.LONG)
    named = chart.get_attribute("aria-label") or ""
    assert re.search(r"[Hh]ighest: .*lowest: ", named)
    rows = page.locator("[class*='st-key-turn-1-table'] summary")
    expect(rows).to_have_text(re.compile(r"Table · \d+ rows"))
    rows.click()
    table = page.get_by_test_id("stDataFrame").locator("canvas, [role=grid]").first
    expect(table).to_be_attached(timeout=scenes.LONG)
    expect(page.get_by_test_id("stDataFrame").locator("[role=gridcell]").first).to_be_attached()
