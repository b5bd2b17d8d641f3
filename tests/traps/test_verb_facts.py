"""What one thing costs or weighs, what is paid by the hour, and which rows something has happened to."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE tools (tool_id INTEGER PRIMARY KEY, tool_name VARCHAR, tool_class VARCHAR, day_price DOUBLE,
                    weight_kg DOUBLE, retired_on DATE);
INSERT INTO tools VALUES (1, 'Drill', 'power', 12, 3.5, NULL),
    (2, 'Ladder', 'access', 8, 15, DATE '2024-05-01'),
    (3, 'Saw', 'power', 15, 5, NULL), (4, 'Tower', 'access', 40, 150, DATE '2025-05-01');
CREATE TABLE crew (crew_id INTEGER PRIMARY KEY, crew_name VARCHAR, trade VARCHAR, hourly_wage DOUBLE,
                   monthly_allowance DOUBLE);
INSERT INTO crew VALUES (1, 'Ann Lee', 'fitter', 14, 30), (2, 'Bob Ray', 'driver', 12, 60),
    (3, 'Cy Orr', 'fitter', 16, 20);
CREATE TABLE hires (hire_id INTEGER PRIMARY KEY, tool_id INTEGER REFERENCES tools(tool_id), hired_on DATE,
                    total_price DOUBLE);
INSERT INTO hires SELECT i, 1 + i % 4, DATE '2025-01-01' + i::INT, 10.0 * i FROM range(1, 21) t(i);
"""
RIGHT = {
    "what does a drill cost?": "SELECT day_price FROM tools WHERE tool_name = 'Drill'",
    "how much does the tower weigh": "SELECT weight_kg FROM tools WHERE tool_name = 'Tower'",
    "what does Bob Ray earn per hour": "SELECT hourly_wage FROM crew WHERE crew_name = 'Bob Ray'",
    "what does a fitter earn per hour on average": "SELECT avg(hourly_wage) FROM crew WHERE trade = 'fitter'",
    "average wage an hour": "SELECT avg(hourly_wage) FROM crew",
    "average allowance per month": "SELECT avg(monthly_allowance) FROM crew",
    "which tools have been retired": "SELECT tool_name FROM tools WHERE retired_on IS NOT NULL",
}
OPEN = [
    "what did a drill cost",  # perhaps all that was paid for it
    "what do drills cost in total",
    "what does Bob Ray earn per month",  # only his wage by the hour is known
    "what does Bob Ray weigh",
    "what does a fitter earn per hour",  # there are several
]


@pytest.fixture(scope="module")
def hirers(opened: Opens) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return opened("hirers", SCRIPT), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_what_is_meant(hirers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = hirers
    answer, expected = door.ask(question), oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(str(row[0]) for row in answer.table.rows) == sorted(str(row[0]) for row in expected)


@pytest.mark.parametrize("question", OPEN)
def test_what_stays_open(hirers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    assert hirers[0].ask(question).status != "answer"
