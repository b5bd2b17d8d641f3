"""Distinct counts do not add up: one buyer may buy in two stores."""

import pytest


@pytest.fixture
def wanderers(shop):
    rows = [(1, 1, "Harbour"), (2, 1, "Online"), (3, 2, "Online")]
    shop.add("orders", "order_id, customer_id, store_name", *rows)
    return shop


def test_total_counts_each_buyer_once(wanderers):
    assert wanderers.rows("buyers") == [(2,)]
    assert wanderers.rows("buyers", "store") == [("Harbour", 1), ("Online", 2)]


def test_share_is_of_the_different_buyers_of_all_stores(wanderers):
    assert wanderers.rows("buyers", "store", share=True) == [("Harbour", 0.5), ("Online", 1.0)]


def test_adding_the_stores_would_have_said_a_third(wanderers):
    naive = """
        SELECT store_name, buyers / SUM(buyers) OVER ()
        FROM (SELECT store_name, COUNT(DISTINCT customer_id) AS buyers FROM orders GROUP BY 1) ORDER BY 1
    """
    assert wanderers.naive(naive)[0] == ("Harbour", pytest.approx(1 / 3))
