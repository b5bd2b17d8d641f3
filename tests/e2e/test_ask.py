"""The app as a visitor meets it: served by the command, in a browser, numbers checked by other SQL."""

import os
import re
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from app.parts.room import STEP
from tests.e2e.asking import PHONE, WIDE, ask, open_page, sentence, settle
from tests.e2e.watched import QUESTION, assert_says, watched

ROOT = Path(__file__).parents[2]


BOTH = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])


@pytest.fixture(scope="module")
def seconds(sample_db: Path) -> dict[str, float]:
    """What the page must say, by country."""
    return watched(sample_db)


def grid_rows(table: Locator) -> dict[str, str]:
    """Rows of the grid's own accessible table: those on screen, as exact values."""
    cells = table.locator("[role=gridcell]").all_inner_texts()
    return dict(zip(cells[::2], cells[1::2], strict=True))


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_the_numbers_on_screen_are_those_of_independent_sql(
    page: Page, site: str, seconds: dict[str, float], size: tuple[int, int], scheme: str
) -> None:
    open_page(page, site, size, scheme)
    ask(page, QUESTION)
    best = max(seconds, key=lambda country: seconds[country])
    said = re.fullmatch(
        r"(.+) has the most watch time from 22 to 28 June 2026: (.+), (\d+) % of (.+) over (\d+) countries"
        r" and unknown\.",
        sentence(page),
    )
    assert said
    assert said[1] == best
    assert_says(said[2], seconds[best])
    assert_says(said[4], sum(seconds.values()))
    assert abs(int(said[3]) / 100 - seconds[best] / sum(seconds.values())) <= 0.005
    assert int(said[5]) == len(seconds) - 1

    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    page.get_by_text(f"Table · {len(seconds)} rows").click()
    table = page.get_by_test_id("stDataFrame")
    expect(table.locator("[role=gridcell]").nth(20)).to_be_attached(timeout=20_000)
    rows = grid_rows(table)
    assert len(rows) >= 10
    for country, exact in rows.items():
        assert float(exact) == pytest.approx(seconds[country], abs=0.001)


def test_the_proof_opens_with_definition_dates_and_sql_that_gives_the_same_rows(
    page: Page, site: str, seconds: dict[str, float], sample_db: Path
) -> None:
    open_page(page, site)
    ask(page, QUESTION)
    expect(page.locator(".pl-sql")).to_have_count(0)
    page.get_by_text("How this was computed").click()
    code = page.locator(".pl-sql code")
    expect(code).to_be_visible(timeout=20_000)
    facts = page.locator(".pl-facts").inner_text()
    assert "Seconds of video watched" in facts
    assert "from 22 June 2026 00:00 up to, not including, 29 June 2026 00:00 UTC" in facts
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        rows = connection.execute(code.inner_text()).fetchall()
    assert {country or "unknown": float(value) for country, value in rows} == pytest.approx(seconds)


def test_a_chart_is_drawn_with_every_country(page: Page, site: str, seconds: dict[str, float]) -> None:
    open_page(page, site)
    ask(page, QUESTION)
    chart = page.get_by_test_id("stVegaLiteChart")
    drawn = chart.locator("canvas, svg").first
    expect(drawn).to_be_visible(timeout=20_000)
    box = drawn.bounding_box()
    assert box is not None
    assert box["height"] > 15 * len(seconds)
    assert box["width"] > 500


@BOTH
def test_a_refusal_offers_questions_and_a_click_asks_one(
    page: Page, site: str, size: tuple[int, int]
) -> None:
    open_page(page, site, size)
    ask(page, "watch time by flurbs")
    assert "flurbs" in sentence(page)
    assert page.locator(".pl-unknown").inner_text().split() == ["flurbs", "unknown"]
    assert page.locator(".pl-answer").count() == 0
    choice = page.locator("[class*=st-key-turn-1-choice-0] button")
    offered = choice.inner_text()
    choice.click()
    expect(page.locator(".pl-answer")).to_have_count(1, timeout=20_000)
    assert page.locator(".pl-question").first.inner_text() == offered
    assert re.search(r"\d", sentence(page))


@BOTH
def test_a_question_back_is_settled_by_a_click(
    page: Page, site: str, sample_db: Path, size: tuple[int, int]
) -> None:
    open_page(page, site, size)
    ask(page, "latency yesterday")
    choices = page.locator("[class*=st-key-turn-1-choice] button")
    # The card is drawn piece by piece.
    expect(choices.nth(1)).to_be_visible(timeout=20_000)
    expect(page.locator(".pl-difference").nth(1)).to_be_visible(timeout=20_000)
    choices.filter(has_text="End-to-end latency").click()
    expect(page.locator(".pl-answer")).to_have_count(1, timeout=20_000)
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        row = connection.execute(
            "SELECT SUM(e2e_ms_sum) / SUM(e2e_count) FROM gpu_hourly WHERE NOT is_test_load "
            "AND hour >= TIMESTAMP '2026-06-29' AND hour < TIMESTAMP '2026-06-30'"
        ).fetchone()
    assert row is not None
    said = re.search(r"was ([\d,.]+) ms", sentence(page))
    assert said
    assert float(said[1].replace(",", "")) == pytest.approx(float(row[0]), abs=0.51)


def test_a_new_answer_comes_into_view_when_asked_from_far_below(page: Page, site: str) -> None:
    open_page(page, site, PHONE)
    ask(page, QUESTION)
    settle(page)
    page.locator("[class*=st-key-turn-1-next-0] button").click()
    expect(page.locator(".pl-question")).to_have_count(2, timeout=20_000)
    expect(page.locator(".pl-sentence").first).to_be_in_viewport(timeout=5_000)


@pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide-light", "phone-dark"]
)
def test_it_fits_the_screen_in_both_themes(page: Page, site: str, size: tuple[int, int], scheme: str) -> None:
    open_page(page, site, size, scheme)
    for question in ("views by day and device last month", "latency yesterday", QUESTION):
        ask(page, question)
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2, timeout=20_000)
    if os.environ.get("PARLANCE_SCREENSHOTS") == "1" and (size, scheme) == (WIDE, "light"):
        page.wait_for_timeout(500)  # charts fade in
        page.screenshot(path=ROOT / "docs" / "images" / "ask.png")
    for seen in (scheme, "dark" if scheme == "light" else "light"):
        page.emulate_media(color_scheme=seen)  # type: ignore[arg-type]
        expect(page.locator(".stApp")).to_have_css("color-scheme", seen)
        settle(page)
        expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        background = page.locator(".stApp").evaluate("node => getComputedStyle(node).backgroundColor")
        brightness = sum(int(part) for part in re.findall(r"\d+", background)[:3])
        assert (brightness > 600) == (seen == "light")


def test_what_stands_below_a_chart_does_not_jump_when_it_is_drawn(page: Page, site: str) -> None:
    held: list[Route] = []
    page.route("**/static/js/ArrowVegaLiteChart.*", lambda route: held.append(route))
    open_page(page, site)
    ask(page, QUESTION)
    settle(page)
    link = page.get_by_role("button", name="Copy link")
    expect(link).to_be_visible()
    before = link.bounding_box()
    assert held
    for route in held:
        route.continue_()
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible(timeout=20_000)
    after = link.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 2 * STEP
