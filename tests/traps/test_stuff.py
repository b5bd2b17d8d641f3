"""Tonnes of stone are tonnes, where rows have a type of stone: what all the rows are of splits nothing.

Over a quarry; and the holes of "foremen whose pits gave the most" are no split of a ranking.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE foremen (foreman_id INTEGER PRIMARY KEY, foreman_name VARCHAR, certified BOOLEAN);
INSERT INTO foremen VALUES (1, 'Ada', TRUE), (2, 'Ben', FALSE);
CREATE TABLE pits (pit_id INTEGER PRIMARY KEY, pit_name VARCHAR,
  foreman_id INTEGER REFERENCES foremen (foreman_id));
INSERT INTO pits VALUES (1, 'Deep', 1), (2, 'Wide', 1), (3, 'Old', 2);
CREATE TABLE loads (load_id INTEGER PRIMARY KEY, pit_id INTEGER REFERENCES pits (pit_id), loaded_on DATE,
  stone_type VARCHAR, weight_tonnes DOUBLE);
INSERT INTO loads VALUES (1, 1, '2026-01-05', 'granite', 4), (2, 1, '2026-01-06', 'slate', 5), (3, 2,
  '2026-02-07', 'granite', 6),
  (4, 3, '2026-02-08', 'slate', 9);
"""


@pytest.fixture(scope="module")
def quarry(opened: Opens) -> Parlance:
    return opened("quarry", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many tonnes of stone in February 2026", [(15,)]),
        ("tonnes of stone from certified foremen", [(15,)]),
        ("tonnes of stone by pit", [("Deep", 9), ("Old", 9), ("Wide", 6)]),
        ("tonnes by stone type", [("granite", 10), ("slate", 14)]),
        ("tonnes of granite", [(10,)]),
    ],
)
def test_rows(quarry: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = quarry.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows


def test_what_gave_it_is_no_split(quarry: Parlance) -> None:
    reply = quarry.ask("the foreman whose pits gave the most tonnes")
    assert reply.status != "answer" or [row[0] for row in reply.table.rows] == ["Ada"]
