"""Things in the plural with what is said of them are listed, and counted where their number is asked."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, customer_name VARCHAR, city VARCHAR, is_vip BOOLEAN,
                        has_phone BOOLEAN);
INSERT INTO customers SELECT i, ['Ada', 'Ben', 'Cid', 'Dot', 'Eve', 'Fay'][i],
    ['Leeds', 'York'][1 + i % 2], i % 3 = 0, i % 3 > 1 FROM range(1, 7) t(i);
CREATE TABLE projects (project_id INTEGER PRIMARY KEY, project_name VARCHAR,
                       customer_id INTEGER REFERENCES customers(customer_id), status VARCHAR,
                       received_on DATE, budget DOUBLE);
INSERT INTO projects SELECT i, 'Plan ' || i, 1 + i % 4, ['delivered', 'open', 'delivered'][1 + i % 3],
    DATE '2025-11-01' + (i * 20)::INT, 100.0 * i FROM range(1, 13) t(i);
CREATE TABLE calls (call_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(customer_id));
INSERT INTO calls VALUES (1, 1), (2, 2), (3, 2);
CREATE TABLE invoices (invoice_id INTEGER PRIMARY KEY, project_id INTEGER REFERENCES projects(project_id),
                       issued_on DATE, amount DOUBLE);
INSERT INTO invoices SELECT i, i, DATE '2026-02-01' + i::INT, 50.0 * i FROM range(1, 8) t(i);
"""
NO_INVOICE = """SELECT project_name FROM projects WHERE status = 'delivered'
    AND project_id NOT IN (SELECT project_id FROM invoices)"""
VIP_LEEDS = "SELECT customer_name FROM customers WHERE is_vip AND city = 'Leeds'"
LEEDS = "SELECT customer_name FROM customers WHERE city = 'Leeds'"
RIGHT = {
    "delivered projects that have no invoice": NO_INVOICE,
    "delivered projects without an invoice": NO_INVOICE,
    "the delivered projects which have no invoices": NO_INVOICE,
    "customers without a phone": "SELECT customer_name FROM customers WHERE NOT has_phone",
    "customers with no phone": "SELECT customer_name FROM customers WHERE NOT has_phone",
    "customers that are in Leeds": LEEDS,
    "customers whose city is Leeds": LEEDS,
    "customers who are VIP in Leeds": VIP_LEEDS,
    "Kunden, deren Stadt Leeds ist": LEEDS,
    "clientes cuya ciudad es Leeds": LEEDS,
    "clients dont la ville est Leeds": LEEDS,
    "clientes cuja cidade é Leeds": LEEDS,
    "Kunden, die in Leeds sind": LEEDS,
    "proyectos delivered que no tienen factura": NO_INVOICE,
    "proyectos delivered sin factura": NO_INVOICE,
    "projets delivered sans facture": NO_INVOICE,
    "clientes que são VIP de Leeds": VIP_LEEDS,
}
COUNTED = {
    "number of customers with a phone": "SELECT count(*) FROM customers WHERE has_phone",
    "number of customers that are in Leeds": f"SELECT count(*) FROM ({LEEDS})",
    "count of customers that are in Leeds": f"SELECT count(*) FROM ({LEEDS})",
    "how many delivered projects have no invoice": f"SELECT count(*) FROM ({NO_INVOICE})",
    "number of delivered projects that have no invoice": f"SELECT count(*) FROM ({NO_INVOICE})",
    # What things have may be said in a count as well: "drivers with a truck license".
    "customers with a phone": "SELECT count(*) FROM customers WHERE has_phone",
    "customers without a phone - how many?": "SELECT count(*) FROM customers WHERE NOT has_phone",
    "how many customers are in Leeds": f"SELECT count(*) FROM ({LEEDS})",
    "wie viele Kunden sind in Leeds": f"SELECT count(*) FROM ({LEEDS})",
    "cuántos clientes hay en Leeds": f"SELECT count(*) FROM ({LEEDS})",
    "combien de clients sont à Leeds": f"SELECT count(*) FROM ({LEEDS})",
    "quantos clientes são de Leeds": f"SELECT count(*) FROM ({LEEDS})",
}


@pytest.fixture(scope="module")
def agency(opened: Opens) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return opened("agency", SCRIPT), oracle


@pytest.mark.parametrize("question", RIGHT | COUNTED)
def test_what_is_meant(agency: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = agency
    answer, expected = door.ask(question), oracle.execute((RIGHT | COUNTED)[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(str(row[0]) for row in answer.table.rows) == sorted(str(row[0]) for row in expected)
