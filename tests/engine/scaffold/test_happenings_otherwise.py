"""Who was hired has joined, what was bought was acquired, also where the model says so otherwise."""

import duckdb
import pytest

from engine import Parlance
from tests.engine.scaffold.conftest import Scaffold

SCRIPT = """
CREATE TABLE clients (client_id INTEGER PRIMARY KEY, full_name VARCHAR, joined_on DATE);
INSERT INTO clients SELECT i, 'Client ' || i, DATE '2021-01-05' + (i * 60)::INT FROM range(1, 21) t(i);
CREATE TABLE employees (employee_id INTEGER PRIMARY KEY, full_name VARCHAR, hired_on DATE, left_on DATE);
INSERT INTO employees SELECT i, 'Worker ' || i, DATE '2018-02-01' + (i * 90)::INT,
    CASE WHEN i % 4 = 0 THEN DATE '2024-03-01' + i::INT END FROM range(1, 13) t(i);
CREATE TABLE ovens (oven_id INTEGER PRIMARY KEY, oven_name VARCHAR, bought_on DATE);
INSERT INTO ovens SELECT i, 'Oven ' || i, DATE '2017-01-01' + (i * 100)::INT FROM range(1, 9) t(i);
CREATE TABLE claims (claim_id INTEGER PRIMARY KEY, received_on DATE, reported_on DATE, amount DOUBLE);
INSERT INTO claims SELECT i, DATE '2024-01-01' + i::INT, DATE '2023-12-01' + i::INT, i FROM range(1, 31) t(i);
"""
RIGHT = {
    "how many employees joined in 2019": ("SELECT count(*) FROM employees WHERE year(hired_on) = 2019"),
    "how many clients signed up in 2022?": "SELECT count(*) FROM clients WHERE year(joined_on) = 2022",
    "how many clients joined in 2022?": "SELECT count(*) FROM clients WHERE year(joined_on) = 2022",
    "number of employees who resigned in 2024": "SELECT count(*) FROM employees WHERE year(left_on) = 2024",
    "employees who resigned in 2024": "SELECT full_name FROM employees WHERE year(left_on) = 2024 ORDER BY 1",
    "how many ovens were purchased in 2018": "SELECT count(*) FROM ovens WHERE year(bought_on) = 2018",
}


@pytest.fixture(scope="module")
def bakers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("bakers") / "bakers.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT)
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return Parlance(None, path), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_what_is_meant(bakers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = bakers
    answer, expected = door.ask(question), oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert [tuple(row) for row in answer.table.rows] == expected


@pytest.mark.parametrize("question", ["claims lodged in 2024", "how many ovens signed up in 2018"])
def test_what_stays_open(bakers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    """Of two times of the same kind neither is the one; things do not sign up."""
    assert bakers[0].ask(question).status != "answer"


def test_two_times_of_one_kind_keep_their_own_words(scaffolded: Scaffold) -> None:
    model = scaffolded(SCRIPT.replace("clients", "customers"))
    said = {field.name: field.synonyms for one in model.datasets for field in one.fields}
    assert "lodged" not in (*said["received_on"], *said["reported_on"])
    assert "signed up" in said["joined_on"]
    assert "joined" in said["hired_on"]
