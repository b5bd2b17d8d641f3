"""A currency beside a number says that money is meant; nothing else is counted in euros.

Over invoices of a garden service that names no currency, and over trips of a dealer in several.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

GARDEN = """
CREATE TABLE gardens (garden_id INTEGER PRIMARY KEY, garden_name VARCHAR, size INTEGER);
INSERT INTO gardens VALUES (1, 'Rose Court', 400), (2, 'Mill End', 900);
CREATE TABLE invoices (invoice_id INTEGER PRIMARY KEY, garden_id INTEGER REFERENCES gardens (garden_id),
  issued_on DATE, amount DOUBLE, hours INTEGER);
INSERT INTO invoices VALUES (1, 1, '2025-01-01', 40, 3), (2, 1, '2025-01-05', 60, 4),
  (3, 2, '2025-02-01', 200, 900);
"""
DEALER = """
CREATE TABLE deals (deal_id INTEGER PRIMARY KEY, dealt_on DATE, price DOUBLE, currency VARCHAR);
INSERT INTO deals VALUES (1, '2025-01-01', 40, 'EUR'), (2, '2025-01-05', 60, 'USD');
"""
DOLLARS = """
CREATE TABLE bids (bid_id INTEGER PRIMARY KEY, made_on DATE, price_usd DOUBLE);
INSERT INTO bids VALUES (1, '2025-01-01', 40), (2, '2025-01-05', 60);
"""


@pytest.fixture(scope="module")
def doors(opened: Opens) -> dict[str, Parlance]:
    scripts = (("garden", GARDEN), ("dealer", DEALER), ("dollars", DOLLARS))
    return {name: opened(name, script) for name, script in scripts}


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many invoices have an amount over 50 euros?", [(2,)]),
        ("How many invoices have an amount over £50?", [(2,)]),
        ("how many invoices have an amount above 50 dollars", [(2,)]),
        ("how many invoices with an amount between 50 and 100 pounds", [(1,)]),
        ("total amount in euros", [(300.0,)]),
        ("average invoice amount in pounds", [(100.0,)]),
        ("gardens with a total amount over 150 euros", [("Mill End", 200.0)]),
    ],
)
def test_money_of_a_model_without_currency_is_in_any(doors, question, rows):
    reply = doors["garden"].ask(question)
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == rows


@pytest.mark.parametrize(
    ("door", "question"),
    [
        ("garden", "how many gardens have a size over 500 euros"),
        ("garden", "how many invoices have more than 3 hours euros"),
        ("garden", "number of invoices in euros"),
        ("garden", "average hours in pounds"),
        ("garden", "gardens with more than 1 euro"),
        ("dealer", "how many deals have a price over 50 euros"),
        ("dollars", "how many bids have a price over 50 euros"),
        ("dollars", "average price in pounds"),
    ],
)
def test_nothing_else_is_in_euros_nor_money_of_another_currency(doors, door, question):
    assert doors[door].ask(question).status != "answer"


def test_money_in_its_own_currency(doors):
    reply = doors["dollars"].ask("how many bids have a price over 50 dollars")
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == [(1,)]
