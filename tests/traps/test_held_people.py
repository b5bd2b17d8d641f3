"""Halls that seat so many people are listed, and no people are counted for them."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE hall(hall_id INTEGER PRIMARY KEY, hall_name VARCHAR, max_seats INTEGER);
INSERT INTO hall VALUES (1, 'Ash', 40), (2, 'Birch', 90), (3, 'Cedar', 160), (4, 'Dogwood', 200);
CREATE TABLE concert(concert_id INTEGER PRIMARY KEY, hall_id INTEGER REFERENCES hall(hall_id), held_on DATE);
INSERT INTO concert SELECT i, 1 + i % 4, DATE '2025-01-01' + CAST(i AS INTEGER) FROM range(1, 9) t(i);
CREATE TABLE guest(guest_id INTEGER PRIMARY KEY, concert_id INTEGER REFERENCES concert(concert_id),
  guest_name VARCHAR);
INSERT INTO guest SELECT i, 1 + i % 8, 'Guest ' || i FROM range(1, 17) t(i);
"""


@pytest.fixture(scope="module")
def halls(opened: Opens) -> Parlance:
    return opened("seats", TABLES)


def test_people_are_the_unit_of_what_things_hold(halls: Parlance) -> None:
    reply = halls.ask("halls that seat more than 150 people")
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == [("Cedar",), ("Dogwood",)], reply.interpretation


@pytest.mark.parametrize(
    "question",
    ["which halls seat more than 150 people", "which halls seat more than 150 guests"],
)
def test_what_is_asked_for_is_never_lost(halls: Parlance, question: str) -> None:
    reply = halls.ask(question)
    names = reply.table is not None and {row[0] for row in reply.table.rows} == {"Cedar", "Dogwood"}
    assert names or reply.status != "answer", reply.interpretation
