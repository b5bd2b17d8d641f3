"""A year that is not over falls behind a whole one, however well it goes: the answer says so."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

# One sale on each first of a month of 2025, two on each of 2026; the clock stands on 15 April 2026.
SCRIPT = """
CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, sold_on DATE);
INSERT INTO sales SELECT i, DATE '2025-01-01' + to_months(i::INT) FROM range(12) t(i);
INSERT INTO sales SELECT 100 + i, DATE '2026-01-01' + to_months(i::INT // 2) FROM range(8) t(i);
"""


@pytest.fixture(scope="module")
def shop(opened: Opens) -> Parlance:
    return opened("shop", SCRIPT, now=datetime(2026, 4, 15))


def test_a_running_year_beside_a_whole_one_is_told(shop: Parlance) -> None:
    answer = shop.ask("number of sales this year compared with last year")
    assert answer.table is not None
    assert answer.table.rows == ((8, 12),)
    (note,) = answer.notes
    like = shop.onward(answer).next_steps()[0].text
    assert like in note
    fair = shop.ask(like)
    assert fair.table is not None
    assert fair.table.rows == ((8, 4),)
    assert fair.notes == ()


@pytest.mark.parametrize(
    "question",
    [
        "number of sales last year compared with this year",
        "number of sales in March 2026 compared with March 2025",
        "number of sales this year compared with the same period last year",
        "number of sales this year",
    ],
)
def test_nothing_is_told_where_like_is_held_against_like(shop: Parlance, question: str) -> None:
    answer = shop.ask(question)
    assert answer.status == "answer"
    assert answer.notes == ()
