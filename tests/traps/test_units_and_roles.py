"""Numbers told by their unit, things in a role, and small words; over a few crossings of ships."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE captains(captain_id INTEGER PRIMARY KEY, captain_name VARCHAR, grade VARCHAR);
CREATE TABLE pilots(pilot_id INTEGER PRIMARY KEY, pilot_name VARCHAR);
CREATE TABLE crossings(crossing_id INTEGER PRIMARY KEY, captain_id INTEGER REFERENCES captains(captain_id),
  main_pilot_id INTEGER REFERENCES pilots(pilot_id), reserve_pilot_id INTEGER REFERENCES pilots(pilot_id),
  left_on DATE, hours_at_sea DOUBLE, amount_paid DOUBLE, annual_levy DOUBLE,
  cargo_type VARCHAR, closed_on DATE);
INSERT INTO captains SELECT i, 'Captain ' || i, ['junior', 'senior'][1 + i % 2] FROM range(1, 13) t(i);
INSERT INTO pilots SELECT i, 'Pilot ' || i FROM range(1, 8) t(i);
INSERT INTO crossings SELECT i, 1 + i % 12, 1 + i % 7, CASE WHEN i % 3 = 0 THEN 1 + i % 5 END,
  DATE '2025-01-01' + i::INT, i, 2 * i, 3 * i, ['grain', 'oil'][1 + i % 2],
  CASE WHEN i % 4 > 0 THEN DATE '2025-06-01' END
  FROM range(1, 41) t(i);
"""


@pytest.fixture(scope="module")
def sea(opened: Opens) -> Parlance:
    return opened("sea", TABLES)


RIGHT = {
    "captains with more than 70 hours": (
        "Total hours at sea by captain name with total hours at sea more than 70"
    ),
    "crossings over 20 hours": "Number of crossings where hours at sea in crossings more than 20",
    "how many hours by cargo type": "Total hours at sea by cargo type",
    "how many hours did all captains put in": "Total hours at sea",
    "please break hours down by cargo type": "Total hours at sea by cargo type",
    "number of crossings that have no reserve pilot": (
        "Number of crossings where reserve pilot name has no value"
    ),
    "average yearly levy by cargo type": "Average annual levy by cargo type",
    "new crossings per month": "Number of crossings by month",
    "captains by number of crossings: 1-2, 3 or more": (
        "Number of captains by number of crossings in classes from 1 and 3"
    ),
    "share of hours at sea from the top 2 captains": (
        "Share of total hours at sea from the top 2 of captain name"
    ),
    "what have we paid out on crossings": "Total amount paid",  # and not their number
    "how many crossings haven't been closed yet": "Number of crossings where closed on has no value",
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(sea: Parlance, question: str) -> None:
    reply = sea.ask(question)
    assert reply.status == "answer", reply.reason
    assert reply.interpretation == RIGHT[question]


UNSURE = (
    "new captains by grade",  # nobody knows since when they are
    "cargo hours",  # a part of a name before a number asks for no split
    "how many captains have more than 70 minutes",
)


@pytest.mark.parametrize("question", UNSURE)
def test_no_answer(sea: Parlance, question: str) -> None:
    reply = sea.ask(question)
    assert reply.status != "answer", reply.interpretation
