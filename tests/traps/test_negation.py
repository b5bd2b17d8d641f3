"""Negation and NULL: a row without a country is not a row from Germany."""

import pytest

GERMANY = {"kind": "compare", "field": "country", "op": "=", "value": "Germany"}
GERMANY_OR_FRANCE = {"kind": "in", "field": "country", "values": ["Germany", "France"]}


@pytest.fixture
def places(shop):
    shop.add("countries", "code, country", ("DE", "Germany"), ("FR", "France"), ("BR", "Brazil"))
    shop.add(
        "customers", "customer_id, country_code, plan", (1, "DE", "Free"), (2, "FR", None), (3, "BR", "Free")
    )
    shop.add("orders", "order_id, customer_id", *[(number, number) for number in (1, 2, 3, 4)])
    return shop


@pytest.mark.parametrize(
    ("condition", "matching"),
    [
        (GERMANY, 1),
        (GERMANY_OR_FRANCE, 2),
        ({"kind": "null", "field": "country"}, 1),
        ({"kind": "between", "field": "country", "low": "A", "high": "F"}, 1),
        (
            {
                "kind": "and",
                "items": [GERMANY, {"kind": "compare", "field": "plan", "op": "=", "value": "Free"}],
            },
            1,
        ),
    ],
)
def test_matching_and_not_matching_make_the_total(places, condition, matching):
    assert places.rows("orders", where=condition) == [(matching,)]
    assert places.rows("orders", where={"kind": "not", "item": condition}) == [(4 - matching,)]


def test_not_equal_is_the_same_as_not(places):
    assert places.rows("orders", where=GERMANY | {"op": "!="}) == [(3,)]


def test_plain_sql_would_have_lost_the_order_without_a_country(places):
    naive = """
        SELECT COUNT(*) FROM orders LEFT JOIN customers USING (customer_id)
        LEFT JOIN countries ON country_code = code WHERE NOT country = 'Germany'
    """
    assert places.naive(naive) == [(2,)]
