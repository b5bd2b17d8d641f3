"""Fiscal years of whole weeks: some have 53, and the last week belongs to the last month."""

import pytest

MODEL = """
name: retail
calendar: {fiscal: {first_month: 2, pattern: 4-5-4, named_by: start}, week_start: sunday}
datasets:
  - name: sales
    table: sales
    time: day
    fields: [{name: day, type: date, role: time}]
metrics:
  - {name: days, type: simple, measure: {agg: count, dataset: sales}}
"""
# A row a day from 2022 to 2025. By the retail calendar (weeks from Sunday, years from the Sunday nearest to
# 1 February) fiscal 2022 began on 30 January 2022, 2023 on 29 January 2023, 2024 on 4 February 2024 and
# 2025 on 2 February 2025: 2023 had 53 weeks.
TABLES = """
CREATE TABLE sales AS
SELECT CAST(day AS DATE) AS day
FROM GENERATE_SERIES(DATE '2022-01-30', DATE '2025-12-31', INTERVAL 1 DAY) AS days(day);
"""


@pytest.fixture
def sales(world):
    return world(MODEL, TABLES, now="2026-01-05T09:00")


def test_years_begin_where_the_retail_calendar_says(sales):
    assert sales.ask("days by fiscal_year during span(before named(fiscal, year=2025))") == [
        ("2022-01-30", 364),
        ("2023-01-29", 371),
        ("2024-02-04", 364),
    ]


def test_years_of_twelve_months_would_have_other_days(sales):
    naive = "SELECT COUNT(*) FROM sales WHERE day >= '2023-02-01' AND day < '2024-02-01'"
    assert sales.naive(naive) == [(365,)]


def test_the_53rd_week_belongs_to_the_last_month_and_quarter(sales):
    months = sales.ask("days by fiscal_month during named(fiscal, year=2023)")
    assert [days // 7 for _, days in months] == [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 5]
    assert months[-1] == ("2023-12-31", 35)
    quarters = sales.ask("days by fiscal_quarter during named(fiscal, year=2023)")
    assert quarters == [("2023-01-29", 91), ("2023-04-30", 91), ("2023-07-30", 91), ("2023-10-29", 98)]


def test_the_same_quarter_a_year_before_has_the_same_number(sales):
    asked = "days during named(fiscal, year=2024, quarter=4) compare last_year"
    assert sales.ask(asked) == [(91, 98)]
    assert sales.ask("days during named(fiscal, year=2024, quarter=1) compare last_year") == [(91, 91)]


def test_week_53_is_named_but_has_no_week_53_before_it(sales):
    assert sales.ask("days by week during named(fiscal, year=2023, week=53)") == [("2024-01-28", 7)]
    refused = sales.plan("days during named(fiscal, year=2023, week=53) compare last_year")
    assert refused.code == "wrong_type"
    assert "week 53" in refused.message
    assert sales.plan("days during named(fiscal, year=2024, week=53)").code == "wrong_type"


def test_weeks_of_two_years_meet_by_number_and_the_53rd_meets_nothing(sales):
    both = sales.ask("days by week during named(fiscal, year=2023) compare last_year")
    assert both[:52] == [(start, 7, 7) for start, *_ in both[:52]]
    assert both[52:] == [("2024-01-28", 7, None)]


def test_months_without_rows_are_shown_at_their_own_starts(world):
    few = world(
        MODEL, "CREATE TABLE sales AS SELECT DATE '2023-12-20' AS day UNION ALL SELECT DATE '2024-03-05'"
    )
    assert few.ask("days by fiscal_month fill") == [
        ("2023-11-26", 1),
        ("2023-12-31", None),
        ("2024-02-04", None),
        ("2024-03-03", 1),
    ]
