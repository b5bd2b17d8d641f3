"""The date that is called by the things themselves is theirs: a concert in May is one held in May."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE hall(hall_id INTEGER PRIMARY KEY, hall_name VARCHAR);
CREATE TABLE concerts(concert_id INTEGER PRIMARY KEY, hall_id INTEGER REFERENCES hall(hall_id),
  booked_on DATE, concert_dt DATE, fee DECIMAL(8, 2));
INSERT INTO hall VALUES (1, 'East'), (2, 'West');
INSERT INTO concerts VALUES (1, 1, '2025-01-10', '2025-05-02', 100), (2, 2, '2025-05-04', '2025-09-01', 200),
  (3, 1, '2025-02-01', '2025-05-20', 300), (4, 2, '2025-06-01', '2025-12-24', 150);
"""
# By hand: concerts 1 and 3 are held in May, and concert 2 is booked in May.
IN_MAY = [
    "how many concerts in May 2025",
    "how many concerts take place in May 2025",
    "number of concerts in May 2025",
    "wie viele concerts haben im Mai 2025 stattgefunden",
    "cuántos concerts tienen lugar en mayo de 2025",
    "combien de concerts ont lieu en mai 2025",
    "quantos concerts têm lugar em maio de 2025",
]


@pytest.fixture(scope="module")
def agency(opened: Opens) -> Parlance:
    return opened("concerts", TABLES, now=datetime(2025, 7, 1, 9))


@pytest.mark.parametrize("question", IN_MAY)
def test_what_is_in_a_month_is_held_then(agency: Parlance, question: str) -> None:
    reply = agency.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(2,)], reply.interpretation


def test_what_was_booked_then_is_said(agency: Parlance) -> None:
    reply = agency.ask("how many concerts were booked in May 2025")
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(1,)], reply.interpretation
