"""An average "per" a thing is one for each of them where rows say how long or how big they were themselves.

Over a ferry line; what a person or a boat has all in all, and money, is a total over their number instead.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE boats (boat_id INTEGER PRIMARY KEY, boat_name VARCHAR, built_on DATE);
INSERT INTO boats VALUES (1, 'Gull', '2001-01-01'), (2, 'Tern', '2010-01-01'), (3, 'Skua', '2015-01-01');
CREATE TABLE skippers (skipper_id INTEGER PRIMARY KEY, skipper_name VARCHAR);
INSERT INTO skippers VALUES (1, 'Ada'), (2, 'Ben'), (3, 'Cid');
CREATE TABLE crossings (crossing_id INTEGER PRIMARY KEY, boat_id INTEGER REFERENCES boats (boat_id),
  skipper_id INTEGER REFERENCES skippers (skipper_id), left_on DATE,
  crossing_minutes INTEGER, loading_time_minutes INTEGER, cargo_weight DOUBLE, fuel_cost DOUBLE,
  bicycles INTEGER);
INSERT INTO crossings VALUES (1, 1, 1, '2026-01-05', 30, 10, 4, 100, 2), (2, 1, 2, '2026-01-06', 40, 20,
  6, 140, 4),
  (3, 2, 1, '2026-01-07', 50, 30, 9, 90, 0), (4, 2, 2, '2026-01-08', 60, 10, 3, 110, 1);
"""


@pytest.fixture(scope="module")
def ferries(opened: Opens) -> Parlance:
    return opened("ferries", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("average cargo weight per boat", [("Gull", 5.0), ("Tern", 6.0)]),
        ("what is the average loading time per boat?", [("Gull", 15.0), ("Tern", 20.0)]),
        ("average loading time per skipper", [("Ada", 20.0), ("Ben", 15.0)]),
    ],
)
def test_one_for_each(ferries: Parlance, question: str, rows: list[tuple[str, float]]) -> None:
    reply = ferries.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows


@pytest.mark.parametrize(
    "question",
    [
        "average bicycles per boat",
        "average fuel cost per boat",
        "average cargo weight per skipper",
        "average bicycles per skipper",
    ],
)
def test_what_they_have_all_in_all_is_no_average_of_rows(ferries: Parlance, question: str) -> None:
    reply = ferries.ask(question)
    rows = [tuple(row) for row in reply.table.rows] if reply.status == "answer" else []
    assert reply.status != "answer" or len(rows) == 1, rows
