"""What has no value of a dimension is a group, but none that a ranking or a bound asks for."""

import pytest

from semantic.filters import Compare
from semantic.query import Order


@pytest.fixture
def gaps(shop):
    shop.add("customers", "customer_id, plan", (1, "Free"), (2, "Plus"), (3, None))
    shop.add("orders", "order_id, customer_id, amount", (1, 1, 10), (2, 2, 20), (3, 3, 30), (4, None, 40))
    return shop


def test_the_group_without_a_value_is_still_there(gaps):
    assert gaps.rows("revenue", "plan") == [("Free", 10), ("Plus", 20), (None, 70)]


def test_it_is_not_the_first_of_a_ranking(gaps):
    assert gaps.rows("revenue", "plan", order=(Order(by="revenue"),), limit=1) == [("Plus", 20)]


def test_it_passes_no_bound(gaps):
    assert gaps.rows("revenue", "plan", having=Compare(field="revenue", op=">", value=15)) == [("Plus", 20)]


def test_a_ranking_by_the_name_itself_keeps_it(gaps):
    order = (Order(by="plan", descending=False),)
    assert gaps.rows("revenue", "plan", order=order, limit=3) == [("Free", 10), ("Plus", 20), (None, 70)]
