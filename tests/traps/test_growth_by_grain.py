"""Growth by month is that of each month over the one before, not that of one whole period over another."""

import pytest

MODEL = """
name: growth
datasets:
  - name: sales
    table: sales
    time: sold_on
    fields:
      - {name: sold_on, type: date, role: time}
      - {name: paid_on, type: date, role: time}
      - {name: shop, dimension: shop}
dimensions: [{name: shop}]
metrics:
  - {name: sold, type: simple, measure: {agg: sum, dataset: sales, expr: amount}}
  - {name: rows, type: simple, measure: {agg: count, dataset: sales}}
  - {name: price, type: ratio, numerator: sold, denominator: rows}
  - name: latest
    type: simple
    measure: {agg: sum, dataset: sales, expr: amount, non_additive_dimension: {name: sold_on}}
"""
TABLES = """
CREATE TABLE sales (sold_on DATE, paid_on DATE, shop VARCHAR, amount INTEGER);
INSERT INTO sales VALUES
  ('2025-12-10', NULL, 'A', 10), ('2026-01-31', NULL, 'A', 20), ('2026-01-01', NULL, 'B', 4),
  ('2026-03-30', NULL, 'A', 5),
  ('2026-04-30', NULL, 'A', 15);
"""
SPRING = "during span(from named(year=2026, month=1), to named(year=2026, month=4))"


@pytest.fixture
def shops(world):
    return world(MODEL, TABLES)


def test_the_first_month_looks_back_out_of_the_period(shops):
    found = shops.ask(f"sold by month {SPRING} compare earlier(month, 1) with growth(sold)")
    assert found == [
        ("2026-01-01", 24, 10, 1.4),
        ("2026-02-01", None, 24, None),
        ("2026-03-01", 5, None, None),
        ("2026-04-01", 15, 5, 2.0),
    ]


def test_without_a_period_no_month_after_the_last_is_made_up(shops):
    assert shops.ask("sold by month compare earlier(month, 1)")[0] == ("2025-12-01", 10, None)
    assert shops.ask("sold by year compare earlier(year, 1)") == [
        ("2025-01-01", 10, None),
        ("2026-01-01", 44, 10),
    ]


def test_a_year_earlier_under_months(shops):
    found = shops.ask("sold by month during calendar(year, 0) compare earlier(year, 1)")
    assert ("2026-12-01", None, 10) not in found  # after the clock
    assert found[0] == ("2026-01-01", 24, None)


def test_each_group_looks_back_by_itself(shops):
    found = shops.ask(f"sold by shop, month {SPRING} compare earlier(month, 1) with change(sold)")
    assert ("A", "2026-01-01", 20, 10, 10) in found
    assert ("B", "2026-01-01", 4, None, None) in found


def test_a_ratio_is_compared_as_a_ratio(shops):
    assert shops.ask(f"price by month {SPRING} compare earlier(month, 1)")[0] == ("2026-01-01", 12.0, 10.0)


@pytest.mark.parametrize(
    "query",
    [
        "sold during calendar(month, -1) compare earlier(month, 1)",  # nothing goes along time
        "sold by month compare earlier(day, 1)",  # a month has no day before it
        "sold by sales.sold_on:month during calendar(month, -1) compare earlier(month, 1)",
        "latest by month compare earlier(month, 1)",
    ],
)
def test_refused(shops, query):
    assert getattr(shops.plan(query), "code", "") == "not_supported"


UNTIMED = """
name: growth
datasets:
  - name: sales
    table: sales
    fields: [{name: opened_on, type: date, role: time, dimension: opened_on}]
dimensions: [{name: opened_on}]
metrics:
  - {name: sold, type: simple, measure: {agg: sum, dataset: sales, expr: amount}}
"""


def test_growth_follows_the_time_that_is_grouped_by_where_rows_have_no_time_of_their_own(world):
    tables = """
    CREATE TABLE sales (opened_on DATE, amount INTEGER);
    INSERT INTO sales VALUES ('2026-01-31', 20), ('2026-02-02', 30), ('2026-02-03', 10);
    """
    found = world(UNTIMED, tables).ask("sold by opened_on:month compare earlier(month, 1) with growth(sold)")
    assert found[:2] == [("2026-01-01", 20, None, None), ("2026-02-01", 40, 20, 1.0)]
