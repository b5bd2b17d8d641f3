"""Metric of metrics, metric as filter: an average of customers is not an average of rows."""

import pytest

MODEL = """
name: nested
datasets:
  - name: orders
    table: orders
    time: happened
    fields:
      - {name: happened, type: timestamp, role: time}
      - {name: customer}
      - {name: city, dimension: city}
dimensions: [{name: city}]
metrics:
  - {name: orders, type: simple, measure: {agg: count, dataset: orders}}
  - {name: customers, type: simple, measure: {agg: count_distinct, dataset: orders, expr: customer}}
  - {name: value, type: simple, measure: {agg: sum, dataset: orders, expr: amount}}
  - name: active_days
    type: simple
    measure: {agg: count_distinct, dataset: orders, expr: "CAST(happened AS DATE)"}
  - {name: orders_each, type: nested, agg: average, metric: orders, by: [orders.customer]}
  - {name: busiest_day, type: nested, agg: max, metric: orders, grain: day}
  - {name: middle_value, type: nested, agg: median, metric: value, by: [orders.customer]}
"""
TABLES = """
CREATE TABLE orders (happened TIMESTAMP, customer VARCHAR, city VARCHAR, amount INTEGER);
INSERT INTO orders VALUES
  ('2026-06-01 08:00', 'ann', 'Rome', 10), ('2026-06-01 09:00', 'ann', 'Rome', 10),
  ('2026-06-02 09:00', 'ann', 'Rome', 10), ('2026-06-01 08:00', 'bob', 'Rome', 100),
  ('2026-06-01 08:00', 'cat', 'Oslo', 1), ('2026-05-01 08:00', 'cat', 'Oslo', 1),
  ('2026-06-01 08:00', NULL, 'Oslo', 1000);
"""


@pytest.fixture
def shop(world):
    return world(MODEL, TABLES)


def test_the_average_customer_and_not_the_average_row(shop):
    assert shop.ask("orders_each") == [(2,)]
    assert shop.ask("orders_each by city") == [("Oslo", 2), ("Rome", 2)]


def test_rows_without_a_customer_are_nobody(shop):
    naive = "SELECT COUNT(*) / COUNT(DISTINCT customer) FROM orders"
    assert shop.naive(naive) == [(pytest.approx(7 / 3),)]


def test_the_period_holds_inside(shop):
    assert shop.ask("orders_each during calendar(month, 0, 1)") == [(pytest.approx(5 / 3),)]


def test_the_busiest_day_of_each_month(shop):
    assert shop.ask("busiest_day by month") == [("2026-05-01", 1), ("2026-06-01", 5)]


def test_compared_with_the_month_before(shop):
    found = shop.ask("orders_each by city during calendar(month, 0, 1) compare previous")
    assert found == [("Oslo", 1, 1), ("Rome", 2, None)]


def test_the_middle_customer(shop):
    assert shop.ask("middle_value, value") == [(30, 1132)]


def test_customers_with_at_least_two_active_days(shop):
    assert shop.ask("customers where metric(active_days by orders.customer >= 2)") == [(2,)]
    inside = "during calendar(month, 0, 1)"
    assert shop.ask(f"customers where metric(active_days by orders.customer >= 2 {inside})") == [(1,)]


def test_the_others_are_everyone_else_and_the_rows_of_nobody(shop):
    condition = "not (metric(active_days by orders.customer >= 2))"
    assert shop.ask(f"orders by city where {condition}") == [("Oslo", 1), ("Rome", 1)]


def test_a_threshold_on_the_groups_is_another_question(shop):
    assert shop.ask("customers by city having active_days >= 2") == [("Oslo", 1), ("Rome", 2)]
