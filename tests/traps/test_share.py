"""Shares are of the whole, not of what a limit or a threshold left over."""

import pytest

OVER_25 = {"kind": "compare", "field": "revenue", "op": ">", "value": 25}


@pytest.fixture
def stores(shop):
    rows = [(1, "Harbour", 50), (2, "Online", 30), (3, "Station", 20), (4, None, 100)]
    shop.add("orders", "order_id, store_name, amount", *rows)
    return shop


def test_share_with_a_limit(stores):
    top = stores.rows("revenue", "store", share=True, order=[{"by": "share(revenue)"}], limit=2)
    assert top == [(None, 0.5), ("Harbour", 0.25)]


def test_share_with_a_threshold(stores):
    found = stores.rows("revenue", "store", share=True, having=OVER_25)
    assert found == [("Harbour", 0.25), ("Online", 0.15), (None, 0.5)]


def test_shares_of_all_groups_make_one(stores):
    assert sum(row[1] for row in stores.rows("revenue", "store", share=True)) == pytest.approx(1)


def test_share_of_nothing_is_no_number(shop):
    shop.add("orders", "order_id, store_name, amount", (1, "Harbour", 0))
    assert shop.rows("revenue", "store", share=True) == [("Harbour", None)]


def test_a_window_after_the_threshold_would_have_said_more(stores):
    naive = """
        SELECT store_name, SUM(amount) / SUM(SUM(amount)) OVER () FROM orders
        GROUP BY 1 HAVING SUM(amount) > 25 ORDER BY 1
    """
    assert stores.naive(naive)[0] == ("Harbour", pytest.approx(50 / 180))
