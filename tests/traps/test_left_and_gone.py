"""Who left, who is no longer there and who still is: conditions of the people themselves, never a column."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE trainer(trainer_id INTEGER PRIMARY KEY, full_name VARCHAR, hired_on DATE, left_on DATE);
CREATE TABLE lesson(lesson_id INTEGER PRIMARY KEY, trainer_id INTEGER REFERENCES trainer(trainer_id),
  held_on DATE, fee DECIMAL(8, 2), cancelled_on DATE, lesson_status VARCHAR);
INSERT INTO trainer SELECT i, 'Trainer ' || i, DATE '2020-01-01' + CAST(i AS INTEGER) * 30,
  CASE WHEN i % 4 = 0 THEN DATE '2025-01-01' + CAST(i AS INTEGER) END FROM range(1, 13) t(i);
INSERT INTO lesson SELECT i, 1 + i % 12, DATE '2025-01-01' + CAST(i AS INTEGER), 20 + i % 5,
  CASE WHEN i % 6 = 0 THEN DATE '2025-01-01' + CAST(i AS INTEGER) END,
  ['Active', 'Cancelled', 'Done'][1 + i % 3] FROM range(1, 101) t(i);
"""
# By hand: every fourth of twelve has left, 4, 8 and 12; an active lesson says nothing of its trainer.
GONE = {("Trainer 4",), ("Trainer 8",), ("Trainer 12",)}
NAMES_OF_GONE = [
    "names of the trainers who left",
    "which trainers left",
    "trainers who left",
    "names of trainers that no longer work here",
    "list the trainers who are no longer with us",
    "please give me the names of the trainers who no longer work here",
    "Namen der Trainer, die gegangen sind",
    "Namen der Trainer, die nicht mehr bei uns sind",
    "nombres de los trainers que se fueron",
    "nombres de los trainers que ya no trabajan aquí",
    "noms des trainers qui sont partis",
    "noms des trainers qui ne travaillent plus ici",
    "nomes dos trainers que saíram",
    "nomes dos trainers que já não trabalham aqui",
]
NAMES_OF_THERE = [
    "names of trainers who are still with us",
    "list the trainers who still work here",
    "Namen der Trainer, die noch bei uns sind",
    "nombres de los trainers que siguen con nosotros",
    "noms des trainers qui sont encore chez nous",
    "nomes dos trainers que ainda trabalham aqui",
]
HOW_MANY_GONE = [
    "how many trainers no longer work here",
    "how many trainers are no longer with us",
    "wie viele Trainer sind nicht mehr bei uns",
    "¿cuántos trainers ya no trabajan aquí?",
    "combien de trainers sont partis",
    "quantos trainers já não trabalham aqui",
]


@pytest.fixture(scope="module")
def club(opened: Opens) -> Parlance:
    return opened("club", TABLES, now=datetime(2025, 6, 1, 9))


@pytest.mark.parametrize("question", NAMES_OF_GONE)
def test_those_who_left_are_listed(club: Parlance, question: str) -> None:
    reply = club.ask(question)
    assert reply.table is not None, reply.reason
    assert set(reply.table.rows) == GONE, reply.interpretation


@pytest.mark.parametrize("question", NAMES_OF_THERE)
def test_those_still_there_are_listed(club: Parlance, question: str) -> None:
    reply = club.ask(question)
    assert reply.table is not None, reply.reason
    there = {(f"Trainer {at}",) for at in range(1, 13)} - GONE
    assert set(reply.table.rows) == there, reply.interpretation


@pytest.mark.parametrize("question", HOW_MANY_GONE)
def test_those_who_left_are_counted(club: Parlance, question: str) -> None:
    reply = club.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(3,)], reply.interpretation


def test_a_period_is_still_of_the_time(club: Parlance) -> None:
    """Day 4, 8 and 12 of January 2025: two of them before the tenth."""
    reply = club.ask("how many trainers left before 10 January 2025")
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(2,)], reply.interpretation
