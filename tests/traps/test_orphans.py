"""Lost rows: an order of an unknown customer, or of one without a country, is still an order."""

import pytest


@pytest.fixture
def orphans(shop):
    shop.add("countries", "code, country", ("DE", "Germany"))
    shop.add("customers", "customer_id, country_code", (1, "DE"), (2, None))
    rows = [(1, 1, 10), (2, 2, 20), (3, 99, 30), (4, None, 40)]
    shop.add("orders", "order_id, customer_id, amount", *rows)
    return shop


def test_orders_without_a_country_are_a_row_of_their_own(orphans):
    assert orphans.rows("revenue", "country") == [("Germany", 10), (None, 90)]


def test_groups_add_up_to_the_total(orphans):
    assert sum(row[1] for row in orphans.rows("revenue", "country")) == orphans.rows("revenue")[0][0] == 100


def test_an_inner_join_would_have_lost_90(orphans):
    naive = """
        SELECT country, SUM(amount) FROM orders
        JOIN customers USING (customer_id) JOIN countries ON country_code = code GROUP BY 1
    """
    assert orphans.naive(naive) == [("Germany", 10)]
