"""The same noun twice with a small word between asks for a split: "crossings harbour by harbour"."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE ferry(ferry_id INTEGER PRIMARY KEY, ferry_name VARCHAR, fuel VARCHAR);
CREATE TABLE crossing(crossing_id INTEGER PRIMARY KEY, ferry_id INTEGER REFERENCES ferry(ferry_id),
  sailed_on DATE, harbour VARCHAR, ticket_kind VARCHAR, passengers INTEGER);
INSERT INTO ferry SELECT i, 'Ferry ' || i, ['Diesel', 'Electric'][1 + i % 2] FROM range(1, 7) t(i);
INSERT INTO crossing SELECT i, 1 + i % 6, DATE '2025-01-01' + CAST(i AS INTEGER),
  ['North', 'South', 'West'][1 + i % 3], ['Single', 'Return'][1 + i % 2], 10 FROM range(1, 61) t(i);
"""
# By hand: 60 crossings over three harbours and two kinds of ticket, with ten passengers each.
HARBOURS = [("North", 20), ("South", 20), ("West", 20)]
BY_HARBOUR = [
    "crossings harbour by harbour",
    "harbour by harbour, how many crossings were there",
    "number of crossings, harbour by harbour",
    "wie viele crossings harbour für harbour",
    "crossings harbour por harbour",
    "nombre de crossings harbour par harbour",
    "quantas crossings harbour a harbour",
]


@pytest.fixture(scope="module")
def line(opened: Opens) -> Parlance:
    return opened("line", TABLES)


@pytest.mark.parametrize("question", BY_HARBOUR)
def test_each_on_its_own(line: Parlance, question: str) -> None:
    reply = line.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == HARBOURS, reply.interpretation


def test_a_noun_of_several_words(line: Parlance) -> None:
    reply = line.ask("passengers ticket kind by ticket kind")
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == [("Return", 300), ("Single", 300)], reply.interpretation


def test_what_is_counted_is_no_split(line: Parlance) -> None:
    """The noun behind a word for a number is asked for, the one behind "by" is the split."""
    reply = line.ask("number of unique ticket kind by ticket kind")
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == [("Return", 1), ("Single", 1)], reply.interpretation


def test_a_month_is_still_one(line: Parlance) -> None:
    """January has the first 30 of them, the last is of 2 March."""
    reply = line.ask("crossings month by month")
    assert reply.table is not None, reply.reason
    assert [row[1] for row in reply.table.rows] == [30, 28, 2], reply.interpretation
