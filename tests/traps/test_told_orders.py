"""An order that names what is ordered once more, and "just" before the first few, say nothing else."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE donor(donor_id INTEGER PRIMARY KEY, donor_name VARCHAR, home_town VARCHAR, region VARCHAR);
INSERT INTO donor VALUES (1, 'Ada', 'Ely', 'East'), (2, 'Ben', 'Ely', 'East'), (3, 'Cid', 'Ely', 'East'),
  (4, 'Dot', 'Rye', 'South'), (5, 'Eve', 'Rye', 'South'), (6, 'Fay', 'Wem', 'West');
"""
BIGGEST = [("Ely", 3), ("Rye", 2)]
FIRST_TWO = [
    "donors per home town, biggest town first - just the top 2",
    "number of donors by home town, biggest town first, only the top 2",
    "donors per home town, just the top 2",
    "Anzahl donors pro home town, größte home town zuerst, nur die Top 2",
    "número de donors por home town, solo los 2 primeros",
    "nombre de donors par home town, seulement le top 2",
    "número de donors por home town, só o top 2",
]


@pytest.fixture(scope="module")
def charity(opened: Opens) -> Parlance:
    return opened("charity", TABLES)


@pytest.mark.parametrize("question", FIRST_TWO)
def test_the_first_few(charity: Parlance, question: str) -> None:
    reply = charity.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == BIGGEST, reply.interpretation


def test_the_order_alone(charity: Parlance) -> None:
    reply = charity.ask("donors per home town, smallest town first")
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [("Wem", 1), ("Rye", 2), ("Ely", 3)], reply.interpretation


def test_the_order_of_something_else_is_none_of_it(charity: Parlance) -> None:
    assert charity.ask("donors per home town, biggest region first").status != "answer"


def test_what_sorts_is_no_noun_said_again(charity: Parlance) -> None:
    """The words between "sorted" and "descending" name what sorts: the regions, and not their numbers."""
    reply = charity.ask("number of donors by region sorted by region descending")
    rows = list(reply.table.rows) if reply.table else []
    assert rows in ([], [("West", 1), ("South", 2), ("East", 3)]), reply.interpretation
