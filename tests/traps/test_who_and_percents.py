"""Who did something in a period, what is below so many percent, and the best of what is graded.

Over a training kitchen: its staff, who cooked what and how each dish was judged.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE cooks (cook_id INTEGER PRIMARY KEY, cook_name VARCHAR, hired_on DATE, left_on DATE,
  squad VARCHAR);
INSERT INTO cooks VALUES (1, 'Ada', '2023-02-01', NULL, 'pastry'),
  (2, 'Ben', '2024-05-01', '2025-03-01', 'grill'),
  (3, 'Cid', '2024-06-01', NULL, 'grill'), (4, 'Dot', '2025-01-01', '2025-12-01', 'pastry');
CREATE TABLE ovens (oven_id INTEGER PRIMARY KEY, oven_name VARCHAR, retired_on DATE);
INSERT INTO ovens VALUES (1, 'Big', '2025-06-01'), (2, 'Small', NULL);
CREATE TABLE tests (test_id INTEGER PRIMARY KEY, cook_id INTEGER REFERENCES cooks (cook_id),
  oven_id INTEGER REFERENCES ovens (oven_id), taken_on DATE, percentage DOUBLE, minutes_late INTEGER);
INSERT INTO tests VALUES (1, 1, 1, '2025-01-10', 45, 3), (2, 1, 1, '2025-02-10', 85, 0),
  (3, 2, 1, '2025-02-11', 30, 9),
  (4, 3, 2, '2025-03-11', 75.5, 1), (5, 3, 2, '2025-03-12', 90, 2);
"""


@pytest.fixture(scope="module")
def kitchen(opened: Opens) -> Parlance:
    return opened("kitchen", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("who left in 2025", [("Ben",), ("Dot",)]),
        ("Who left us in 2025? Just the names please.", [("Ben",), ("Dot",)]),
        ("who was hired in 2024", [("Ben",), ("Cid",)]),
        ("who is still with us", [("Ada",), ("Cid",)]),
    ],
)
def test_who_are_the_people_of_that_time(
    kitchen: Parlance, question: str, rows: list[tuple[object, ...]]
) -> None:
    reply = kitchen.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows


@pytest.mark.parametrize("question", ["who retired in 2025", "who left", "who was best in 2025"])
def test_things_are_nobody_and_no_time_is_not_guessed(kitchen: Parlance, question: str) -> None:
    """Ovens are retired, and are nobody."""
    assert kitchen.ask(question).status != "answer"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("number of tests below 50 percent", [(2,)]),
        ("how many tests were above 75.5%", [(2,)]),
        ("tests with a percentage above 75 percent", [(3,)]),
    ],
)
def test_percents_are_in_the_unit_of_the_column(
    kitchen: Parlance, question: str, rows: list[tuple[object, ...]]
) -> None:
    reply = kitchen.ask(question)
    assert reply.status == "answer", reply.reason
    assert list(map(tuple, reply.table.rows)) == rows


def test_cooks_have_no_percents(kitchen: Parlance) -> None:
    assert kitchen.ask("number of cooks below 50 percent").status != "answer"


def test_the_best_of_what_is_graded_is_the_highest(kitchen: Parlance) -> None:
    reply = kitchen.ask("average test percentage by cook, best first")
    assert reply.status == "answer", reply.reason
    assert [row[0] for row in reply.table.rows] == ["Cid", "Ada", "Ben"]


def test_late_is_not_the_better_the_later(kitchen: Parlance) -> None:
    reply = kitchen.ask("average minutes late by cook, best first")
    assert reply.status != "answer" or reply.table.rows[0][0] != "Ben"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("number of cooks by squad in 2025, going by when they left", [("grill", 1), ("pastry", 1)]),
        ("number of cooks by squad in 2025, going by left on", [("grill", 1), ("pastry", 1)]),
        ("number of cooks by squad in 2025, going by hired on", [("pastry", 1)]),
        ("number of cooks by squad, going by left on", None),  # of no period
    ],
)
def test_the_time_of_the_period_is_said(kitchen: Parlance, question: str, rows: list[object] | None) -> None:
    reply = kitchen.ask(question)
    if rows is None:
        assert reply.status != "answer"
    else:
        assert sorted(map(tuple, reply.table.rows)) == rows
