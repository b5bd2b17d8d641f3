"""A period beside what was done is of the time when it was done; what is not sure is not answered."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, customer_name VARCHAR, registered_on DATE);
INSERT INTO customers SELECT i, ['Ada', 'Ben', 'Cid', 'Dot', 'Eve', 'Fay'][i],
    DATE '2025-06-01' + (i * 60)::INT FROM range(1, 7) t(i);
CREATE TABLE projects (project_id INTEGER PRIMARY KEY, project_name VARCHAR,
                       customer_id INTEGER REFERENCES customers(customer_id), received_on DATE,
                       due_on DATE, delivered_on DATE);
INSERT INTO projects SELECT i, 'Plan ' || i, 1 + i % 5, DATE '2025-10-01' + (i * 9)::INT,
    DATE '2025-11-15' + (i * 9)::INT, DATE '2025-11-15' + (i * 9 + [5, -3, 40][1 + i % 3])::INT
    FROM range(1, 31) t(i);
CREATE TABLE invoices (invoice_id INTEGER PRIMARY KEY, project_id INTEGER REFERENCES projects(project_id),
                       issued_on DATE, paid_on DATE, amount DOUBLE, status VARCHAR);
INSERT INTO invoices SELECT i, i, DATE '2025-12-01' + (i * 6)::INT,
    CASE WHEN i % 4 > 0 THEN DATE '2025-12-01' + (i * 6 + 35)::INT END, 10.0 * i,
    CASE WHEN i % 4 > 0 THEN 'paid' ELSE 'open' END FROM range(1, 31) t(i);
"""
LATE = "SELECT count(*) FROM projects WHERE delivered_on > due_on AND year(delivered_on) = 2026"
MARCH = """SELECT sum(amount) FROM invoices
    WHERE status = 'paid' AND paid_on BETWEEN '2026-03-01' AND '2026-03-31'"""
MONTHS = """SELECT date_trunc('month', paid_on), sum(amount) FROM invoices
    WHERE status = 'paid' AND year(paid_on) = 2026 GROUP BY 1 ORDER BY 1"""
RIGHT = {
    "how many projects were delivered after the due date in 2026": LATE,
    "in 2026 how many projects were delivered after the due date": LATE,
    "how many projects were delivered later than due in 2026": LATE,
    "how much was paid in March 2026": MARCH,
    "how much did we get paid in March 2026": MARCH,
    "how much was paid per month in 2026": MONTHS,
}
ASKED = [  # which number is asked, and never of which time
    "wie viel wurde im März 2026 bezahlt",
    "cuánto se pagó en marzo de 2026",
    "combien a été payé en mars 2026",
    "quanto foi pago em março de 2026",
]
OPEN = [
    "amount received in March 2026",  # of the projects, or of the money
    "how many customers registered in 2026 have projects",
    "how many customers registered in 2026 have a project",
]


@pytest.fixture(scope="module")
def agency(opened: Opens) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return opened("agency", SCRIPT), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_the_period_is_of_the_deed(agency: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = agency
    answer = door.ask(question)
    assert answer.table is not None, answer.reason
    got = [tuple(str(cell) for cell in row) for row in answer.table.rows]
    wanted = oracle.execute(RIGHT[question]).fetchall()
    assert got == [tuple(str(cell) for cell in row) for row in wanted], answer.interpretation


@pytest.mark.parametrize("question", OPEN)
def test_what_is_not_sure(agency: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    answer = agency[0].ask(question)
    assert answer.status != "answer", answer.interpretation


@pytest.mark.parametrize("question", ASKED)
def test_of_which_time_is_not_asked(
    agency: tuple[Parlance, duckdb.DuckDBPyConnection], question: str
) -> None:
    answer = agency[0].ask(question)
    assert answer.status == "clarify", answer.interpretation
    assert all("paid on" in one.text.casefold() for one in answer.alternatives)
