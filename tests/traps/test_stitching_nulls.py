"""Stitching facts: NULL equals NULL when groups of two facts meet."""

import pytest


@pytest.fixture
def nameless(shop):
    shop.add("customers", "customer_id, plan", (1, "Free"), (2, None))
    shop.add(
        "orders",
        "order_id, customer_id, amount",
        (1, 1, 10),
        (2, 2, 20),
        (3, 7, 1),
    )
    shop.add("web.visits", "visit_id, customer_id", (1, 2), (2, 2), (3, None))
    return shop


def test_customers_without_a_plan_are_one_row(nameless):
    assert nameless.rows("revenue visits", "plan") == [("Free", 10, None), (None, 21, 3)]


def test_a_full_join_on_equality_would_have_made_two_rows_of_them(nameless):
    naive = """
        WITH
        o AS (SELECT plan, SUM(amount) amount FROM orders LEFT JOIN customers USING (customer_id) GROUP BY 1),
        v AS (SELECT plan, COUNT(*) visits FROM web.visits LEFT JOIN customers USING (customer_id) GROUP BY 1)
        SELECT amount, visits FROM o FULL JOIN v ON o.plan = v.plan WHERE o.plan IS NULL
    """
    assert sorted(nameless.naive(naive), key=str) == [(21, None), (None, 3)]


def test_two_groups_each_may_be_missing(nameless):
    found = nameless.rows("orders visitors", "plan country")
    assert found == [("Free", None, 1, None), (None, None, 2, 1)]
