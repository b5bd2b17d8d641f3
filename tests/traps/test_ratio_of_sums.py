"""Averaging ratios: the ratio of a whole is not the mean of its parts' ratios."""

import pytest


@pytest.fixture
def uneven(shop):
    many = [(number, "Online", 1) for number in range(9)]
    shop.add("orders", "order_id, store_name, amount", *many, (9, "Harbour", 101))
    return shop


def test_ratio_is_sum_over_sum_at_the_asked_grain(uneven):
    assert uneven.rows("order_value") == [(pytest.approx(11.0),)]
    assert uneven.rows("order_value", "store") == [("Harbour", 101), ("Online", 1)]


def test_the_mean_of_the_stores_would_have_said_51(uneven):
    naive = "SELECT AVG(value) FROM (SELECT AVG(amount) AS value FROM orders GROUP BY store_name)"
    assert uneven.naive(naive) == [(51,)]


def test_whole_numbers_do_not_divide_to_whole_numbers(uneven):
    uneven.add("orders", "order_id, is_gift", (10, True))
    assert uneven.rows("gift_rate") == [(pytest.approx(1 / 11),)]
