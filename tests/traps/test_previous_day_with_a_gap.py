"""The day before is the day before, also where it has no rows; the row before is another day."""

import pytest

MODEL = """
name: shop
calendar: {time_zone: Europe/Berlin}
datasets:
  - name: sales
    table: sales
    time: sold_at
    fields: [{name: sold_at, type: timestamp, role: time}]
metrics:
  - {name: sold, type: simple, measure: {agg: sum, dataset: sales, expr: amount}}
"""
# Nothing was sold on 28 June. Half past eleven at night is the next day already in Berlin.
TABLES = """
CREATE TABLE sales (sold_at TIMESTAMP, amount INTEGER);
INSERT INTO sales VALUES
  ('2026-06-26 12:00', 5), ('2026-06-27 12:00', 7), ('2026-06-28 22:30', 40), ('2026-06-29 12:00', 2);
"""


@pytest.fixture
def sales(world):
    return world(MODEL, TABLES)


def test_yesterday_is_compared_with_the_empty_day(sales):
    assert sales.ask("sold during calendar(day, -1) compare previous") == [(42, None)]
    assert sales.ask("sold during calendar(day, -1) compare previous with growth(sold)") == [(42, None, None)]


def test_the_row_before_would_have_been_the_day_before_that(sales):
    naive = """
    SELECT SUM(amount), LAG(SUM(amount)) OVER (ORDER BY CAST(sold_at AS DATE))
    FROM sales GROUP BY CAST(sold_at AS DATE) ORDER BY CAST(sold_at AS DATE) DESC LIMIT 1
    """
    assert sales.naive(naive) == [(2, 40)]


def test_each_day_meets_its_own_day_before(sales):
    both = sales.ask("sold by day during calendar(day, -3, 3) compare calendar(day, -4, 3) fill")
    assert both == [("2026-06-27", 7, 5), ("2026-06-28", None, 7), ("2026-06-29", 42, None)]
