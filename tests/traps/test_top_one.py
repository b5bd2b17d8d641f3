"""The one behind "top" is how many are asked for, though the rows have flags that are stored as 0 and -1."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE stables (stable_id INTEGER PRIMARY KEY, stable_name VARCHAR);
INSERT INTO stables VALUES (1, 'Oak'), (2, 'Elm');
CREATE TABLE ponies (pony_id INTEGER PRIMARY KEY, pony_name VARCHAR,
  stable_id INTEGER REFERENCES stables (stable_id), ysnInsured INTEGER, ysnChipped INTEGER, weight DOUBLE);
INSERT INTO ponies VALUES (1, 'Ash', 1, -1, 0, 200), (2, 'Bay', 1, 0, -1, 250), (3, 'Cob', 2, -1, -1, 300);
INSERT INTO ponies SELECT i, 'Pony ' || i, 1, -(i % 2), -((i + 1) % 2), 100 + i FROM range(4, 16) t(i);
"""


@pytest.fixture(scope="module")
def ponies(opened: Opens) -> Parlance:
    return opened("ponies", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("number of ponies by stable top 1 by number of ponies", [("Oak", 14)]),
        ("top 1 stable by number of ponies", [("Oak", 14)]),
        ("average weight by stable bottom 1 by average weight", [("Oak", 126.0)]),
    ],
)
def test_one_is_how_many(ponies: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = ponies.ask(question)
    assert reply.status == "answer", reply.reason
    assert list(map(tuple, reply.table.rows)) == rows
