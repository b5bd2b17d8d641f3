"""What goes first is the order of the table: "strongest town first", "busiest at the top"."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE clinic(clinic_id INTEGER PRIMARY KEY, clinic_name VARCHAR, town VARCHAR);
CREATE TABLE visit(visit_id INTEGER PRIMARY KEY, clinic_id INTEGER REFERENCES clinic(clinic_id), held_on DATE,
  channel VARCHAR, price DECIMAL(8, 2), weight_kg DECIMAL(5, 1));
INSERT INTO clinic VALUES (1, 'Alba', 'Ayr'), (2, 'Bergo', 'Oban'), (3, 'Cime', 'Leith');
INSERT INTO visit SELECT i, 1 + i % 3, DATE '2025-01-01' + CAST(i AS INTEGER),
  CASE WHEN i <= 30 THEN 'Phone' WHEN i <= 50 THEN 'Web' ELSE 'Desk' END,
  CASE WHEN i <= 30 THEN 10 WHEN i <= 50 THEN 30 ELSE 20 END, 4 FROM range(1, 61) t(i);
"""
# By hand: 30 visits by phone at 10, 20 over the web at 30, 10 at the desk at 20.
BUSIEST = [("Phone", 30), ("Web", 20), ("Desk", 10)]
TAKINGS = [("Web", 600), ("Phone", 300), ("Desk", 200)]
DEAREST = [("Web", 30), ("Desk", 20), ("Phone", 10)]
ORDERED = [
    ("number of visits by channel, busiest first", BUSIEST),
    ("visits per channel, busiest channel first", BUSIEST),
    ("number of visits by channel, quietest at the top", BUSIEST[::-1]),
    ("total price by channel, strongest channel first", TAKINGS),
    ("total price by channel, highest at the top", TAKINGS),
    ("average price by channel, dearest first", DEAREST),
    ("average price by channel, cheapest channel first", DEAREST[::-1]),
    ("Anzahl visits nach channel, größte zuerst", BUSIEST),
    ("Anzahl visits nach channel, die stärksten ganz oben", BUSIEST),
    ("número de visits por channel, mayores primero", BUSIEST),
    ("número de visits por channel, el mayor arriba", BUSIEST),
    ("nombre de visits par channel, les plus grands d'abord", BUSIEST),
    ("nombre de visits par channel, le plus fort en tête", BUSIEST),
    ("número de visits por channel, os maiores primeiro", BUSIEST),
    ("quantas visits por channel, o maior no topo", BUSIEST),
]


@pytest.fixture(scope="module")
def chain(opened: Opens) -> Parlance:
    return opened("chain", TABLES)


@pytest.mark.parametrize(("question", "expected"), ORDERED)
def test_it_is_the_order_of_the_rows(
    chain: Parlance, question: str, expected: list[tuple[str, float]]
) -> None:
    reply = chain.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == expected, reply.interpretation


def test_an_attribute_of_something_else_is_no_order(chain: Parlance) -> None:
    reply = chain.ask("average price by channel, heaviest first")
    assert reply.status != "answer", reply.interpretation
