"""The last or the largest of each of several things is no row of all, and ranks no things by their rows."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, customer_name VARCHAR);
INSERT INTO customers VALUES (1, 'Ada'), (2, 'Ben'), (3, 'Cid');
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, order_title VARCHAR,
                     customer_id INTEGER REFERENCES customers(customer_id), ordered_on DATE,
                     status VARCHAR, amount DOUBLE);
INSERT INTO orders SELECT i, 'Order ' || i, [1, 1, 2, 3][1 + i % 4], DATE '2025-06-01' + (i * 30)::INT,
    ['sent', 'failed', 'sent'][1 + i % 3], [5, 50, 20, 7, 90][1 + i % 5] FROM range(1, 17) t(i);
"""
OPEN = [
    "customers whose last order failed",
    "customers whose last order was in 2025",
    "customers whose first order failed",
    "Kunden, deren letzte Bestellung failed ist",
    "clientes cuyo último pedido fue failed",
    "clients dont la dernière commande est failed",
    "clientes cujo último pedido foi failed",
]
LARGEST = [
    "largest order per customer",
    "biggest order per customer",
    "größte Bestellung pro Kunde",
    "mayor pedido por cliente",
    "plus grande commande par client",
    "maior pedido por cliente",
]


@pytest.fixture(scope="module")
def shop(opened: Opens) -> Parlance:
    return opened("shop", SCRIPT)


@pytest.mark.parametrize("question", OPEN)
def test_the_last_of_each(shop: Parlance, question: str) -> None:
    answer = shop.ask(question)
    assert answer.status != "answer", answer.interpretation


@pytest.mark.parametrize("question", LARGEST)
def test_the_largest_of_each(shop: Parlance, question: str) -> None:
    answer = shop.ask(question)
    largest = {("Ada", 90.0), ("Ben", 90.0), ("Cid", 50.0)}
    assert answer.table is None or set(answer.table.rows) == largest, answer.interpretation


def test_by_a_number_it_is_one_row(shop: Parlance) -> None:
    answer = shop.ask("last 3 orders")
    assert answer.table is not None, answer.reason
    assert len(answer.table.rows) == 3
