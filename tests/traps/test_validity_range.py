"""Validity: a plane is leased by one lessor after the other; a flight belongs to the one of its day."""

import pytest


@pytest.fixture
def leased(airline):
    airline.add("lessors", "lessor_id, lessor", (1, "Old"), (2, "New"), (3, "Ever"))
    airline.add(
        "leases",
        "lease_id, tail, lessor_id, begins_at, ends_at",
        (1, "A", 1, "2026-01-01", "2026-03-01"),
        (2, "A", 2, "2026-03-01", None),
        (3, "B", 3, None, None),
    )
    airline.add(
        "flights",
        "flight_id, tail, departed_at, distance",
        (1, "A", "2025-12-31", 1),
        (2, "A", "2026-01-01", 10),
        (3, "A", "2026-02-28 23:59:59", 100),
        (4, "A", "2026-03-01", 1000),
        (5, "A", None, 10000),
        (6, "B", "1999-01-01", 100000),
        (7, "B", None, 1000000),
    )
    return airline


def test_the_first_moment_belongs_and_the_end_does_not(leased):
    assert leased.ask("distance by lessors.lessor") == [
        ("Ever", 100000),
        ("New", 1000),
        ("Old", 110),
        (None, 1010001),
    ]


def test_no_flight_is_lost_or_counted_twice(leased):
    assert sum(row[1] for row in leased.ask("flights by lessors.lessor")) == 7


def test_a_filter_holds_for_the_lease_of_the_day(leased):
    assert leased.ask('flights where lessors.lessor = "Old"') == [(2,)]
    assert leased.ask('flights where not (lessors.lessor = "Old")') == [(5,)]


def test_without_the_times_each_flight_would_have_counted_for_every_lease(leased):
    naive = """
        SELECT lessor, SUM(distance) FROM flights
        LEFT JOIN leases USING (tail) LEFT JOIN lessors USING (lessor_id) GROUP BY 1 ORDER BY 1
    """
    assert leased.naive(naive) == [("Ever", 1100000), ("New", 11111), ("Old", 11111)]
    without_open_ends = """
        SELECT COUNT(*) FROM flights LEFT JOIN leases
        ON flights.tail = leases.tail AND departed_at BETWEEN begins_at AND ends_at
        WHERE lease_id IS NOT NULL
    """
    assert leased.naive(without_open_ends) == [(3,)]
