"""When the last of some rows was, of each thing, by what happened to it."""

from datetime import date, datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE zone(zone_id INTEGER PRIMARY KEY, zone_name VARCHAR);
CREATE TABLE fine(fine_id INTEGER PRIMARY KEY, zone_id INTEGER REFERENCES zone(zone_id), issued_on DATE,
  paid_on DATE, fine_status VARCHAR, len_sec INTEGER);
INSERT INTO zone VALUES (1, 'Harbour'), (2, 'Castle');
INSERT INTO fine SELECT i, 1 + i % 2, DATE '2025-03-01' + CAST(i AS INTEGER),
  CASE WHEN i % 4 = 0 THEN DATE '2025-06-01' + CAST(i AS INTEGER) END,
  CASE WHEN i % 4 = 0 THEN 'Paid' ELSE 'Open' END, 10 * (1 + i % 3) FROM range(1, 31) t(i);
"""
# By hand: the last of zone 1 is that of day 30 (2025-03-31), of zone 2 that of day 29; day 1 is of
# zone 2, day 2 of zone 1; the last one that was paid is the 28th, on 2025-06-29.
LAST = {("Harbour", date(2025, 3, 31)), ("Castle", date(2025, 3, 30))}
FIRST = {("Harbour", date(2025, 3, 3)), ("Castle", date(2025, 3, 2))}
QUESTIONS = {
    "when was the last fine issued in each zone?": LAST,
    "when was the last fine in each zone": LAST,
    "when was the first fine by zone": FIRST,
    "wann war die erste fine je zone": FIRST,
    "¿cuándo fue la primera fine por zone?": FIRST,
    "quand était la première fine par zone": FIRST,
    "quando foi a primeira fine por zone": FIRST,
    "when was the last fine issued": {(date(2025, 3, 31),)},
    "when was the last fine paid": {(date(2025, 6, 29),)},
    "how many fines did we issue in 2025": {(30,)},
}


@pytest.fixture(scope="module")
def office(opened: Opens) -> Parlance:
    return opened("lasts", TABLES, now=datetime(2026, 1, 5, 9))


@pytest.mark.parametrize("question", QUESTIONS)
def test_when_the_last_was(office: Parlance, question: str) -> None:
    reply = office.ask(question)
    assert reply.table is not None, reply.reason
    assert set(map(tuple, reply.table.rows)) == QUESTIONS[question], reply.interpretation


def test_what_is_said_in_full(office: Parlance) -> None:
    assert office.ask("how many fines did we issue in 2025").interpretation == "Number of fines in 2025"


def test_a_unit_of_what_is_split_by(office: Parlance) -> None:
    reply = office.ask("number of fines by length in seconds")
    assert reply.table is not None, reply.reason
    assert set(map(tuple, reply.table.rows)) == {(10, 10), (20, 10), (30, 10)}
    assert office.ask("number of fines by length in kilos").status != "answer"
