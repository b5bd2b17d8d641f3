"""What personnel departments and recruiters say of tables that are called something else."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE associates(assoc_id INTEGER PRIMARY KEY, full_name VARCHAR, dept VARCHAR, position VARCHAR,
  contract_type VARCHAR, hire_date DATE, exit_date DATE);
CREATE TABLE absences(absence_id INTEGER PRIMARY KEY, assoc_id INTEGER REFERENCES associates(assoc_id),
  absence_type VARCHAR, start_date DATE, absence_days INTEGER);
CREATE TABLE requisitions(req_id INTEGER PRIMARY KEY, title VARCHAR, opened_on DATE, filled_on DATE);
CREATE TABLE applicants(applicant_id INTEGER PRIMARY KEY, req_id INTEGER REFERENCES requisitions(req_id),
  name VARCHAR, source VARCHAR, applied_on DATE, stage VARCHAR, expected_salary DOUBLE);
CREATE TABLE payslips(payslip_id INTEGER PRIMARY KEY, assoc_id INTEGER REFERENCES associates(assoc_id),
  paid_on DATE, gross_pay DOUBLE, net_pay DOUBLE, overtime_hours DOUBLE);
INSERT INTO associates VALUES (1, 'Ann', 'sales', 'rep', 'permanent', '2018-01-01', NULL),
  (2, 'Bob', 'it', 'developer', 'permanent', '2020-02-01', NULL),
  (3, 'Cyn', 'it', 'tester', 'temporary', '2022-03-01', '2023-12-31'),
  (4, 'Dan', 'sales', 'rep', 'permanent', '2021-05-01', NULL);
INSERT INTO absences VALUES (1, 1, 'sick', '2024-01-02', 3), (2, 1, 'vacation', '2024-03-02', 10),
  (3, 2, 'sick', '2024-02-05', 1), (4, 4, 'parental', '2024-01-15', 30);
INSERT INTO requisitions VALUES (1, 'Data engineer', '2024-01-01', '2024-02-15'),
  (2, 'Key account rep', '2024-02-01', NULL);
INSERT INTO applicants VALUES (1, 1, 'X', 'referral', '2024-01-05', 'hired', 4200),
  (2, 1, 'Y', 'job board', '2024-01-07', 'rejected', 3900),
  (3, 2, 'Z', 'job board', '2024-02-10', 'phone screen', 3100),
  (4, 2, 'W', 'agency', '2024-02-12', 'withdrawn', 3300);
INSERT INTO payslips VALUES (1, 1, '2024-01-31', 3000, 2000, 0), (2, 2, '2024-01-31', 4100, 2600, 5),
  (3, 4, '2024-01-31', 2800, 1900, 2), (4, 1, '2024-02-29', 3200, 2100, 8);
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("office") / "office.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT: dict[str, list[tuple[object, ...]]] = {
    "how many employees do we have": [(4,)],
    "number of staff by job title": [("developer", 1), ("rep", 2), ("tester", 1)],
    "headcount by department": [("it", 2), ("sales", 2)],
    "number of fixed-term employees": [(1,)],
    "longest serving employee": [("Ann", date(2018, 1, 1))],
    "total days off sick": [(4,)],
    "total take home pay": [(8600.0,)],
    "total gross salary by employee": [("Ann", 6200.0), ("Bob", 4100.0), ("Dan", 2800.0)],
    "hours of overtime by employee": [("Ann", 8.0), ("Bob", 5.0), ("Dan", 2.0)],
    "how many job openings are there": [(2,)],
    "number of job applicants by recruiting channel": [("agency", 1), ("job board", 2), ("referral", 1)],
    "average salary expectation of the candidates": [(3625.0,)],
    "how many candidates pulled out": [(1,)],
    "how many applicants got the job": [(1,)],
    "number of candidates in a telephone interview": [(1,)],
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_a_personnel_department(office: Parlance, question: str) -> None:
    reply = office.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(tuple(row) for row in reply.table.rows) == RIGHT[question], reply.interpretation


MUST_NOT = (
    "how many new hires in 2021",  # are not all employees
    "how many managers do we have",
    "average bonus by employee",
    "number of resignations",
    "average pay rise",
    "how many contractors do we have",
    "total overtime pay",  # its hours are no money
    "notice period by employee",
    "remaining leave by employee",  # a stock, and only days taken are kept
    "average job offer",
    "number of recruiters",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_a_personnel_department_does_not_keep(office: Parlance, question: str) -> None:
    assert office.ask(question).status != "answer"
