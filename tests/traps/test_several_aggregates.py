"""Several words over one number are a number each, and none of them is lost.

Over an ice cream van: "highest and lowest fee", "total and average price"; which stall has both is
no one stall.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE stalls (stall_id INTEGER PRIMARY KEY, stall_name VARCHAR, district VARCHAR, rent DOUBLE);
INSERT INTO stalls VALUES (1, 'Pier', 'East', 50), (2, 'Park', 'East', 70), (3, 'Fair', 'West', 90);
CREATE TABLE servings (serving_id INTEGER PRIMARY KEY, stall_id INTEGER REFERENCES stalls (stall_id),
  served_on DATE,
  price DOUBLE, tip DOUBLE);
INSERT INTO servings VALUES (1, 1, '2026-01-05', 2, 1), (2, 1, '2026-01-06', 4, 0), (3, 2, '2026-01-07',
  9, 2),
  (4, 3, '2026-02-08', 5, 5);
"""


@pytest.fixture(scope="module")
def ices(opened: Opens) -> Parlance:
    return opened("ices", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("highest and lowest rent by district", [("East", 70, 50), ("West", 90, 90)]),
        ("lowest and highest rent", [(50, 90)]),
        ("what are the highest and the lowest price?", [(9, 2)]),
        ("average, highest and lowest price", [(5, 9, 2)]),
        ("total and average tip by stall", [("Fair", 5, 5), ("Park", 2, 2), ("Pier", 1, 0.5)]),
        ("sum and average of tip by stall name", [("Fair", 5, 5), ("Park", 2, 2), ("Pier", 1, 0.5)]),
        ("average and total tip in January 2026", [(1, 3)]),
        ("for each stall the lowest and the highest price", [("Fair", 5, 5), ("Park", 9, 9), ("Pier", 2, 4)]),
        ("how many servings, and highest and lowest price", [(4, 9, 2)]),
        ("median and maximum price", [(4.5, 9)]),
    ],
)
def test_each_is_answered(ices: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = ices.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows), key=str) == rows


@pytest.mark.parametrize(
    "question",
    ["which stall had the highest and lowest price", "stalls with the highest and lowest price"],
)
def test_things_that_have_both_are_refused(ices: Parlance, question: str) -> None:
    assert ices.ask(question).status != "answer"
