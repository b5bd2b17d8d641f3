"""A day without a time of day has no hours: what is told by the hour would all stand at midnight.

Over a box office that writes down the day of a sale and, in a column of its own, the hour; over a kiosk that
writes down the moment; and over a cellar, whose room numbers are no hours.
"""

from datetime import datetime

import pytest

from tests.traps.conftest import Opens

TICKETS = """
CREATE TABLE tickets (ticket_id INTEGER PRIMARY KEY, sold_on DATE, sale_hour INTEGER, price DOUBLE);
INSERT INTO tickets VALUES (1, '2026-03-02', 9, 4), (2, '2026-03-02', 9, 6), (3, '2026-03-03', 20, 5),
  (4, '2026-03-04', 11, 7);
"""
SALES = """
CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, sold_at TIMESTAMP, price DOUBLE);
INSERT INTO sales VALUES (1, '2026-03-02 09:10:00', 4), (2, '2026-03-02 09:50:00', 6),
  (3, '2026-03-03 20:00:00', 5);
"""
VATS = """
CREATE TABLE fillings (filling_id INTEGER PRIMARY KEY, filled_on DATE, filling_hour INTEGER);
INSERT INTO fillings VALUES (1, '2026-03-02', 310), (2, '2026-03-03', 311);
"""


@pytest.mark.parametrize(
    "question", ["number of tickets by hour", "total price per hour", "tickets by minute"]
)
def test_days_are_not_cut_finer(opened: Opens, question: str) -> None:
    reply = opened("office", TICKETS).ask(question)
    assert reply.status != "answer"
    assert reply.code == "wrong_type"


def test_moments_are(opened: Opens) -> None:
    reply = opened("kiosk", SALES).ask("number of sales by hour")
    assert [count for _, count in reply.table.rows] == [2, 1]


@pytest.mark.parametrize("question", ["tickets by hour of the day", "number of tickets by time of day"])
def test_an_hour_in_a_column_of_its_own_is_the_hour_of_the_day(opened: Opens, question: str) -> None:
    reply = opened("office", TICKETS).ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(reply.table.rows) == [(9, 2), (11, 1), (20, 1)]


def test_larger_figures_are_no_hours_of_the_day(opened: Opens) -> None:
    assert opened("cellar", VATS).ask("fillings by hour of the day").status != "answer"


@pytest.mark.parametrize("question", ["trend of tickets yesterday", "tickets over time yesterday"])
def test_a_trend_of_days_is_told_by_days(opened: Opens, question: str) -> None:
    reply = opened("office", TICKETS, now=datetime(2026, 3, 4, 8)).ask(question)
    assert reply.status == "answer", reply.reason
    assert [count for _, count in reply.table.rows] == [1]
    assert reply.query.group_by[0].grain == "day"
