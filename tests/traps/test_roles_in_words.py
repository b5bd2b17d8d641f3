"""Two ways from one table to another: which is meant is said by a noun or a verb, else it is asked."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE airports (airport_id INTEGER PRIMARY KEY, airport_name VARCHAR, country VARCHAR);
INSERT INTO airports VALUES (1, 'Alpha', 'Norway'), (2, 'Beta', 'Spain');
CREATE TABLE trips (trip_id INTEGER PRIMARY KEY, fare DOUBLE,
  departure_airport_id INTEGER REFERENCES airports (airport_id),
  arrival_airport_id INTEGER REFERENCES airports (airport_id));
INSERT INTO trips VALUES (1, 10, 1, 2), (2, 20, 1, 2), (3, 40, 2, 1), (4, 80, 1, 1);
CREATE TABLE people (person_id INTEGER PRIMARY KEY, full_name VARCHAR, team VARCHAR);
INSERT INTO people VALUES (1, 'Ida Berg', 'Blue'), (2, 'Noa Lind', 'Red'), (3, 'Per Dahl', 'Red');
CREATE TABLE faults (fault_id INTEGER PRIMARY KEY, fault_text VARCHAR,
  reported_by INTEGER, handled_by INTEGER);
INSERT INTO faults VALUES (1, 'a', 1, 2), (2, 'b', 1, 2), (3, 'c', 2, 3), (4, 'd', 1, 1);
"""


@pytest.fixture(scope="module")
def office(opened: Opens) -> Parlance:
    return opened("office", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("number of trips by country of the arrival airport", [("Norway", 2), ("Spain", 2)]),
        ("total fare by country of the departure airport", [("Norway", 110), ("Spain", 40)]),
        ("number of faults handled by each team", [("Blue", 1), ("Red", 3)]),
        ("number of faults reported by team", [("Blue", 3), ("Red", 1)]),
        ("how many faults were handled by the Red team", [(3,)]),
        ("faults by team of the person who reported them", [("Blue", 3), ("Red", 1)]),
    ],
)
def test_the_role_is_told(office: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = office.ask(question)
    assert reply.status == "answer", (reply.status, reply.reason)
    assert [tuple(row) for row in reply.table.rows] == rows
    assert office.ask(reply.interpretation).sql == reply.sql


@pytest.mark.parametrize("question", ["number of trips by country", "number of faults by team"])
def test_without_a_word_for_it_the_role_is_asked(office: Parlance, question: str) -> None:
    assert office.ask(question).status == "clarify"
