"""A bare date against a time: the last day counts to its end, not to its first moment."""

import pytest

LOW, HIGH = "2026-03-01", "2026-03-31"


@pytest.fixture
def march(shop):
    times = ["2026-02-28 23:59", "2026-03-01 00:00", "2026-03-31 18:30", "2026-04-01 00:00", None]
    shop.add("orders", "order_id, shipped_at", *enumerate(times))
    return shop


@pytest.mark.parametrize(
    ("condition", "orders"),
    [
        ({"kind": "between", "low": LOW, "high": HIGH}, 2),
        ({"kind": "compare", "op": "=", "value": HIGH}, 1),
        ({"kind": "compare", "op": "!=", "value": HIGH}, 4),
        ({"kind": "compare", "op": "<=", "value": HIGH}, 3),
        ({"kind": "compare", "op": ">", "value": HIGH}, 1),
        ({"kind": "in", "values": [LOW, HIGH]}, 2),
        ({"kind": "compare", "op": "=", "value": "2026-03-31 18:30"}, 1),
        ({"kind": "compare", "op": "<", "value": "2026-03-31T18:30:00+02:00"}, 2),
    ],
)
def test_days_are_whole(march, condition, orders):
    assert march.rows("orders", where=condition | {"field": "orders.shipped_at"}) == [(orders,)]


def test_plain_sql_would_have_lost_the_evening_of_the_last_day(march):
    naive = f"SELECT COUNT(*) FROM orders WHERE shipped_at BETWEEN '{LOW}' AND '{HIGH}'"
    assert march.naive(naive) == [(1,)]
