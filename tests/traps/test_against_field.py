"""Two fields of a row held against each other: times by their days, what is unknown is on neither side."""

import pytest

from engine import Parlance
from semantic.text_form import from_text
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE stages (stage_id INTEGER PRIMARY KEY, stage_name VARCHAR, capacity INTEGER);
INSERT INTO stages VALUES (1, 'Barn', 100), (2, 'Meadow', 500);
CREATE TABLE shows (show_id INTEGER PRIMARY KEY, stage_id INTEGER REFERENCES stages (stage_id),
  audience INTEGER, planned_price DOUBLE, sold_price DOUBLE, due_date DATE, finish_time TIMESTAMP);
INSERT INTO shows VALUES
  (1, 1, 120, 5, 6, DATE '2026-01-10', TIMESTAMP '2026-01-10 23:00:00'),
  (2, 1, 90, 5, 4, DATE '2026-01-10', TIMESTAMP '2026-01-11 01:00:00'),
  (3, 2, 300, 5, 5, DATE '2026-02-10', NULL),
  (4, 2, 600, 5, NULL, DATE '2026-02-10', TIMESTAMP '2026-02-01 20:00:00');
"""


@pytest.fixture(scope="module")
def fest(opened: Opens) -> Parlance:
    return opened("fest", SCRIPT)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("shows_count where shows.audience > field stages.capacity", 2),
        ("shows_count where shows.sold_price < field shows.planned_price", 1),
        ("shows_count where not (shows.sold_price > field shows.planned_price)", 3),
        (
            "shows_count where shows.finish_time > field shows.due_date",
            1,
        ),  # late that evening is the day itself
        ("stages_count where shows.audience > field stages.capacity", 2),  # those with such a show
    ],
)
def test_each_row_by_its_own_fields(fest: Parlance, query: str, number: int) -> None:
    reply = fest.query(from_text(query))
    assert reply.table is not None, reply.reason
    assert reply.table.rows == ((number,),)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("how many shows had an audience larger than the capacity of their stage", 2),
        ("shows with an audience above the stage's capacity", 2),
        ("how many shows finished after the due date", 1),
        ("number of shows finished before the due date", 1),
        ("how many shows have a sold price below the planned price", 1),
        ("shows with a sold price above the due date", None),
        ("shows with an audience above the sold price and the capacity", None),
    ],
)
def test_words_for_it(fest: Parlance, question: str, number: int | None) -> None:
    reply = fest.ask(question)
    rows = reply.table.rows if reply.status == "answer" and reply.table else None
    assert rows == (None if number is None else ((number,),)), reply.interpretation or reply.reason


def test_numbers_are_not_held_against_times(fest: Parlance) -> None:
    assert fest.query(from_text("shows_count where shows.audience > field shows.due_date")).status == "refuse"
