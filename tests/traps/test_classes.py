"""How many things lie in classes of a number of each, how many days pass a bound, and what the first have."""

import pytest
import yaml

from semantic.catalog import Catalog
from semantic.made_metrics import made_metrics
from semantic.model import SemanticModel
from semantic.query import LogicalQuery
from semantic.text_form import from_text, to_text
from tests.traps.test_numbers_made_on_the_spot import JUNE, MODEL

# In June A sold 40 (10 on the 1st, 30 on the 2nd), B 6, C 4; D sold nothing at all and 50 have no shop.
TABLES = """
CREATE TABLE sales (sold_at TIMESTAMP, shop VARCHAR, customer VARCHAR, amount INTEGER, channel VARCHAR);
INSERT INTO sales VALUES
  ('2026-06-01 10:00', 'A', 'x', 10, 'web'), ('2026-06-02 23:59:59', 'A', 'y', 30, 'web'),
  ('2026-06-02 09:00', 'B', 'x', 6, 'desk'), ('2026-06-06 00:00', 'C', 'z', 4, 'web'),
  ('2026-06-04 00:00', NULL, 'z', 50, 'web'), ('2026-05-31 00:00', 'C', 'x', 300, 'web'),
  ('2026-06-03 00:00', 'D', 'x', NULL, 'web');
CREATE TABLE visits (day DATE, shop VARCHAR, seconds INTEGER);
INSERT INTO visits VALUES ('2026-06-01', 'A', 1800), ('2026-06-06', 'A', 5400), ('2026-06-01', 'C', 100);
"""


@pytest.fixture
def shops(world):
    return world(MODEL, TABLES)


def test_things_by_classes_of_a_number_of_each(shops):
    assert shops.ask(f"count(sold by shop) by classes(sold by shop, 5) {JUNE}") == [(0, 1), (5, 1), (40, 1)]
    found = shops.ask(f"count(sold by shop) by classes(sold by shop: 0, 5, 10) {JUNE}")
    assert found == [(0, 1), (5, 1), (10, 1)]


def test_a_class_holds_its_lower_bound_and_not_its_upper_one(shops):
    found = shops.ask(f"count(sold by shop) by classes(sold by shop: 4, 6, 40) {JUNE}")
    assert found == [(4, 1), (6, 1), (40, 1)]


def test_what_lies_in_no_class_is_left_out(shops):
    assert shops.ask(f"count(sold by shop) by classes(sold by shop: 5, 10 to 40) {JUNE}") == [(5, 1)]
    assert shops.ask(f"count(sold by shop) by classes(sold by shop: 5, 10 to 41) {JUNE}") == [(5, 1), (10, 1)]


def test_within_other_groups_the_number_is_that_of_the_group(shops):
    found = shops.ask(f"count(orders by shop) by sales.channel, classes(orders by shop: 1, 2) {JUNE}")
    assert found == [("desk", 1, 1), ("web", 1, 2), ("web", 2, 1)]


def test_classes_of_another_number_mean_nothing(shops):
    refusal = shops.plan("sold by classes(sold by shop, 5)")
    assert (refusal.code, refusal.key) == ("not_supported", "classes_of_what")
    assert shops.plan("count(orders by shop) by classes(sold by shop, 5)").key == "classes_of_what"
    assert shops.plan("count(sold by customer) by classes(sold by shop, 5)").key == "classes_of_what"


def test_days_that_pass_a_bound_are_counted(shops):
    assert shops.ask(f"count(sold > 10 by day) {JUNE}") == [(2,)]
    assert shops.ask(f"count(sold <= 10 by day) {JUNE}") == [(2,)]  # a day with nothing sold has no number
    assert shops.ask(f"count(sold > 5 by shop) {JUNE}") == [(2,)]
    assert shops.ask(f"count(price >= 18.0 by day) {JUNE}") == [(2,)]
    assert shops.ask(f"count(sold > 10 by day) by shop {JUNE} order shop asc") == [
        ("A", 1),
        ("B", 0),
        ("C", 0),
        ("D", 0),
        (None, 1),
    ]


def test_what_comes_from_the_first_is_a_part_of_the_whole(shops):
    assert shops.ask(f"top_share(sold by shop: 1) {JUNE}") == [(0.4,)]  # of 100, those without a shop too
    assert shops.ask(f"bottom_share(sold by shop: 2) {JUNE}") == [(0.1,)]
    assert shops.ask(f"top_share(sold by shop: 34 percent) {JUNE}") == [(0.46,)]  # 1.02 of 3 are 2
    assert shops.ask(f"top_share(sold by shop: 33 percent) {JUNE}") == [(0.4,)]
    assert shops.ask(f"top_share(sold by shop: 9) {JUNE}") == [(0.5,)]


def test_the_first_of_each_group(shops):
    found = shops.ask(f"top_share(sold by shop: 1) by sales.channel {JUNE}")
    assert found == [("desk", 1.0), ("web", 40 / 94)]


def test_what_does_not_add_up_comes_from_nobody(shops):
    assert shops.plan("top_share(price by shop: 1)").key == "no_top_share"
    assert shops.plan("top_share(buyers by shop: 1)").key == "no_top_share"


@pytest.mark.parametrize(
    "text",
    [
        "count(sold by shop) by classes(sold by shop, 0.5) order `classes(sold by shop, 0.5)` asc",
        "count(sold by shop) by classes(sold by shop: 0, 1.5, 20)",
        "count(sold by shop) by classes(average(sales.amount) by shop: 0, 10 to 20)",
        "count(sold > 10 by day)",
        "count(sold > 0 by shop)",
        "count(price < 0.5 by month)",
        "top_share(sold by shop, customer: 10 percent)",
        "bottom_share(sold by shop: 3)",
    ],
)
def test_text_and_json_come_back(text):
    query = from_text(text)
    assert to_text(query) == text
    assert LogicalQuery.model_validate_json(query.to_json()) == query.canonical()


@pytest.mark.parametrize(
    "text",
    [
        "count(sold by shop) by classes(sold by shop: 5, 5)",
        "average(sold > 10 by day)",
        "top_share(sold by shop: 0 percent)",
    ],
)
def test_what_has_no_meaning_is_no_query(text):
    with pytest.raises(ValueError, match="Position"):
        from_text(text)


def test_they_are_called_by_what_they_are():
    catalog = Catalog(SemanticModel.model_validate(yaml.safe_load(MODEL)))
    terms = from_text("count(sold > 10 by day), top_share(sold by shop: 10 percent)").metrics
    made = made_metrics(terms, catalog.metrics, catalog.dimensions, catalog.datasets)
    assert [made[term.key].label for term in terms] == [
        "number of days with sold > 10",
        "share of sold from the top 10 % by shop",
    ]
