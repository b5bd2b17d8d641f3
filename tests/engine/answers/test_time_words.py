"""Parts of time, classes and fiscal periods: in text, in charts, in sentences."""

from datetime import datetime

import pytest
from sqlglot import exp

from engine.answers.choose import choose as bars
from engine.answers.finding import Finding
from engine.answers.fiscal_words import fiscal_name, fiscal_period
from engine.answers.part_words import group_text
from engine.answers.periods import name_of, phrase, when
from engine.answers.words import say
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from engine.types.partial import partial_buckets
from engine.types.plan import Column, Plan
from engine.types.result import ResultTable
from semantic.model import FiscalCalendar
from semantic.query import BucketTerm, LogicalQuery, MetricRef, PartTerm
from tests.engine.answers.made import DAY, NOW, VIEWS, days, plan, table

APRIL = BusinessTime(fiscal=FiscalCalendar(first_month=4))
RETAIL = BusinessTime("UTC", "sunday", FiscalCalendar(first_month=2, pattern="4-5-4", named_by="start"))


@pytest.mark.parametrize(
    ("part", "value", "text"),
    [
        ("day_of_week", 1, "Monday"),
        ("day_of_week", 7, "Sunday"),
        ("day_of_week", 8, "8"),
        ("month_of_year", 12, "December"),
        ("quarter_of_year", 2, "Q2"),
        ("hour_of_day", 9, "09:00"),
        ("week_of_year", 53, "week 53"),
    ],
)
def test_parts_by_name(part, value, text):
    assert group_text(PartTerm(part=part), value, "") == text


@pytest.mark.parametrize(
    ("width", "value", "text"),
    [(10, 20.0, "20 to under 30 kg"), (0.25, -0.5, "-0.50 to under -0.25 kg"), (10, None, "")],
)
def test_classes_by_their_bounds(width, value, text):
    assert group_text(BucketTerm(name="parcels.weight", width=width), value, "kg") == text


@pytest.mark.parametrize(
    ("start", "grain", "time", "name"),
    [
        ("2026-04-01", "fiscal_year", APRIL, "FY2027"),
        ("2026-01-01", "fiscal_quarter", APRIL, "Q4 FY2026"),
        ("2026-05-01", "fiscal_month", APRIL, "month 2 of FY2027"),
        ("2023-12-31", "fiscal_month", RETAIL, "month 12 of FY2023"),
        ("2024-02-04", "fiscal_quarter", RETAIL, "Q1 FY2024"),
    ],
)
def test_fiscal_buckets(start, grain, time, name):
    assert fiscal_name(datetime.fromisoformat(start), grain, time) == name
    assert when(datetime.fromisoformat(start), grain, time) == f"in {name}"


def test_a_period_is_called_fiscal_only_where_it_was_asked_so():
    bounds = Bounds(datetime(2026, 4, 1), datetime(2026, 7, 1))
    assert phrase(bounds) == "in Q2 2026"
    assert phrase(bounds, fiscal=APRIL) == "in Q1 FY2027"
    assert name_of(Bounds(datetime(2023, 1, 29), datetime(2024, 2, 4)), RETAIL) == "FY2023"
    assert fiscal_period(Bounds(datetime(2026, 4, 2), datetime(2026, 7, 1)), APRIL) == ""


def test_weekdays_are_drawn_by_name_and_in_their_order():
    column = Column("day_of_week", "integer", "", "dimension", "day of week", "day_of_week")
    query = LogicalQuery(metrics=(MetricRef(name="views"),), group_by=(PartTerm(part="day_of_week"),))
    made = Plan(query, exp.Select(), (column, VIEWS))
    finding = Finding(made, ResultTable(("day_of_week", "views"), ((1, 5), (6, 9), (None, 1))))
    drawn = bars(finding)
    assert drawn is not None
    names = drawn.spec["transform"][1]["calculate"]
    assert '{"1": "Monday", "6": "Saturday"}[datum[\'day_of_week\']]' in names
    assert drawn.spec["encoding"]["y"]["sort"] is None
    assert say(finding).startswith("Saturday has the highest views")


def test_the_bucket_of_the_clock_is_not_over():
    month = Bounds(datetime(2026, 6, 1), datetime(2026, 7, 1))
    made = plan(DAY, VIEWS, bounds=month, now=NOW)
    rows = days(5, 9, start=datetime(2026, 6, 29))
    assert "9 on 30 June 2026 (not over)" in say(Finding(made, table(*rows, of=made), now=NOW))


def test_a_period_that_ends_inside_a_bucket_cuts_it():
    may = Bounds(datetime(2026, 5, 1), datetime(2026, 6, 1))
    assert partial_buckets("week", may, NOW, BusinessTime()) == (datetime(2026, 4, 27),)
    june = Bounds(datetime(2026, 6, 1), datetime(2026, 7, 1))
    assert partial_buckets("week", june, None, BusinessTime()) == (datetime(2026, 6, 29),)
    assert partial_buckets("month", None, NOW, BusinessTime()) == (datetime(2026, 6, 1),)
