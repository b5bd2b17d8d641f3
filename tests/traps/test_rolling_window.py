"""Rolling window with a gap: seven days are seven days, also where some of them have no rows."""

import pytest

MODEL = """
name: rolling
datasets:
  - name: sales
    table: sales
    time: sold_at
    fields:
      - {name: sold_at, type: timestamp, role: time}
      - {name: shop, dimension: shop}
      - {name: customer}
dimensions: [{name: shop}]
metrics:
  - {name: sold, type: simple, measure: {agg: sum, dataset: sales, expr: amount}}
  - {name: buyers, type: simple, measure: {agg: count_distinct, dataset: sales, expr: customer}}
  - {name: rows, type: simple, measure: {agg: count, dataset: sales}}
  - {name: price, type: ratio, numerator: sold, denominator: rows}
  - {name: sold_3d, type: cumulative, metric: sold, window: 3 days}
  - {name: buyers_3d, type: cumulative, metric: buyers, window: 3 days}
  - {name: mean, type: simple, measure: {agg: average, dataset: sales, expr: amount}}
  - {name: mean_3d, type: cumulative, metric: mean, window: 3 days}
  - {name: buyers_so_far, type: cumulative, metric: buyers}
  - {name: buyers_to_date, type: cumulative, metric: buyers, grain_to_date: week}
  - {name: price_3d, type: cumulative, metric: price, window: 3 days}
  - {name: to_date, type: cumulative, metric: sold, grain_to_date: month}
  - {name: so_far, type: cumulative, metric: sold}
  - {name: month_mean, type: cumulative, metric: sold, window: 3 days, period_agg: average}
  - {name: month_first, type: cumulative, metric: sold, window: 3 days, period_agg: first}
"""
# Nothing was sold on 3, 4 and 5 June.
TABLES = """
CREATE TABLE sales (sold_at TIMESTAMP, shop VARCHAR, customer VARCHAR, amount INTEGER);
INSERT INTO sales VALUES
  ('2026-06-01 10:00', 'A', 'x', 10), ('2026-06-01 23:59:59', 'B', 'y', 1),
  ('2026-06-02 09:00', 'A', 'x', 20), ('2026-06-06 00:00', 'A', 'z', 5);
"""
JUNE = "during span(from named(year=2026, month=6, day=1), to named(year=2026, month=6, day=6))"


@pytest.fixture
def shops(world):
    return world(MODEL, TABLES)


def test_a_window_counts_days_and_not_rows(shops):
    assert shops.ask(f"sold_3d by day {JUNE}") == [
        ("2026-06-01", 11),
        ("2026-06-02", 31),
        ("2026-06-03", 31),
        ("2026-06-04", 20),
        ("2026-06-06", 5),
    ]


def test_counting_rows_would_have_reached_over_the_gap(shops):
    naive = """
        WITH days AS (SELECT CAST(sold_at AS DATE) AS day, SUM(amount) AS sold FROM sales GROUP BY 1)
        SELECT day, SUM(sold) OVER (ORDER BY day ROWS 2 PRECEDING) FROM days ORDER BY 1
    """
    assert shops.naive(naive)[-1] == ("2026-06-06", 36)


def test_the_same_buyer_of_two_days_is_one(shops):
    assert shops.ask(f"buyers_3d by day {JUNE}")[:2] == [("2026-06-01", 2), ("2026-06-02", 2)]


def test_different_buyers_so_far_are_each_counted_on_their_first_day(shops):
    assert shops.ask("buyers_so_far by day") == [
        ("2026-06-01", 2),
        ("2026-06-02", 2),
        ("2026-06-03", 2),
        ("2026-06-04", 2),
        ("2026-06-05", 2),
        ("2026-06-06", 3),
    ]
    assert shops.ask("buyers_so_far by shop, day")[-2:] == [("A", "2026-06-06", 2), ("B", "2026-06-06", 1)]


def test_each_week_begins_anew(world):
    tables = "CREATE TABLE sales (sold_at TIMESTAMP, shop VARCHAR, customer VARCHAR, amount INTEGER);"
    rows = [(7, "x"), (8, "x"), (8, "y"), (8, None), (9, "x")]  # a Sunday, a Monday, a Tuesday
    values = ", ".join(f"('2026-06-0{day}', 'A', {repr(who) if who else 'NULL'}, 1)" for day, who in rows)
    found = world(MODEL, f"{tables} INSERT INTO sales VALUES {values}").ask("buyers_to_date by day")
    assert found == [("2026-06-07", 1), ("2026-06-08", 2), ("2026-06-09", 2)]


def test_a_rolling_average_weighs_rows_and_not_days(shops):
    found = shops.ask(f"mean_3d by day {JUNE}")
    assert found[1] == ("2026-06-02", pytest.approx(31 / 3))
    assert found[2] == ("2026-06-03", pytest.approx(31 / 3))


def test_a_rolling_ratio_is_a_ratio_of_sums(shops):
    assert shops.ask(f"price_3d by day {JUNE}")[1] == ("2026-06-02", pytest.approx(31 / 3))


def test_rows_before_the_period_count_for_its_first_days(shops):
    period = "during span(from named(year=2026, month=6, day=3), to named(year=2026, month=6, day=4))"
    assert shops.ask(f"sold_3d by day {period}") == [("2026-06-03", 31), ("2026-06-04", 20)]


def test_each_group_has_its_own_days(shops):
    assert shops.ask(f"sold_3d by shop, day {JUNE}") == [
        ("A", "2026-06-01", 10),
        ("B", "2026-06-01", 1),
        ("A", "2026-06-02", 30),
        ("B", "2026-06-02", 1),
        ("A", "2026-06-03", 30),
        ("B", "2026-06-03", 1),
        ("A", "2026-06-04", 20),
        ("A", "2026-06-06", 5),
    ]


def test_since_the_start_of_the_month(shops):
    assert shops.ask(f"to_date by day {JUNE}")[-1] == ("2026-06-06", 36)
    assert shops.ask("to_date during calendar(month, 0, 1)") == [(36,)]


def test_all_so_far_goes_on_where_nothing_happens(shops):
    assert shops.ask("so_far by day") == [
        ("2026-06-01", 11),
        ("2026-06-02", 31),
        ("2026-06-03", 31),
        ("2026-06-04", 31),
        ("2026-06-05", 31),
        ("2026-06-06", 36),
    ]


def test_a_month_takes_its_last_day_or_what_it_is_told(shops):
    assert shops.ask("sold_3d by month") == [("2026-06-01", 5)]
    assert shops.ask("month_first by month") == [("2026-06-01", 11)]
    mean = (11 + 31 + 31 + 20 + 5) / 5
    assert shops.ask("month_mean by month") == [("2026-06-01", pytest.approx(mean))]


def test_every_second_of_a_year_is_refused_before_it_is_planned(shops):
    made = shops.plan("sold_3d by second during named(year=2025)")
    assert (made.code, made.hint) == ("not_supported", "Ask for a shorter period, or by day.")
