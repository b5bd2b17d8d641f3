"""Grades behind "per" are classes: the bites are not divided by the sum of their severities."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE dog(dog_id INTEGER PRIMARY KEY, dog_name VARCHAR, care_level INTEGER, meals INTEGER,
  weight_kg DECIMAL(5, 1), arrived_on DATE);
CREATE TABLE bite(bite_id INTEGER PRIMARY KEY, dog_id INTEGER REFERENCES dog(dog_id), happened_on DATE,
  severity INTEGER, victims INTEGER, cost DECIMAL(8, 2));
INSERT INTO dog SELECT i, 'Dog ' || i, 1 + i % 3, 2 + i % 2, 10 * (1 + i % 3), DATE '2024-01-01'
  FROM range(1, 13) t(i);
INSERT INTO bite SELECT i, 1 + i % 12, DATE '2025-01-01' + CAST(i AS INTEGER), 1 + i % 4, 1 + i % 2,
  5 * (1 + i % 4) FROM range(1, 41) t(i);
"""
# By hand: ten bites of each severity 1 to 4, which cost five times the severity each; four dogs of each
# care level, those of level 1 weigh 10 kg, of level 2 twice and of level 3 three times as much.
BITES = [(1, 10), (2, 10), (3, 10), (4, 10)]
PER_GRADE = [
    ("number of bites per severity", BITES),
    ("how many bites per severity", BITES),
    ("Anzahl bites pro severity", BITES),
    ("número de bites por severity", BITES),
    ("nombre de bites par severity", BITES),
    ("número de bites por severity", BITES),
    ("cost per severity", [(1, 50), (2, 100), (3, 150), (4, 200)]),
    ("average cost per severity", [(1, 5), (2, 10), (3, 15), (4, 20)]),
    ("dogs per care level", [(1, 4), (2, 4), (3, 4)]),
    ("average weight per care level", [(1, 10), (2, 20), (3, 30)]),
]


@pytest.fixture(scope="module")
def kennel(opened: Opens) -> Parlance:
    return opened("kennel", TABLES)


@pytest.mark.parametrize(("question", "expected"), PER_GRADE)
def test_a_grade_is_split_by(kennel: Parlance, question: str, expected: list[tuple[int, float]]) -> None:
    reply = kennel.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == expected, reply.interpretation


def test_what_adds_up_is_still_divided_by(kennel: Parlance) -> None:
    """500 over 60 victims."""
    reply = kennel.ask("cost per victim")
    assert reply.table is not None, reply.reason
    assert [round(row[0], 2) for row in reply.table.rows] == [8.33], reply.interpretation
