"""A part of a picture is a question: by mouse, by touch and by keyboard; the numbers checked by other SQL."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.asking import PHONE, WIDE, ask, open_page, sentence, settle
from tests.e2e.watched import QUESTION, assert_says

# Written by hand: what was watched in the week from Monday 22 to Sunday 28 June 2026, one row a segment.
WATCHED = """
    FROM video_segments s LEFT JOIN viewer v USING (user_id) LEFT JOIN country c USING (country_code)
    WHERE s.started_at >= TIMESTAMP '2026-06-22' AND s.started_at < TIMESTAMP '2026-06-29'
"""


@pytest.fixture(scope="module")
def numbers(sample_db: Path) -> dict[str, Any]:
    """What the answers must say."""
    germany = f"{WATCHED} AND c.country = 'Germany'"
    statements = {
        "germany": f"SELECT sum(s.watched_s)::DOUBLE {germany}",
        "rest": f"SELECT sum(s.watched_s)::DOUBLE {WATCHED} AND c.country IS DISTINCT FROM 'Germany'",
        "rows": f"SELECT count(*) {germany}",
    }
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        return {name: (connection.execute(sql).fetchone() or (None,))[0] for name, sql in statements.items()}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True) as context:
        yield context.new_page()


def bar(page: Page, name: str) -> Any:
    """The bar of a group in the newest picture, by what it says of itself."""
    return page.get_by_test_id("stVegaLiteChart").first.locator(f'path[aria-label*="{name}"]').first


def menu(page: Page, turn: int) -> Any:
    return page.locator(f'[class*="st-key-turn-{turn}-menu "]')


def press(page: Page, turn: int, label: str) -> None:
    """Ask one of the questions of the menu, and wait for its turn."""
    button = menu(page, turn).get_by_role("button", name=label, exact=True)
    expect(button).to_be_visible(timeout=20_000)
    settle(page)
    button.click()
    answered(page, turn + 1)


def answered(page: Page, turn: int) -> None:
    expect(page.locator(f".st-key-turn-{turn}").first).to_be_visible(timeout=20_000)
    settle(page)


def test_a_bar_that_is_clicked_is_compared_and_listed(page: Page, site: str, numbers: dict[str, Any]) -> None:
    open_page(page, site, WIDE)
    ask(page, QUESTION)
    bar(page, "Germany").click()
    box, screen = menu(page, 1).bounding_box(), page.viewport_size
    assert box is not None
    assert screen is not None
    assert box["y"] + box["height"] <= screen["height"]  # in sight, though the picture goes on below
    press(page, 1, "Compare Germany with the rest")
    said = re.fullmatch(r".*: Germany with (.+); all others together: (.+)\.", sentence(page))
    assert said
    assert_says(said[1], numbers["germany"])
    assert_says(said[2], numbers["rest"])
    expect(page.locator(".pl-question").first).to_contain_text('country is "Germany" and the rest as other')
    bar(page, "Germany").click()
    press(page, 2, "Show the rows")
    assert numbers["rows"] > 100
    assert re.fullmatch(r"100 records of watched segments .+; at most 100 are shown\.", sentence(page))


def test_a_bar_that_is_tapped_on_a_phone_is_split(phone: Page, site: str, numbers: dict[str, Any]) -> None:
    open_page(phone, site, PHONE, "dark")
    ask(phone, QUESTION)
    bar(phone, "Germany").tap()
    splits = menu(phone, 1).get_by_role("button", name="Device", exact=True)
    expect(splits).to_be_visible(timeout=20_000)
    size = splits.bounding_box()
    assert size is not None
    assert size["height"] >= 44
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    settle(phone)
    splits.tap()
    answered(phone, 2)
    said = re.search(r"where country is Germany: .+ % of (.+) over \d+ devices", sentence(phone))
    assert said
    assert_says(said[1], numbers["germany"])
    tools_do_not_cover(phone)


def tools_do_not_cover(phone: Page) -> None:
    """The tools of a table are large enough to touch, in sight untouched, and above its rows."""
    heading = phone.locator("[class*='st-key-turn-2-table'] summary").first
    proof = phone.locator("[class*='st-key-turn-2-proof'] summary").first
    heading.tap()
    tools = phone.locator(".stDataFrame").get_by_test_id("stElementToolbarButton").locator("button")
    grid = phone.get_by_test_id("stDataFrameResizable")
    expect(tools.first).to_be_visible(timeout=20_000)
    settle(phone)
    grid.scroll_into_view_if_needed()
    assert tools.count() > 1
    # In one go: what is drawn meanwhile moves the page between two looks.
    head, rows, below, *places = phone.evaluate(
        "(parts) => parts.map((part) => part.getBoundingClientRect().toJSON())",
        [one.element_handle() for one in (heading, grid, proof, *tools.all())],
    )
    assert rows["bottom"] < below["top"]
    for place in places:
        assert min(place["width"], place["height"]) >= 44
        assert head["bottom"] <= place["top"]
        assert place["bottom"] <= rows["top"] + 1


def test_a_part_is_chosen_and_asked_of_by_keyboard_alone(
    page: Page, site: str, numbers: dict[str, Any]
) -> None:
    open_page(page, site, WIDE)
    ask(page, QUESTION)
    page.get_by_role("combobox", name="Choose a part of this picture").focus()
    page.keyboard.type("Germany")
    page.keyboard.press("Enter")
    only = menu(page, 1).get_by_role("button", name="Only Germany", exact=True)
    expect(only).to_be_visible(timeout=20_000)
    settle(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        if only.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    answered(page, 2)
    assert_says(sentence(page).rpartition("Germany was ")[2].removesuffix("."), numbers["germany"])
