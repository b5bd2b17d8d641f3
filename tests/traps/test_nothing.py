"""Nothing at all: no rows, no denominator."""


def test_sum_of_nothing_is_unknown_and_a_count_of_nothing_is_zero(shop):
    assert shop.rows("revenue orders buyers gift_revenue stock_age order_value") == [
        (None, 0, 0, None, None, None)
    ]


def test_nothing_has_no_groups(shop):
    assert shop.rows("revenue", "store") == []
    assert shop.rows("revenue visits", "plan") == []
    assert shop.rows("revenue", "store", share=True) == []


def test_division_by_zero_is_no_number(shop):
    shop.add("orders", "order_id, amount", (1, 5))
    assert shop.rows("conversion") == [(None,)]
    assert shop.naive("SELECT 1.0::DOUBLE / 0") == [(float("inf"),)]


def test_a_filtered_sum_without_matches_is_unknown(shop):
    shop.add("orders", "order_id, amount, is_gift", (1, 5, False))
    assert shop.rows("revenue gift_revenue gift_rate") == [(5, None, 0)]


def test_median_keeps_the_half_between_two_decimals(shop):
    rows = [(1, "1.001"), (2, "1.002")]
    shop.add("orders", "order_id, amount", *rows)
    median = {"kind": "aggregate", "agg": "median", "field": "orders.amount"}
    assert shop.rows("orders", metrics=[median]) == [(1.0015,)]
    assert float(shop.naive("SELECT MEDIAN(amount) FROM orders")[0][0]) == 1.001
