"""So many of one thing per row of another, for each class: a ratio of both, and not a list of keys."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE customer(customer_id INTEGER PRIMARY KEY, customer_name VARCHAR, customer_type VARCHAR);
CREATE TABLE cust_order(order_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer(customer_id),
  ordered_on DATE, promised_for DATE);
CREATE TABLE delivery(delivery_id INTEGER PRIMARY KEY, arrived_on DATE);
CREATE TABLE order_line(line_id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES cust_order(order_id),
  delivery_id INTEGER REFERENCES delivery(delivery_id));
CREATE TABLE complaint(complaint_id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES cust_order(order_id),
  reason VARCHAR);
INSERT INTO customer SELECT i, 'Customer ' || i, ['Hotel', 'Canteen'][1 + i % 2] FROM range(1, 7) t(i);
INSERT INTO cust_order SELECT i, 1 + i % 6, DATE '2025-03-01' + CAST(i AS INTEGER),
  DATE '2025-03-04' + CAST(i AS INTEGER) FROM range(1, 41) t(i);
INSERT INTO delivery SELECT i, DATE '2025-03-20' + CAST(i AS INTEGER) FROM range(1, 21) t(i);
INSERT INTO order_line SELECT i, 1 + i % 40, 1 + i % 20 FROM range(1, 81) t(i);
INSERT INTO complaint SELECT i, i * 4, ['Late', 'Warm'][1 + i % 2] FROM range(1, 11) t(i);
"""
RATIO = "Number of complaints per number of customer orders by customer type"
# By hand: customers with an even key are hotels, those with an odd one canteens; order i is of
# customer 1 + i % 6, so the 20 orders with an even key are of canteens, and all 10 complaints are about such.
ROWS = {"Canteen": 0.5, "Hotel": 0.0}
QUESTIONS = [
    "complaints per order for each type of customer",
    "complaints per order by customer type",
]


@pytest.fixture(scope="module")
def wholesaler(opened: Opens) -> Parlance:
    return opened("wholesaler", TABLES)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_ratio_for_each_class(wholesaler: Parlance, question: str) -> None:
    reply = wholesaler.ask(question)
    assert reply.table is not None, reply.reason
    assert {row[0]: row[1] or 0.0 for row in reply.table.rows} == ROWS, reply.interpretation


OTHERS = [
    "complaints je order nach customer type",
    "complaints por order por customer type",
    "complaints par order par customer type",
    "complaints per order each month",
]


@pytest.mark.parametrize("question", OTHERS)
def test_no_list_of_keys(wholesaler: Parlance, question: str) -> None:
    reply = wholesaler.ask(question)
    assert reply.status != "answer" or " per number of " in reply.interpretation, reply.interpretation


def test_two_times_of_one_row(wholesaler: Parlance) -> None:
    """When goods came in that a line of an order was taken from is no time of the order."""
    for question in (
        "how many orders arrived later than promised",
        "orders that arrived later than promised",
    ):
        reply = wholesaler.ask(question)
        assert reply.status != "answer", reply.interpretation


SUBJECTS = [
    "what do customers complain about",
    "what did customers order in 2025",
    "what do customers pay for orders",
]


@pytest.mark.parametrize("question", SUBJECTS)
def test_who_did_it_splits_nothing(wholesaler: Parlance, question: str) -> None:
    reply = wholesaler.ask(question)
    assert " by customer" not in reply.interpretation, reply.interpretation
    assert reply.status != "answer" or "pay" not in question, reply.interpretation
