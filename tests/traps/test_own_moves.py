"""A word of a rise or fall is the model's own where it has it: calls that got dropped."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE masts(mast_id INTEGER PRIMARY KEY, mast_name VARCHAR);
CREATE TABLE calls(call_id INTEGER PRIMARY KEY, mast_id INTEGER REFERENCES masts(mast_id),
  started_at TIMESTAMP, is_dropped BOOLEAN);
CREATE TABLE outages(outage_id INTEGER PRIMARY KEY, mast_id INTEGER REFERENCES masts(mast_id),
  began_at TIMESTAMP, hours_down DOUBLE);
INSERT INTO masts SELECT i, ['Ash', 'Elm', 'Oak'][i] FROM range(1, 4) t(i);
INSERT INTO calls SELECT i, 1 + i % 3, TIMESTAMP '2025-03-01' + INTERVAL 1 HOUR * i, i % 4 = 0
  FROM range(1, 41) t(i);
INSERT INTO outages SELECT i, 1 + i % 2, TIMESTAMP '2025-03-01' + INTERVAL 1 DAY * i, i FROM range(1, 9) t(i);
"""
# By hand: every fourth of 40 calls; outages of 2 + 4 + 6 + 8 = 20 hours at Ash, 1 + 3 + 5 + 7 = 16 at Elm.
DROPPED = ("how many calls got dropped", "number of calls that dropped", "dropped calls")


@pytest.fixture(scope="module")
def masts(opened: Opens) -> Parlance:
    return opened("masts", TABLES)


@pytest.mark.parametrize("question", DROPPED)
def test_a_yes_is_no_fall(masts: Parlance, question: str) -> None:
    reply = masts.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(10,)], reply.interpretation


def test_hours_down_are_no_fall(masts: Parlance) -> None:
    reply = masts.ask("masts that were down for more than 18 hours in total")  # one outage, or all of a mast
    offered = {reply.interpretation, *(one.text for one in reply.alternatives)}
    assert "Total hours down by mast name with total hours down more than 18" in offered, reply.reason


def test_what_fell_is_still_read(parlance: Parlance) -> None:
    reply = parlance.ask("which countries dropped in views last month")
    fell = "Change in views by country with change in views less than 0 last month"
    assert reply.interpretation == f"{fell} compared with the previous period", reply.reason
