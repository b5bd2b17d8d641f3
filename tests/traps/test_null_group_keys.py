"""NULL is a group of its own, and facts meet on it: NULL = NULL is not true in SQL."""

import pytest


@pytest.fixture
def gaps(shop):
    shop.add("customers", "customer_id, plan", (1, "Free"), (2, None))
    shop.add("orders", "order_id, customer_id, amount", (1, 1, 10), (2, 2, 20), (3, None, 30))
    shop.add("web.visits", "visit_id, customer_id", (1, 2), (2, None), (3, None))
    return shop


def test_there_is_one_group_without_a_value(gaps):
    assert gaps.rows("revenue visits", "plan") == [("Free", 10, None), (None, 50, 3)]


def test_a_ratio_of_two_facts_has_it_too(gaps):
    assert gaps.rows("conversion", "plan") == [("Free", None), (None, pytest.approx(2 / 3))]


def test_a_join_on_equality_would_have_lost_the_meeting(gaps):
    naive = """
        WITH o AS (SELECT plan, COUNT(*) AS n FROM orders LEFT JOIN customers USING (customer_id) GROUP BY 1),
        v AS (SELECT plan, COUNT(*) AS n FROM web.visits LEFT JOIN customers USING (customer_id) GROUP BY 1)
        SELECT o.plan, o.n, v.n FROM o FULL JOIN v ON o.plan = v.plan ORDER BY 1, 2
    """
    assert gaps.naive(naive) == [("Free", 1, None), (None, 2, None), (None, None, 3)]
