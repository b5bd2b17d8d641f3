"""Ratios, windows and nested numbers that no metric of the model is: sums over sums, days that are days."""

import pytest
import yaml

from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.text_form import from_text

MODEL = """
name: spot
datasets:
  - name: sales
    table: sales
    time: sold_at
    fields:
      - {name: sold_at, type: timestamp, role: time}
      - {name: shop, dimension: shop}
      - {name: customer, dimension: customer}
      - {name: amount, type: integer, role: measure}
      - {name: channel}
  - name: visits
    table: visits
    time: day
    fields:
      - {name: day, type: date, role: time}
      - {name: shop, dimension: shop}
dimensions: [{name: shop}, {name: customer}]
metrics:
  - {name: sold, type: simple, measure: {agg: sum, dataset: sales, expr: amount}}
  - {name: buyers, type: simple, measure: {agg: count_distinct, dataset: sales, expr: customer}}
  - {name: orders, type: simple, measure: {agg: count, dataset: sales}}
  - {name: seconds, type: simple, unit: s, measure: {agg: sum, dataset: visits, expr: seconds}}
  - {name: price, type: ratio, numerator: sold, denominator: orders}
"""
# Nothing was sold on 3, 4 and 5 June; shop C is visited and sells nothing, shop B is not visited.
TABLES = """
CREATE TABLE sales (sold_at TIMESTAMP, shop VARCHAR, customer VARCHAR, amount INTEGER, channel VARCHAR);
INSERT INTO sales VALUES
  ('2026-06-01 10:00', 'A', 'x', 10, 'web'), ('2026-06-01 23:59:59', 'B', 'y', 1, 'web'),
  ('2026-06-02 09:00', 'A', 'x', 20, 'desk'), ('2026-06-06 00:00', 'A', 'z', 5, NULL),
  ('2026-05-31 00:00', 'A', 'x', 3, 'web');
CREATE TABLE visits (day DATE, shop VARCHAR, seconds INTEGER);
INSERT INTO visits VALUES ('2026-06-01', 'A', 1800), ('2026-06-06', 'A', 5400), ('2026-06-01', 'C', 100);
"""
JUNE = "during span(from named(year=2026, month=6, day=1), to named(year=2026, month=6, day=6))"


@pytest.fixture
def shops(world):
    return world(MODEL, TABLES)


def test_a_ratio_is_a_sum_over_a_sum(shops):
    assert shops.ask(f"ratio(sold, buyers) {JUNE}") == [(12.0,)]
    assert shops.ask(f"ratio(sold, buyers) by shop {JUNE}") == [("A", 17.5), ("B", 1.0)]


def test_two_facts_are_divided_after_each_is_added_up_and_nothing_is_divided_by_nothing(shops):
    found = shops.ask(f"ratio(sold, seconds, 3600) by shop {JUNE} order shop asc")
    assert found == [("A", 17.5), ("B", None), ("C", None)]


def test_a_share_of_those_that_fit(shops):
    assert shops.ask('ratio(orders where sales.channel = "web", orders)') == [(0.6,)]
    found = shops.ask('ratio(orders where not (sales.channel = "web"), orders) by shop')
    assert found == [("A", 0.5), ("B", 0.0)]


def test_what_is_a_ratio_is_not_divided_again(shops):
    assert shops.plan("ratio(price, buyers)").code == "not_supported"
    assert shops.plan("ratio(sold, average(sales.amount))").code == "not_supported"


def test_cumulative_begins_with_the_asked_period(shops):
    assert shops.ask(f"cumulative(sold) by day {JUNE}")[0] == ("2026-06-01", 11)
    assert shops.ask(f"cumulative(sold) by day {JUNE}")[3:] == [
        ("2026-06-04", 31),
        ("2026-06-05", 31),
        ("2026-06-06", 36),
    ]
    assert shops.ask("cumulative(sold) by month") == [("2026-05-01", 3), ("2026-06-01", 39)]
    assert shops.ask(f"cumulative(sold) {JUNE}") == [(36,)]


def test_cumulative_buyers_are_counted_once(shops):
    assert shops.ask("cumulative(buyers) by month") == [("2026-05-01", 1), ("2026-06-01", 3)]
    assert shops.ask("cumulative(price) by month") == [("2026-05-01", 3.0), ("2026-06-01", 39 / 5)]


def test_a_moving_average_is_of_the_days_that_have_a_value(shops):
    found = shops.ask(f"moving_average(sold, day, 3) by day {JUNE}")
    assert found[0] == ("2026-06-01", (3 + 11) / 2)
    assert found[1] == ("2026-06-02", (3 + 11 + 20) / 3)
    assert found[-1] == ("2026-06-06", 5)
    assert shops.ask(f"moving_average(buyers, day, 2) by day {JUNE}")[0] == ("2026-06-01", 1.5)


def test_a_rolling_sum_reaches_back_out_of_the_period(shops):
    assert shops.ask(f"rolling(sold, day, 2) by day {JUNE}")[0] == ("2026-06-01", 14)
    assert shops.ask("rolling(sold, month, 2) by month") == [("2026-05-01", 3), ("2026-06-01", 39)]
    assert shops.ask("moving_average(sold, month, 2) by month")[-1] == ("2026-06-01", 19.5)


def test_nested_numbers_are_made_bucket_by_bucket(shops):
    assert shops.ask("average(buyers by day)") == [((1 + 2 + 1 + 1) / 4,)]
    assert shops.ask("max(sold by customer)") == [(33,)]
    assert shops.ask("average(sold by customer) by shop") == [("A", 19.0), ("B", 1.0)]
    assert shops.ask("min(sum(sales.amount) by day)") == [(3,)]


@pytest.mark.parametrize(
    "text", ["average(sum(sales.amount) by day)", 'ratio(orders where sales.channel = "web", orders)']
)
def test_what_a_number_is_made_of_is_known_before_it_is_planned(text):
    catalog = Catalog(SemanticModel.model_validate(yaml.safe_load(MODEL)))
    assert catalog.facts(from_text(text).metrics[0]) == ("sales",)


def test_sorting_and_thresholds_go_by_the_key(shops):
    query = "ratio(sold, buyers) by shop having `ratio(sold, buyers)` > 2 order `ratio(sold, buyers)` desc"
    assert shops.ask(query) == [("A", 38 / 2)]


@pytest.mark.parametrize(
    "query",
    [
        "moving_average(sold, day, 3)",  # along what
        "moving_average(sold, day, 3) by month",
        "rolling(sold, week, 2) by month",
    ],
)
def test_windows_that_do_not_fit_are_refused(shops, query):
    assert getattr(shops.plan(query), "code", "") == "not_supported"


@pytest.mark.parametrize("query", ["ratio(sold, nothing)", "average(sold by nowhere)", "max(nothing by day)"])
def test_unknown_names_are_refused_by_name(shops, query):
    assert shops.plan(query).code == "unknown_name"
