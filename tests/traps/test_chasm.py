"""Chasm trap: two facts joined through what they share multiply each other's rows."""

import pytest


@pytest.fixture
def two_facts(shop):
    shop.add("customers", "customer_id, plan", (1, "Free"), (2, "Premium"))
    shop.add(
        "orders",
        "order_id, customer_id, amount",
        (1, 1, 10),
        (2, 1, 20),
        (3, 2, 5),
    )
    shop.add("web.visits", "visit_id, customer_id", (1, 1), (2, 1), (3, 1), (4, 2))
    return shop


def test_each_fact_is_counted_by_itself(two_facts):
    assert two_facts.rows("revenue visits", "plan") == [("Free", 30, 3), ("Premium", 5, 1)]


def test_a_ratio_of_two_facts(two_facts):
    assert two_facts.rows("conversion", "plan") == [("Free", pytest.approx(2 / 3)), ("Premium", 1)]


def test_joining_first_would_have_tripled_the_revenue(two_facts):
    naive = """
        SELECT plan, SUM(amount), COUNT(visit_id)
        FROM customers JOIN orders USING (customer_id) JOIN web.visits USING (customer_id)
        GROUP BY 1 ORDER BY 1
    """
    assert two_facts.naive(naive) == [("Free", 90, 6), ("Premium", 5, 1)]
