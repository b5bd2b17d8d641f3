"""Plain questions on one table of a database without a model."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE bay(bay_id INTEGER PRIMARY KEY, bay_name VARCHAR, has_lift VARCHAR, smoker VARCHAR);
INSERT INTO bay SELECT i, 'Bay ' || i, CASE WHEN i % 3 = 0 THEN 'Y' ELSE 'N' END,
  CASE WHEN i < 5 THEN 'Y' ELSE 'N' END FROM range(1, 13) t(i);
CREATE TABLE repair(repair_id INTEGER PRIMARY KEY, kind VARCHAR, duration_min INTEGER, drop_off DATE,
  voucher_code VARCHAR, passed INTEGER, reminders_sent INTEGER);
INSERT INTO repair SELECT i, ['oil', 'tyres'][1 + i % 2], 10 * i, DATE '2024-01-01' + CAST(i AS INTEGER),
  CASE WHEN i % 4 = 0 THEN 'SPRING' WHEN i % 4 = 1 THEN 'X' || i END, CAST(i > 10 AS INTEGER), i % 3
  FROM range(1, 41) t(i);
CREATE TABLE visit(visit_id INTEGER PRIMARY KEY, visited_on DATE, is_urgent INTEGER, home_call INTEGER,
  room VARCHAR);
INSERT INTO visit SELECT i, DATE '2020-06-01' + CAST(300 * (i % 4) AS INTEGER), CAST(i <= 5 AS INTEGER),
  -CAST(i % 4 = 0 AS INTEGER), ['A', 'B'][1 + i % 2] FROM range(1, 21) t(i);
CREATE TABLE part(part_id INTEGER PRIMARY KEY, part_name VARCHAR, list_price DOUBLE, cost_price DOUBLE);
INSERT INTO part SELECT i, 'Part ' || i, 10 * i, 5 * (20 - i) FROM range(1, 10) t(i);
"""


@pytest.fixture(scope="module")
def garage(opened: Opens) -> Parlance:
    return opened("garage", TABLES)


RIGHT: dict[str, tuple[tuple[object, ...], ...]] = {
    "which bays have a lift": (("Bay 12",), ("Bay 3",), ("Bay 6",), ("Bay 9",)),
    "bays with a lift, just the names": (("Bay 12",), ("Bay 3",), ("Bay 6",), ("Bay 9",)),
    "how many bays smoke": ((4,),),
    "average duration of a repair in minutes": ((205.0,),),
    "longest repair in minutes": ((40, 400),),
    "how many repairs used a voucher": ((20,),),
    "repairs with a voucher code": ((20,),),
    "number of failed repairs": ((10,),),
    "total reminders": ((40,),),
    "what was the longest duration of any repair": ((400,),),
    "most expensive part by list price": (("Part 9", 90.0),),
    "top 2 most expensive parts by cost price": (("Part 1", 95.0), ("Part 2", 90.0)),
    "number of home calls": ((5,),),
    "what share of visits is urgent, by room": (("A", 0.2), ("B", 0.3)),
    "how many visits in 2022 or later": ((10,),),
    "average duration per repair by kind": (("oil", 210.0), ("tyres", 200.0)),
    "repairs per month in 2024, by drop-off date": ((datetime(2024, 1, 1), 30), (datetime(2024, 2, 1), 10)),
    "average duration by kind, min": (("oil", 210.0), ("tyres", 200.0)),
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(garage: Parlance, question: str) -> None:
    reply = garage.ask(question)
    assert reply.table is not None, reply.reason
    assert tuple(sorted(reply.table.rows)) == RIGHT[question]


@pytest.mark.parametrize(
    "question",
    [
        "average duration of a repair in hours",
        "how much smoker",
    ],
)
def test_not_answered(garage: Parlance, question: str) -> None:
    """A unit that the number does not have is another number."""
    assert garage.ask(question).table is None


def test_which_rows_is_never_how_many(garage: Parlance) -> None:
    """Rows without a name are listed as they are: repairs 1 to 10 have not passed."""
    reply = garage.ask("which repairs failed")
    assert reply.table is not None, reply.reason
    assert reply.table.columns[0] == "repair_id"
    assert sorted(row[0] for row in reply.table.rows) == list(range(1, 11))
