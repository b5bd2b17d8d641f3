"""Buckets that are not whole are named, so that a fall at the end is not taken for one."""

from datetime import datetime

import pytest

MODEL = """
name: part
calendar: {time_zone: Asia/Tokyo}
datasets:
  - name: sales
    table: sales
    time: ts
    fields:
      - {name: ts, type: timestamp, role: time}
      - {name: sent_at, type: timestamp, role: time}
metrics:
  - {name: sales, type: simple, measure: {agg: count, dataset: sales}}
"""
TABLES = "CREATE TABLE sales (ts TIMESTAMP, sent_at TIMESTAMP)"


@pytest.fixture
def sales(world):
    # 30 June, 17:00 in UTC: in Tokyo July has begun.
    return world(MODEL, TABLES, now="2026-06-30T17:00")


@pytest.mark.parametrize(
    ("query", "partial"),
    [
        ("sales by month", ["2026-07-01"]),
        ('sales by month zone "UTC"', ["2026-06-01"]),
        ("sales by month during named(year=2026, month=5)", []),
        ("sales by month during calendar(month, -2, 2)", []),
        ("sales by week during named(year=2026, month=5)", ["2026-04-27"]),
        ("sales by month during trailing(day, 45)", ["2026-05-01", "2026-07-01"]),
        ("sales by month during to_date(year)", ["2026-07-01"]),
        ("sales by month during named(year=2026)", ["2026-07-01"]),
        ("sales by sales.sent_at:week during named(year=2026, month=5)", ["2026-06-29"]),
        ("sales by day_of_week", []),
    ],
)
def test_the_buckets_that_are_not_whole(sales, query, partial):
    assert [at for _, at in sales.plan(query).partial] == [datetime.fromisoformat(day) for day in partial]


def test_bounds_are_told_in_local_time(sales):
    made = sales.plan("sales during calendar(month, 0)")
    assert made.bounds.start == datetime(2026, 7, 1)
    assert "'2026-06-30 15:00:00'" in made.tree.sql("duckdb")
