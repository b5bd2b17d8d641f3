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
    assert top == [("Harbour", 0.25), ("Online", 0.15)]


def test_share_with_a_threshold(stores):
    found = stores.rows("revenue", "store", share=True, having=OVER_25)
    assert found == [("Harbour", 0.25), ("Online", 0.15)]


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


def test_shares_within_a_group_are_of_it_whatever_is_cut_off(shop):
    rows = [
        (1, "Online", 12, 5),
        (2, "Online", 1, 15),
        (3, "Station", 1, 9),
        (4, None, 1, 4),
        (5, None, 12, 4),
    ]
    shop.add("orders", "order_id, store_name, quantity, amount", *rows)
    found = shop.rows("revenue", "store orders.size", share=True, share_per=["store"])
    assert sorted(row[2] for row in found) == [0.25, 0.5, 0.5, 0.75, 1]
    top = {"share_per": ["store"], "order": [{"by": "share(revenue)"}], "limit": 2}
    assert [row[2] for row in shop.rows("revenue", "store orders.size", share=True, **top)] == [1, 0.75]
    over = {"kind": "compare", "field": "revenue", "op": ">", "value": 8}
    kept = shop.rows("revenue", "store orders.size", share=True, share_per=["store"], having=over)
    assert sorted(row[2] for row in kept) == [0.75, 1]
