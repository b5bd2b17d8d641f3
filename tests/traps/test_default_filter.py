"""Test orders are left out unless asked for, on every side of a comparison and in every part of a share."""

import pytest


@pytest.fixture
def tested(shop):
    shop.add(
        "orders",
        "order_id, store_name, amount, is_test",
        (1, "A", 10, False),
        (2, "A", 90, True),
        (3, "B", 30, False),
    )
    return shop


def test_left_out_of_numbers_and_of_the_whole(tested):
    assert tested.rows("revenue", "store") == [("A", 10), ("B", 30)]
    assert tested.rows("revenue", "store", share=True) == [("A", 0.25), ("B", 0.75)]


def test_switched_off_by_name(tested):
    assert tested.rows("revenue", "store", without_default_filters=["real_orders"]) == [("A", 100), ("B", 30)]
