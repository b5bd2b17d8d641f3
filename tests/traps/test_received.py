"""Money that was received, or paid: rows that only fall due and were never paid are none of it."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE tenant(tenant_id INTEGER PRIMARY KEY, tenant_name VARCHAR, town VARCHAR);
CREATE TABLE rent(rent_id INTEGER PRIMARY KEY, tenant_id INTEGER REFERENCES tenant(tenant_id), due_on DATE,
  paid_on DATE, amount DECIMAL(8, 2), channel VARCHAR);
INSERT INTO tenant VALUES (1, 'Ada', 'Ely'), (2, 'Ben', 'Rye');
INSERT INTO rent VALUES (1, 1, '2025-02-01', '2025-02-03', 100, 'Card'),
  (2, 2, '2025-02-01', '2025-02-01', 200, 'Cash'),
  (3, 1, '2025-03-01', '2025-03-09', 110, 'Card'), (4, 2, '2025-03-01', NULL, 210, 'Cash'),
  (5, 1, '2025-04-01', '2025-04-01', 120, 'Cash'), (6, 2, '2025-04-01', NULL, 220, 'Card');
"""
# By hand: rents 4 and 6 are not paid. Paid by card are 100 and 110, in cash 200 and 120.
BY_CHANNEL = [("Card", 210), ("Cash", 320)]
RECEIVED = [
    "money received by channel",
    "amount received by channel",
    "amount paid by channel",
    "amount collected by channel",
    "money we received by channel",
    "Betrag erhalten nach channel",
    "importe recibido por channel",
    "montant reçu par channel",
    "valor recebido por channel",
]


@pytest.fixture(scope="module")
def landlord(opened: Opens) -> Parlance:
    return opened("rents", TABLES, now=datetime(2025, 4, 20, 9))


@pytest.mark.parametrize("question", RECEIVED)
def test_what_is_not_paid_was_not_received(landlord: Parlance, question: str) -> None:
    reply = landlord.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted((name, int(total)) for name, total in reply.table.rows) == BY_CHANNEL, reply.interpretation


def test_all_that_was_paid(landlord: Parlance) -> None:
    for question in ("amount paid", "total amount received"):
        reply = landlord.ask(question)
        assert reply.table is not None, reply.reason
        assert [int(total) for (total,) in reply.table.rows] == [530], reply.interpretation


def test_the_amount_alone_is_of_all_rows(landlord: Parlance) -> None:
    reply = landlord.ask("total amount by channel")
    assert reply.table is not None, reply.reason
    assert sorted(int(total) for _, total in reply.table.rows) == [430, 530], reply.interpretation
