"""The word of a table in front of a column says nothing more: the order status of customer orders."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE batch(batch_id INTEGER PRIMARY KEY, batch_no VARCHAR, batch_status VARCHAR);
CREATE TABLE cust_order(order_id INTEGER PRIMARY KEY, ordered_on DATE, order_status VARCHAR,
  order_channel VARCHAR);
CREATE TABLE order_line(line_id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES cust_order(order_id),
  batch_id INTEGER REFERENCES batch(batch_id), line_amt DECIMAL(8, 2));
INSERT INTO batch SELECT i, 'B' || i, CASE WHEN i % 2 = 0 THEN 'In stock' ELSE 'Used up' END
  FROM range(1, 9) t(i);
INSERT INTO cust_order SELECT i, DATE '2025-01-01' + CAST(i AS INTEGER),
  ['Delivered', 'Open', 'Delivered', 'Cancelled'][1 + i % 4], ['Phone', 'Web'][1 + i % 2]
  FROM range(1, 41) t(i);
INSERT INTO order_line SELECT i, 1 + i % 40, 1 + i % 8, i FROM range(1, 81) t(i);
"""
# By hand: of 40 orders every fourth each is open or cancelled, and half of them came by either channel.
STATUS = [("Cancelled", 10), ("Delivered", 20), ("Open", 10)]
BY_STATUS = (
    "orders by status",
    "number of orders by status",
    "how many orders are there per status",
    "Anzahl orders je status",
)


@pytest.fixture(scope="module")
def butcher(opened: Opens) -> Parlance:
    return opened("butcher", TABLES)


@pytest.mark.parametrize("question", BY_STATUS)
def test_it_is_their_own(butcher: Parlance, question: str) -> None:
    reply = butcher.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == STATUS, reply.interpretation


def test_a_channel_has_one_word(butcher: Parlance) -> None:
    reply = butcher.ask("orders by channel")
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == [("Phone", 20), ("Web", 20)], reply.interpretation


def test_batches_have_a_status_as_well(butcher: Parlance) -> None:
    reply = butcher.ask("batches by status")
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == [("In stock", 4), ("Used up", 4)], reply.interpretation
