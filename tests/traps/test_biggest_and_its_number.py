"""Which thing is the biggest, and its number told behind: one thing, and no number of each."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE hostel(hostel_id INTEGER PRIMARY KEY, hostel_name VARCHAR, town VARCHAR, beds INTEGER,
  night_rate DECIMAL(8, 2), opened_on DATE);
CREATE TABLE stay(stay_id INTEGER PRIMARY KEY, hostel_id INTEGER REFERENCES hostel(hostel_id),
  arrived_on DATE, nights INTEGER, paid DECIMAL(10, 2));
INSERT INTO hostel VALUES (1, 'Alba', 'Leith', 40, 21, DATE '2001-04-01'),
  (2, 'Bergo', 'Ayr', 64, 24, DATE '2009-05-01'), (3, 'Cime', 'Oban', 28, 33, DATE '2012-06-01'),
  (4, 'Duna', 'Ayr', 52, 19, DATE '1998-07-01');
INSERT INTO stay SELECT i, 1 + i % 4, DATE '2025-01-01' + CAST(i AS INTEGER), 1 + i % 5, 20 + i
  FROM range(1, 41) t(i);
"""
# By hand: Bergo has the most beds, 64.
BIGGEST = [
    "Which is our biggest hostel and how many beds has it got?",
    "what is our largest hostel, and how many beds does it have?",
    "which is the biggest hostel",
    "biggest hostel by beds",
    "welcher ist der größte Hostel und wie viele beds hat er?",
    "¿cuál es el hostel más grande y cuántas beds tiene?",
    "quel est le plus grand hostel et combien de beds a-t-il ?",
    "qual é o maior hostel e quantas beds tem?",
]


@pytest.fixture(scope="module")
def chain(opened: Opens) -> Parlance:
    return opened("chain", TABLES)


@pytest.mark.parametrize("question", BIGGEST)
def test_one_is_told_with_its_number(chain: Parlance, question: str) -> None:
    reply = chain.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [("Bergo", 64)], reply.interpretation
