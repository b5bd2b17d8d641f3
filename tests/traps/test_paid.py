"""Money that customers pay for rows which are not called sales, beside sales and without them."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE grooms (groom_id INTEGER PRIMARY KEY, groom_name VARCHAR);
INSERT INTO grooms VALUES (1, 'Orla'), (2, 'Finn'), (3, 'Maeve');
CREATE TABLE services (service_id INTEGER PRIMARY KEY, service_name VARCHAR, list_price DOUBLE);
INSERT INTO services SELECT i, 'Service ' || i, 10.0 * i FROM range(1, 6) t(i);
CREATE TABLE clients (client_id INTEGER PRIMARY KEY, client_name VARCHAR);
INSERT INTO clients SELECT i, 'Client ' || i FROM range(1, 16) t(i);
CREATE TABLE visits (visit_id INTEGER PRIMARY KEY, visited_on DATE,
  client_id INTEGER REFERENCES clients(client_id),
  groom_id INTEGER REFERENCES grooms(groom_id), service_id INTEGER REFERENCES services(service_id),
  price_paid DOUBLE);
INSERT INTO visits SELECT i, DATE '2025-01-01' + (i * 2)::INT, 1 + i % 15, 1 + i % 3, 1 + i % 5, 4.0 + i
FROM range(1, 91) t(i);
CREATE TABLE shampoo_sales (sale_id INTEGER PRIMARY KEY, sold_on DATE,
  client_id INTEGER REFERENCES clients(client_id),
  groom_id INTEGER REFERENCES grooms(groom_id), quantity INTEGER, amount DOUBLE);
INSERT INTO shampoo_sales SELECT i, DATE '2025-01-03' + (i * 3)::INT, 1 + i % 15, 1 + i % 3, 1 + i % 2, 3 * i
FROM range(1, 51) t(i);
"""
_SERVED = "SELECT sum(price_paid) FROM visits"
RIGHT = {
    "service revenue by groom": "SELECT groom_name, sum(price_paid) FROM visits JOIN grooms USING (groom_id) "
    "GROUP BY 1",
    "income from services in May 2025": f"{_SERVED} WHERE strftime(visited_on, '%Y-%m') = '2025-05'",
    "visit revenue": _SERVED,
    "shampoo revenue": "SELECT sum(amount) FROM shampoo_sales",
}
CLAIMS = """
CREATE TABLE policies (policy_id INTEGER PRIMARY KEY, holder_name VARCHAR);
INSERT INTO policies SELECT i, 'Holder ' || i FROM range(1, 11) t(i);
CREATE TABLE claims (claim_id INTEGER PRIMARY KEY, filed_on DATE,
  policy_id INTEGER REFERENCES policies(policy_id), amount_paid DOUBLE);
INSERT INTO claims SELECT i, DATE '2025-01-01' + i::INT, 1 + i % 10, 100.0 * i FROM range(1, 31) t(i);
"""


@pytest.fixture(scope="module")
def groomers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("groomers") / "groomers.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT)
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return Parlance(None, path), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_a_noun_says_of_which(groomers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = groomers
    answer, expected = door.ask(question), oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(tuple(row) for row in answer.table.rows) == sorted(expected)


@pytest.mark.parametrize("question", ["total revenue", "revenue in May 2025", "turnover by groom"])
def test_bare_revenue_of_two_kinds_is_asked(
    groomers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str
) -> None:
    assert groomers[0].ask(question).status == "clarify"


def test_what_is_paid_out_is_no_revenue(opened: Opens) -> None:
    assert opened("claims", CLAIMS).ask("revenue in 2025").status != "answer"
