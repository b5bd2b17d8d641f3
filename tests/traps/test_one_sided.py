"""Comparing periods: a group that exists in one of them only is kept."""

import pytest

MAY = {"period": {"kind": "calendar", "unit": "month", "offset": -1}}
BEFORE = {"kind": "previous"}


@pytest.fixture
def changing(shop):
    rows = [
        (1, "Harbour", "2026-05-03", 10),
        (2, "Harbour", "2026-04-03", 8),
        (3, "New", "2026-05-04", 5),
        (4, "Closed", "2026-04-30", 7),
        (5, None, "2026-05-31", 1),
        (6, None, "2026-04-01", 2),
        (7, "Harbour", "2026-06-01", 99),
    ]
    shop.add("orders", "order_id, store_name, ordered_at, amount", *rows)
    return shop


def test_new_and_closed_stores_stay_and_missing_names_meet(changing):
    assert changing.rows("revenue", "store", time=MAY, compare_to=BEFORE) == [
        ("Closed", None, 7),
        ("Harbour", 10, 8),
        ("New", 5, None),
        (None, 1, 2),
    ]


def test_growth_and_change_of_what_is_missing_are_unknown(changing):
    parts = [{"kind": "change", "of": "revenue"}, {"kind": "growth", "of": "revenue"}]
    found = changing.rows("revenue", "store", time=MAY, compare_to=BEFORE, calculations=parts)
    assert found[1] == ("Harbour", 10, 8, 2, 0.25)
    assert found[2] == ("New", 5, None, None, None)


def test_days_of_the_other_month_move_onto_this_one(changing):
    found = changing.rows("revenue", "day", time=MAY, compare_to=BEFORE)
    assert [(row[0].isoformat()[:10], *row[1:]) for row in found] == [
        ("2026-05-01", None, 2),
        ("2026-05-03", 10, 8),
        ("2026-05-04", 5, None),
        ("2026-05-30", None, 7),
        ("2026-05-31", 1, None),
    ]


def test_months_of_the_other_year_move_by_months(changing):
    changing.add("orders", "order_id, ordered_at, amount", (8, "2025-04-30", 3))
    year = {"period": {"kind": "calendar", "unit": "year", "offset": 0}}
    found = changing.rows("revenue", "month", time=year, compare_to={"kind": "last_year"})
    assert [(row[0].month, *row[1:]) for row in found] == [(4, 17, 3), (5, 16, None), (6, 99, None)]


def test_an_equality_join_would_have_lost_three_stores(changing):
    naive = """
        SELECT m.store_name, m.amount, a.amount
        FROM (SELECT store_name, SUM(amount) AS amount FROM orders WHERE month(ordered_at) = 5 GROUP BY 1) m
        JOIN (SELECT store_name, SUM(amount) AS amount FROM orders WHERE month(ordered_at) = 4 GROUP BY 1) a
        USING (store_name)
    """
    assert changing.naive(naive) == [("Harbour", 10, 8)]
