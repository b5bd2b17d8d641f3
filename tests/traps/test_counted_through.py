"""Things counted through the rows that they took part in: each once, and never those of another kind."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE quays (quay_id INTEGER PRIMARY KEY, quay_name VARCHAR, opened_year INTEGER);
INSERT INTO quays VALUES (1, 'East', 1990), (2, 'West', 2010);
CREATE TABLE ships (ship_id INTEGER PRIMARY KEY, ship_name VARCHAR, built_year INTEGER);
INSERT INTO ships VALUES (1, 'Ida', 1999), (2, 'Eos', 2015), (3, 'Ran', 2020);
CREATE TABLE port_calls (call_id INTEGER PRIMARY KEY, ship_id INTEGER REFERENCES ships (ship_id),
  quay_id INTEGER REFERENCES quays (quay_id), cargo VARCHAR, arrival_date DATE, departure_date DATE);
INSERT INTO port_calls VALUES
  (1, 1, 1, 'coal', DATE '2025-03-01', DATE '2025-03-04'),
  (2, 1, 1, 'coal', DATE '2025-03-20', DATE '2025-04-02'),
  (3, 2, 1, 'corn', DATE '2025-03-30', DATE '2025-04-03'),
  (4, 2, 2, 'corn', DATE '2025-05-01', DATE '2025-05-04');
CREATE TABLE members (member_id INTEGER PRIMARY KEY, member_name VARCHAR);
INSERT INTO members VALUES (1, 'Ada'), (2, 'Ben'), (3, 'Cyd');
CREATE TABLE enrolments (enrolment_id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES members (member_id),
  enrolled_on DATE, completed_on DATE);
INSERT INTO enrolments VALUES (1, 1, DATE '2025-01-01', DATE '2025-02-01'),
  (2, 1, DATE '2025-01-05', DATE '2025-02-07'), (3, 2, DATE '2025-01-05', NULL);
CREATE TABLE contracts (contract_id INTEGER PRIMARY KEY, quay_id INTEGER REFERENCES quays (quay_id),
  opened_on DATE);
INSERT INTO contracts VALUES (1, 1, DATE '2024-01-01'), (2, 1, DATE '2024-02-01');
"""


@pytest.fixture(scope="module")
def port(opened: Opens) -> Parlance:
    return opened("port", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many different ships arrived in March 2025", [(2,)]),
        ("how many different ships departed in April 2025", [(2,)]),
        ("number of members who completed in February 2025", [(1,)]),
        ("member completions in February 2025", [(2,)]),
        ("number of ships by cargo", [("coal", 1), ("corn", 1)]),
        ("how many quays opened before 2000", [(1,)]),
        ("number of ships from 2015 or later", [(2,)]),
    ],
)
def test_each_is_counted_once(port: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = port.ask(question)
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == rows
    again = port.ask(reply.interpretation)
    assert again.sql == reply.sql


def test_how_often_things_came_or_how_many_is_asked(port: Parlance) -> None:
    """Ida came twice in March: two ships, or three arrivals."""
    reply = port.ask("how many ships arrived in March 2025")
    assert reply.status == "clarify"
    texts = {one.text for one in reply.alternatives}
    assert texts == {
        "Number of ships with number of port calls more than 0 in March 2025",
        "Number of port calls in March 2025",
    }


def test_what_opened_is_no_contract_of_it(port: Parlance) -> None:
    """Quays have no day of opening; that their contracts were opened then is another thing."""
    assert port.ask("how many quays were opened in March 2024").status != "answer"


FERRIES = """
CREATE TABLE piers (pier_id INTEGER PRIMARY KEY, pier_name VARCHAR);
INSERT INTO piers SELECT i, 'Pier ' || i FROM range(1, 4) t(i);
CREATE TABLE crews (crew_id INTEGER PRIMARY KEY, crew_name VARCHAR,
  pier_id INTEGER REFERENCES piers(pier_id));
INSERT INTO crews SELECT i, 'Crew ' || i, 1 + i % 3 FROM range(1, 7) t(i);
CREATE TABLE passengers (passenger_id INTEGER PRIMARY KEY, passenger_name VARCHAR);
INSERT INTO passengers SELECT i, 'Person ' || i FROM range(1, 31) t(i);
CREATE TABLE crossings (crossing_id INTEGER PRIMARY KEY, crossed_on DATE,
  passenger_id INTEGER REFERENCES passengers(passenger_id), crew_id INTEGER REFERENCES crews(crew_id),
  state VARCHAR);
INSERT INTO crossings SELECT i, DATE '2025-01-01' + i::INT, 1 + i % 30, 1 + i % 6,
  ['done', 'missed'][1 + i % 2] FROM range(1, 101) t(i);
CREATE TABLE complaints (complaint_id INTEGER PRIMARY KEY, lodged_on DATE,
  passenger_id INTEGER REFERENCES passengers(passenger_id), pier_id INTEGER REFERENCES piers(pier_id));
INSERT INTO complaints SELECT i, DATE '2025-01-01' + i::INT, 1 + i % 7, 1 + i % 3 FROM range(1, 21) t(i);
"""


def test_rows_that_are_said_go_before_nearer_ones(opened: Opens) -> None:
    """Complaints lead straight to a pier, crossings by their crew: those that are said are meant."""
    door = opened("ferries", FERRIES)
    answer = door.ask("For each pier, how many different passengers had a missed crossing in 2025?")
    with duckdb.connect() as oracle:
        oracle.execute(FERRIES)
        expected = oracle.execute(
            "SELECT pier_name, count(DISTINCT passenger_id) FROM crossings JOIN crews USING (crew_id) "
            "JOIN piers USING (pier_id) WHERE state = 'missed' AND year(crossed_on) = 2025 GROUP BY 1"
        ).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(tuple(row) for row in answer.table.rows) == sorted(expected)


def test_of_two_kinds_of_rows_the_nearer_is_not_taken(opened: Opens) -> None:
    """Passengers of a pier are so by crossings or by complaints."""
    assert opened("ferries", FERRIES).ask("how many different passengers per pier").status != "answer"
