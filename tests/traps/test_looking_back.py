"""Looking back: the value of a month ago belongs to the same day of the month before, gap or not."""

import pytest

MODEL = """
name: back
datasets:
  - name: sales
    table: sales
    time: day
    fields: [{name: day, type: date, role: time}]
metrics:
  - {name: sold, type: simple, measure: {agg: sum, dataset: sales, expr: amount}}
  - name: day_before
    type: derived
    expr: before
    metrics: [{name: sold, alias: before, offset_window: 1 day}]
  - name: month_before
    type: derived
    expr: before
    metrics: [{name: sold, alias: before, offset_window: 1 month}]
  - name: since_start
    type: derived
    expr: sold - first_day
    metrics: [{name: sold}, {name: sold, alias: first_day, offset_to_grain: month}]
  - name: growth
    type: derived
    expr: (sold - before) / before
    metrics: [{name: sold}, {name: sold, alias: before, offset_window: 1 month}]
"""
# 2 June is missing.
TABLES = """
CREATE TABLE sales (day DATE, amount INTEGER);
INSERT INTO sales VALUES
  ('2026-02-28', 7), ('2026-03-30', 1), ('2026-03-31', 2), ('2026-05-01', 20),
  ('2026-06-01', 10), ('2026-06-03', 40);
"""
JUNE = "during span(from named(year=2026, month=6, day=1), to named(year=2026, month=6, day=4))"


@pytest.fixture
def shop(world):
    return world(MODEL, TABLES)


def test_the_day_before_a_gap_is_the_gap(shop):
    assert shop.ask(f"day_before, sold by day {JUNE}") == [
        ("2026-06-01", None, 10),
        ("2026-06-02", 10, None),
        ("2026-06-03", None, 40),
        ("2026-06-04", 40, None),
    ]


def test_the_row_before_would_have_been_another_day(shop):
    naive = "SELECT day, LAG(amount) OVER (ORDER BY day) FROM sales ORDER BY 1 DESC LIMIT 1"
    assert shop.naive(naive) == [("2026-06-03", 10)]


def test_the_last_days_of_march_look_back_to_the_last_of_february(shop):
    found = shop.ask("month_before by day during named(year=2026, month=3)")
    assert found == [(f"2026-03-{day}", 7) for day in (28, 29, 30, 31)]


def test_months_look_back_to_whole_months(shop):
    assert shop.ask("month_before, sold by month during named(year=2026)") == [
        ("2026-02-01", None, 7),
        ("2026-03-01", 7, 3),
        ("2026-04-01", 3, None),
        ("2026-05-01", None, 20),
        ("2026-06-01", 20, 50),
    ]


def test_no_month_after_that_of_the_clock(shop):
    assert shop.ask("month_before by month")[-1] == ("2026-06-01", 20)


def test_a_period_looks_back_as_a_whole(shop):
    assert shop.ask("growth during calendar(month, 0, 1)") == [(pytest.approx(1.5),)]


def test_back_to_the_first_day_of_the_month(shop):
    assert shop.ask(f"since_start by day {JUNE}") == [
        ("2026-06-01", 0),
        ("2026-06-02", None),
        ("2026-06-03", 30),
        ("2026-06-04", None),
    ]


def test_nothing_to_look_back_from_is_refused(shop):
    assert shop.plan("growth").code == "not_supported"
