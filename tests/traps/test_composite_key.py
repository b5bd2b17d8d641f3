"""Composite keys: gate 1 of Berlin is not gate 1 of Rome, and half a key is no key."""

import pytest


@pytest.fixture
def gates(airline):
    airline.add(
        "gates", "airport, gate, terminal", ("BER", 1, "North"), ("ROM", 1, "South"), ("ROM", 2, None)
    )
    flights = [(1, "BER", 1), (2, "ROM", 1), (3, "ROM", 2), (4, "ROM", None), (5, None, 1), (6, "BER", 9)]
    airline.add("flights", "flight_id, origin, gate", *flights)
    return airline


def test_all_columns_of_the_key_are_compared(gates):
    assert gates.ask("flights by gates.terminal") == [("North", 1), ("South", 1), (None, 4)]


def test_a_filter_and_its_negation_make_up_the_whole(gates):
    assert gates.ask('flights where gates.terminal = "North"') == [(1,)]
    assert gates.ask('flights where not (gates.terminal = "North")') == [(5,)]


def test_half_the_key_would_have_counted_flights_twice(gates):
    naive = """
        SELECT terminal, COUNT(*) FROM flights JOIN gates ON flights.gate = gates.gate GROUP BY 1 ORDER BY 1
    """
    assert gates.naive(naive) == [("North", 3), ("South", 3), (None, 1)]
