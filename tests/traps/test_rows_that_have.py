"""Rows that have something: a number more than nought, what was done in a period, things called by a mark."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE locker (id INTEGER PRIMARY KEY, locker_ref VARCHAR, litres INTEGER, installed_on DATE);
INSERT INTO locker VALUES (1, 'L-1', 40, '2020-01-01'), (2, 'L-2', 90, '2021-01-01'),
  (3, 'L-3', 60, '2021-01-01');
CREATE TABLE hire (id INTEGER PRIMARY KEY, locker_id INTEGER REFERENCES locker (id), status VARCHAR,
  opened_on DATE, returned_on DATE, rebate DOUBLE, price DOUBLE);
INSERT INTO hire VALUES (1, 1, 'Returned', '2025-12-20', '2026-01-05', 0, 10),
  (2, 1, 'Returned', '2026-01-08', '2026-02-02', 3, 20), (3, 2, 'Open', '2026-01-09', NULL, NULL, 30),
  (4, 2, 'Returned', '2026-02-01', '2026-02-03', 2, 40);
"""


@pytest.fixture(scope="module")
def lockers(opened: Opens) -> Parlance:
    return opened("lockers", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many hires had a rebate", [(2,)]),
        ("what percentage of hires had a rebate", [(0.5,)]),
        ("number of hires returned in February 2026", [(2,)]),
        ("which lockers have never had a hire", [("L-3",)]),
    ],
)
def test_rows_that_have_it(lockers: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = lockers.ask(question)
    assert reply.status == "answer", (reply.status, reply.reason)
    assert [tuple(row) for row in reply.table.rows] == rows


def test_the_number_itself_is_still_asked_for(lockers: Parlance) -> None:
    assert [tuple(row) for row in lockers.ask("total rebate").table.rows] == [(5,)]
