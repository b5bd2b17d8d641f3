"""The card in a browser: parts changed and left out, proof, other readings and next questions."""

import re
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.asking import PHONE, WIDE, ask, open_page, sentence, settle

# Written by hand, apart from any model: plays by country in a month, and the rows that they are counted from.
PLAYS = """
    SELECT c.country, sum(e.is_view)
    FROM video_events e LEFT JOIN viewer v USING (user_id) LEFT JOIN country c USING (country_code)
    WHERE e.ts >= TIMESTAMP '{start}' AND e.ts < TIMESTAMP '{end}' AND c.country IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC LIMIT 1
"""
ROWS = "SELECT count(*) FROM video_events WHERE ts >= TIMESTAMP '2026-06-01' AND ts < TIMESTAMP '2026-07-01'"
ALL = "SELECT count(*) FROM video_events"
MAY, JUNE = ("2026-05-01", "2026-06-01"), ("2026-06-01", "2026-07-01")


def best(sample_db: Path, month: tuple[str, str]) -> str:
    """What the sentence must begin and go on with: the country with the most plays, and how many."""
    country, plays = _rows(sample_db, PLAYS.format(start=month[0], end=month[1]))[0]
    return rf"{country} has the most views .*: {plays:,}[,;.]"


def _rows(sample_db: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def part(page: Page, turn: int, text: str) -> Locator:
    """The button of a part of a question, which opens what it can be made into."""
    row = page.locator(f".st-key-turn-{turn}-parts-row")
    return row.get_by_role("button", name=re.compile(rf"^{text}\b"))


def turns(page: Page, count: int) -> None:
    expect(page.locator(".pl-question")).to_have_count(count, timeout=20_000)
    settle(page)


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_an_answer_is_changed_proved_and_gone_on_from(
    page: Page, site: str, sample_db: Path, size: tuple[int, int], scheme: str
) -> None:
    open_page(page, site, size, scheme)
    ask(page, "views by country last month")
    settle(page)
    assert re.match(best(sample_db, MAY), sentence(page))

    page.get_by_text("Other readings").click()
    expect(page.get_by_text("It explains the words of the question best.")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("button", name="Suspect views by country last month")).to_be_visible()
    settle(page)

    part(page, 1, "last month").click()
    others = page.get_by_test_id("stPopoverBody").get_by_role("combobox")
    expect(others).to_be_in_viewport(timeout=20_000)
    expect(page.locator(".pl-edit")).to_be_focused()
    page.keyboard.press("Tab")
    expect(others).to_be_focused()
    others.fill("this month")
    others.press("Enter")
    turns(page, 2)
    assert re.match(best(sample_db, JUNE), sentence(page))
    expect(page.locator(".pl-question").first).to_have_text("Views by country this month")

    page.get_by_text("How this was computed").first.click()
    facts = page.locator(".pl-facts")
    expect(facts).to_be_visible(timeout=20_000)
    ((used,),), ((everything,),) = _rows(sample_db, ROWS), _rows(sample_db, ALL)
    assert f"{used:,} of {everything:,} rows of Player events." in facts.inner_text()
    said = page.locator(".pl-sql code").inner_text()
    assert best(sample_db, JUNE).startswith(str(max(_rows(sample_db, said), key=_plays)[0]))

    page.get_by_role("button", name="Without: by country").click()
    turns(page, 3)
    total = _rows(sample_db, f"SELECT sum(is_view) FROM ({ROWS.replace('count(*)', 'is_view')})")[0][0]
    assert f"were {total:,}" in sentence(page)

    step = page.locator(".st-key-turn-3-next-row button").first
    wanted = step.inner_text()
    step.click()
    turns(page, 4)
    expect(page.locator(".pl-question").first).to_have_text(wanted)
    expect(page.locator(".pl-sentence.pl-answer")).to_have_count(4)


def _plays(row: tuple[object, ...]) -> float:
    return float(str(row[1] or 0)) if row[0] else 0
