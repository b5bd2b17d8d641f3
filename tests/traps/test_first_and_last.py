"""What happened first or last, who has the most of a number, and who did something in a role."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE kennels (kennel_id INTEGER PRIMARY KEY, kennel_name VARCHAR, town VARCHAR, opened_on DATE,
                      closed_on DATE);
INSERT INTO kennels SELECT i, ['North', 'South', 'East', 'West'][i], ['Hull', 'York'][1 + i % 2],
    DATE '2010-01-01' + ((i * 7) % 4 * 100)::INT, CASE WHEN i = 2 THEN DATE '2020-01-01' END
    FROM range(1, 5) t(i);
CREATE TABLE employees (employee_id INTEGER PRIMARY KEY, full_name VARCHAR, job_title VARCHAR,
                        kennel_id INTEGER REFERENCES kennels(kennel_id), hourly_wage DOUBLE, hired_on DATE);
INSERT INTO employees SELECT i, ['Ada', 'Bo', 'Cy', 'Di', 'Ed'][i] || ' Moss',
    ['walker', 'groomer'][1 + i % 2],
    1 + i % 4, 10.0 + (i * 3) % 7, DATE '2019-01-01' + ((i * 5) % 7 * 60)::INT FROM range(1, 6) t(i);
CREATE TABLE owners (owner_id INTEGER PRIMARY KEY, full_name VARCHAR);
INSERT INTO owners SELECT i, ['Kim', 'Lou', 'Max'][i] || ' Hill' FROM range(1, 4) t(i);
CREATE TABLE stays (stay_id INTEGER PRIMARY KEY, kennel_id INTEGER REFERENCES kennels(kennel_id), 
                    began_on DATE, owner_id INTEGER REFERENCES owners(owner_id), fee DOUBLE, breed VARCHAR);
INSERT INTO stays SELECT i, 1 + i % 3, DATE '2025-01-01' + (i * 2)::INT, 1 + i % 3, 5.0 * i,
    ['pug', 'collie'][1 + i % 2] FROM range(1, 31) t(i);
CREATE TABLE complaints (complaint_id INTEGER PRIMARY KEY, stay_id INTEGER REFERENCES stays(stay_id),
                         received_on DATE, handled_by INTEGER REFERENCES employees(employee_id));
INSERT INTO complaints SELECT i, i, DATE '2025-03-01' + i::INT, CASE WHEN i < 5 THEN 2 ELSE 4 END
    FROM range(1, 9) t(i);
INSERT INTO complaints VALUES (9, 9, DATE '2025-04-01', 4);
"""
_FIRST = "SELECT kennel_name, opened_on FROM kennels ORDER BY 2 LIMIT 1"
_LAST = "SELECT kennel_name, opened_on FROM kennels ORDER BY 2 DESC LIMIT 1"
_WAGE = "SELECT full_name, hourly_wage FROM employees {} ORDER BY 2 DESC LIMIT 1"
RIGHT = {
    "which kennel opened first": _FIRST,
    "which kennel opened last": _LAST,
    "newest kennel": _LAST,
    "which kennel is the oldest?": _FIRST,
    "which kennel in York opened first": _FIRST.replace("FROM kennels", "FROM kennels WHERE town = 'York'"),
    "who was hired first": "SELECT full_name, hired_on FROM employees ORDER BY 2 LIMIT 1",
    "the most recently hired employee": "SELECT full_name, hired_on FROM employees ORDER BY 2 DESC LIMIT 1",
    "when was the last stay?": "SELECT max(began_on) FROM stays",
    "when was the first complaint": "SELECT min(received_on) FROM complaints",
    "when was the last stay at North": (
        "SELECT max(began_on) FROM stays JOIN kennels USING (kennel_id) WHERE kennel_name = 'North'"
    ),
    "who has the highest hourly wage": _WAGE.format(""),
    "who earns the highest wage": _WAGE.format(""),
    "which walkers have the highest wage": _WAGE.format("WHERE job_title = 'walker'"),
    "who handled the most complaints?": (
        "SELECT full_name, count(*) FROM complaints JOIN employees ON handled_by = employee_id "
        "GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    ),
}
OPEN = [
    "who has the highest fee",  # a fee is of stays, which are nobody
    "which owner booked a stay first",
    "which kennel opened first in 2025",
    "when was the last owner",  # owners have no time
    "who opened first",
]


@pytest.fixture(scope="module")
def kennel(opened: Opens) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return opened("kennel", SCRIPT), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_what_is_meant(kennel: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = kennel
    answer, expected = door.ask(question), oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(map(_plain, answer.table.rows)) == sorted(map(_plain, expected))


@pytest.mark.parametrize("question", OPEN)
def test_what_stays_open(kennel: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    assert kennel[0].ask(question).status != "answer"


def _plain(row: tuple[object, ...]) -> list[str]:
    return [f"{cell:.4f}" if isinstance(cell, int | float) else str(cell) for cell in row]
