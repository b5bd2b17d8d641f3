"""Who has fewer than so many rows: those without any have fewer as well."""

import duckdb
import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, customer_name VARCHAR, city VARCHAR);
INSERT INTO customers SELECT i, ['Ada', 'Ben', 'Cid', 'Dot', 'Eve', 'Fay'][i],
    ['Leeds', 'York'][1 + i % 2] FROM range(1, 7) t(i);
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(customer_id),
                     ordered_on DATE, amount DOUBLE);
INSERT INTO orders SELECT i, [1, 1, 1, 2, 2, 3][1 + i % 6], DATE '2025-09-01' + (i * 20)::INT, 10.0 * i
    FROM range(1, 25) t(i);
"""


def fewer(bound: str, when: str = "true", what: str = "true") -> str:
    """The names of those that have so many orders, none of them counted as nought."""
    return f"""SELECT customer_name FROM customers c WHERE {what} AND
        (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id AND {when}) {bound}"""


IN_2026 = "year(ordered_on) = 2026"
RIGHT = {
    "customers with fewer than 8 orders": fewer("< 8"),
    "which customers have fewer than 8 orders": fewer("< 8"),
    "customers with at most 4 orders": fewer("<= 4"),
    "customers with exactly 0 orders": fewer("= 0"),
    "customers with fewer than 6 orders in 2026": fewer("< 6", IN_2026),
    "customers in Leeds with fewer than 8 orders": fewer("< 8", what="city = 'Leeds'"),
    "Kunden mit weniger als 8 Bestellungen": fewer("< 8"),
    "clientes con menos de 8 pedidos": fewer("< 8"),
    "clients avec moins de 8 commandes": fewer("< 8"),
    "clientes com menos de 8 pedidos": fewer("< 8"),
    "Kunden mit weniger als 6 Bestellungen in 2026": fewer("< 6", IN_2026),
    "clientes con menos de 6 pedidos en 2026": fewer("< 6", IN_2026),
    "clients avec moins de 6 commandes en 2026": fewer("< 6", IN_2026),
    "clientes com menos de 6 pedidos em 2026": fewer("< 6", IN_2026),
}


@pytest.fixture(scope="module")
def shop(opened: Opens) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return opened("shop", SCRIPT), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_nought_is_fewer(shop: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = shop
    answer, expected = door.ask(question), oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    assert sorted(str(row[0]) for row in answer.table.rows) == sorted(str(row[0]) for row in expected)
    assert door.ask(answer.interpretation).query == answer.query, answer.interpretation


def test_more_than_so_many_are_told_with_their_number(
    shop: tuple[Parlance, duckdb.DuckDBPyConnection],
) -> None:
    answer = shop[0].ask("customers with more than 8 orders")
    assert answer.table is not None, answer.reason
    assert answer.table.rows == (("Ada", 12),)
