"""Fan-out: a join to the tickets of a flight repeats the flight, and its distance with it."""

import pytest

from engine.types.refusal import Refusal


@pytest.fixture
def two_flights(airline):
    airline.add("flights", "flight_id, distance", (1, 500), (2, 700))
    airline.add("tickets", "ticket_id, flight_id, class, price", (1, 1, "First", 90), (2, 1, "Coach", 40))
    return airline


def test_a_flight_is_not_split_by_its_tickets(two_flights):
    found = two_flights.plan("distance by tickets.class")
    assert isinstance(found, Refusal)
    assert found.code == "no_path"
    assert found.message == "distance cannot be split by class."
    assert found.hint == "Ask for sales or tickets by it instead."


def test_tickets_are_split_by_their_flight_without_loss(two_flights):
    two_flights.add("tickets", "ticket_id, flight_id, class, price", (3, None, "Coach", 10))
    assert two_flights.ask("sales") == [(140,)]
    assert two_flights.ask("sales, flights") == [(140, 2)]
    assert two_flights.ask("sales by flights.status") == [(None, 140)]


def test_a_ratio_over_both_counts_each_by_itself(two_flights):
    assert two_flights.ask("price_a_flight") == [(65,)]


def test_the_join_would_have_counted_one_flight_twice(two_flights):
    joined = "FROM flights LEFT JOIN tickets USING (flight_id)"
    assert two_flights.naive(f"SELECT SUM(distance), COUNT(*) {joined}") == [(1700, 3)]
    assert two_flights.ask("distance, flights") == [(1200, 2)]
