"""Each dentist is each practice that is one: the things are told by a class of theirs."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE practice(practice_id INTEGER PRIMARY KEY, practice_name VARCHAR, kind VARCHAR, town VARCHAR);
INSERT INTO practice VALUES (1, 'Ash', 'Dentist', 'Ely'), (2, 'Birch', 'Optician', 'Ely'),
  (3, 'Cedar', 'Dentist', 'Rye'), (4, 'Dogwood', 'Vet', 'Rye');
CREATE TABLE visit(visit_id INTEGER PRIMARY KEY, practice_id INTEGER REFERENCES practice(practice_id),
  visited_on DATE, fee DECIMAL(6, 2));
INSERT INTO visit VALUES (1, 1, '2025-01-02', 10), (2, 1, '2025-02-02', 20), (3, 3, '2025-01-20', 40),
  (4, 2, '2025-03-01', 80), (5, 4, '2025-03-02', 160);
"""
# By hand: Ash and Cedar are the dentists, with visits 1 and 2, and 3.
COUNTED = [
    "how many visits did each dentist have",
    "visits per dentist",
    "number of visits of each dentist",
    "Anzahl visits pro Dentist",
    "número de visits por cada dentist",
    "nombre de visits pour chaque dentist",
    "número de visits de cada dentist",
]


@pytest.fixture(scope="module")
def town(opened: Opens) -> Parlance:
    return opened("practices", TABLES)


@pytest.mark.parametrize("question", COUNTED)
def test_each_of_a_class(town: Parlance, question: str) -> None:
    reply = town.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == [("Ash", 2), ("Cedar", 1)], reply.interpretation


@pytest.mark.parametrize(
    "question",
    ["when was the last visit of each dentist", "when was the last visit to each dentist"],
)
def test_the_last_of_each_of_a_class(town: Parlance, question: str) -> None:
    reply = town.ask(question)
    assert reply.table is not None, reply.reason
    told = [(name, f"{day:%Y-%m-%d}") for name, day in sorted(reply.table.rows)]
    assert told == [("Ash", "2025-02-02"), ("Cedar", "2025-01-20")], reply.interpretation


def test_a_value_before_a_noun_tells_which_of_these(town: Parlance) -> None:
    reply = town.ask("visits per dentist practice")
    rows = sorted(reply.table.rows) if reply.table else [("Ash", 2), ("Cedar", 1)]
    assert rows == [("Ash", 2), ("Cedar", 1)], reply.interpretation


def test_things_that_are_named_are_not_told_by_a_class(town: Parlance) -> None:
    assert town.ask("practices per dentist").status != "answer"
