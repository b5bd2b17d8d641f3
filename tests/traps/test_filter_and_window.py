"""Filters inside and outside a window: a period asked for must not cut the window that reaches back,
a condition on rows holds inside it, and a threshold on the result comes after it.
"""

import pytest

MODEL = """
name: windows
datasets:
  - name: sales
    table: sales
    time: day
    fields:
      - {name: day, type: date, role: time}
      - {name: shop, dimension: shop}
dimensions: [{name: shop}]
metrics:
  - {name: sold, type: simple, measure: {agg: sum, dataset: sales, expr: amount}}
  - {name: sold_2d, type: cumulative, metric: sold, window: 2 days}
  - {name: web_2d, type: cumulative, metric: sold, window: 2 days, where: shop = "Web"}
  - {name: so_far, type: cumulative, metric: sold}
"""
TABLES = """
CREATE TABLE sales (day DATE, shop VARCHAR, amount INTEGER);
INSERT INTO sales VALUES
  ('2026-06-01', 'Web', 1), ('2026-06-01', 'Rome', 10), ('2026-06-02', 'Rome', 20), ('2026-06-03', 'Web', 3);
"""
THIRD = "during named(year=2026, month=6, day=3)"


@pytest.fixture
def shop(world):
    return world(MODEL, TABLES)


def test_the_period_is_outside_the_window(shop):
    assert shop.ask(f"sold_2d by day {THIRD}") == [("2026-06-03", 23)]
    assert shop.ask(f"so_far by day {THIRD}") == [("2026-06-03", 34)]


def test_a_period_inside_would_have_lost_the_day_before(shop):
    naive = """
        SELECT
            day,
            SUM(SUM(amount)) OVER (ORDER BY day RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW)
        FROM sales WHERE day = '2026-06-03' GROUP BY day
    """
    assert shop.naive(naive) == [("2026-06-03", 3)]


def test_a_condition_on_rows_is_inside(shop):
    assert shop.ask('sold_2d by day where shop = "Web"') == [
        ("2026-06-01", 1),
        ("2026-06-02", 1),
        ("2026-06-03", 3),
    ]
    assert shop.ask(f"web_2d, sold_2d by day {THIRD}") == [("2026-06-03", 3, 23)]


def test_a_threshold_is_outside(shop):
    assert shop.ask("sold_2d by day having sold_2d > 22") == [("2026-06-02", 31), ("2026-06-03", 23)]


def test_a_limit_is_outside(shop):
    assert shop.ask("sold_2d by day order sold_2d desc limit 1") == [("2026-06-02", 31)]
