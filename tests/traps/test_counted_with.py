"""Who is counted with the others says nothing, who is left out is a condition of the rows themselves."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE trainer(trainer_id INTEGER PRIMARY KEY, full_name VARCHAR, skill VARCHAR, contract VARCHAR,
  hired_on DATE, left_on DATE);
CREATE TABLE lesson(lesson_id INTEGER PRIMARY KEY, trainer_id INTEGER REFERENCES trainer(trainer_id),
  held_on DATE, fee DECIMAL(8, 2), cancelled_on DATE);
INSERT INTO trainer SELECT i, 'Trainer ' || i, ['Judo', 'Yoga'][1 + i % 2],
  ['Permanent', 'Temporary'][1 + i // 7],
  DATE '2020-01-01' + CAST(i AS INTEGER) * 30,
  CASE WHEN i % 4 = 0 THEN DATE '2025-01-01' + CAST(i AS INTEGER) END FROM range(1, 13) t(i);
INSERT INTO lesson SELECT i, 1 + i % 12, DATE '2025-01-01' + CAST(i AS INTEGER), 20,
  CASE WHEN i % 6 = 0 THEN DATE '2025-01-01' + CAST(i AS INTEGER) END FROM range(1, 61) t(i);
"""
# By hand: 12 trainers, 3 of whom have left; 10 of 60 lessons were cancelled; 6 trainers are temporary.
ALL = [
    ("how many trainers do we have, including those who left", 12),
    ("number of trainers including the ones who have left", 12),
    ("how many trainers are there, counting those who are no longer here", 12),
    ("how many lessons were there, including the ones that were cancelled", 60),
    ("how many trainers are there, including those who are temporary", 12),
    ("wie viele Trainer haben wir, einschließlich derer, die gegangen sind", 12),
    ("¿cuántos trainers tenemos, incluyendo los que se fueron?", 12),
    ("combien de trainers avons-nous, y compris ceux qui sont partis", 12),
    ("quantos trainers temos, incluindo os que saíram", 12),
]
WITHOUT = [
    ("how many trainers do we have, not counting those who have left", 9),
    ("number of trainers excluding those who left", 9),
    ("how many lessons were there, except the ones that were cancelled", 50),
    ("how many trainers are there, leaving out those who are temporary", 6),
    ("wie viele Trainer haben wir, ohne die, die gegangen sind", 9),
    ("¿cuántos trainers tenemos, sin contar los que se fueron?", 9),
    ("combien de trainers avons-nous, sans compter ceux qui sont partis", 9),
    ("quantos trainers temos, sem contar os que saíram", 9),
]


@pytest.fixture(scope="module")
def club(opened: Opens) -> Parlance:
    return opened("club", TABLES, now=datetime(2025, 6, 1, 9))


@pytest.mark.parametrize(("question", "expected"), [*ALL, *WITHOUT])
def test_all_or_all_but_those(club: Parlance, question: str, expected: int) -> None:
    reply = club.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(expected,)], reply.interpretation


def test_groups_go_on_behind(club: Parlance) -> None:
    """Six trainers each, whoever left."""
    reply = club.ask("number of trainers in each skill, including the ones who have left")
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == [("Judo", 6), ("Yoga", 6)], reply.interpretation


@pytest.mark.parametrize(
    "question",
    ["how many trainers do we have, including those who left in May", "lessons including those who left"],
)
def test_what_is_of_others_is_not_passed_over(club: Parlance, question: str) -> None:
    reply = club.ask(question)
    assert reply.status != "answer", reply.interpretation
