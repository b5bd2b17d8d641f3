"""Arithmetic over metrics: brackets stay where they belong, and every division is safe, inside others too."""

import pytest

MODEL = """
name: sums
datasets:
  - name: sales
    table: sales
    time: day
    fields:
      - {name: day, type: date, role: time}
      - {name: shop, dimension: shop}
dimensions: [{name: shop}]
metrics:
  - {name: a, type: simple, measure: {agg: sum, dataset: sales, expr: a}}
  - {name: b, type: simple, measure: {agg: sum, dataset: sales, expr: b}}
  - {name: difference, type: derived, expr: a * 2 - b, metrics: [{name: a}, {name: b}]}
  - {name: less, type: derived, expr: a - difference, metrics: [{name: a}, {name: difference}]}
  - {name: nested, type: derived, expr: a / (b / a), metrics: [{name: a}, {name: b}]}
  - {name: twice, type: derived, expr: a / b / b, metrics: [{name: a}, {name: b}]}
  - {name: share, type: ratio, numerator: a, denominator: difference}
  - {name: guarded, type: derived, expr: "a / NULLIF(b, 4)", metrics: [{name: a}, {name: b}]}
"""
TABLES = """
CREATE TABLE sales (day DATE, shop VARCHAR, a INTEGER, b INTEGER);
INSERT INTO sales VALUES
  ('2026-05-01', 'X', 5, 1), ('2026-06-01', 'X', 7, 4), ('2026-06-01', 'Y', 3, 0), ('2026-06-01', 'Z', 0, 2);
"""
JUNE = "during calendar(month, 0, 1)"


@pytest.fixture
def shop(world):
    return world(MODEL, TABLES)


def test_what_is_taken_away_is_taken_away_whole(shop):
    assert shop.ask(f"less by shop {JUNE}") == [("X", -3), ("Y", -3), ("Z", 2)]


def test_the_change_of_a_difference(shop):
    """(7 * 2 - 4) - (5 * 2 - 1)"""
    found = shop.ask(f'difference where shop = "X" {JUNE} compare previous with change(difference)')
    assert found == [(10, 9, 1)]


def test_inner_divisions_are_safe_too(shop):
    assert shop.ask(f"nested by shop {JUNE}") == [("X", pytest.approx(7 / (4 / 7))), ("Y", None), ("Z", None)]
    assert shop.ask(f"twice by shop {JUNE}") == [("X", pytest.approx(7 / 16)), ("Y", None), ("Z", 0)]


def test_a_ratio_over_a_difference(shop):
    assert shop.ask(f"share by shop {JUNE}") == [("X", 0.7), ("Y", 0.5), ("Z", 0)]


def test_a_guard_of_ones_own_stays(shop):
    assert shop.ask(f"guarded by shop {JUNE}") == [("X", None), ("Y", None), ("Z", 0)]
