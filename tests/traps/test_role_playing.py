"""Roles: a flight has two airports, and each is a city of its own."""

import pytest

from engine.types.refusal import Refusal


@pytest.fixture
def routes(airline):
    airline.add("nations", "nation_id, continent", (1, "Europe"), (2, "Asia"))
    airline.add(
        "airports", "code, city, nation_id", ("BER", "Berlin", 1), ("ROM", "Rome", 1), ("DEL", "Delhi", 2)
    )
    flights = [(1, "BER", "ROM"), (2, "BER", "DEL"), (3, "DEL", "BER"), (4, "ROM", None)]
    airline.add("flights", "flight_id, origin, destination", *flights)
    return airline


def test_each_role_has_its_own_city(routes):
    assert routes.ask("flights by origin.airports.city") == [("Berlin", 2), ("Delhi", 1), ("Rome", 1)]
    assert routes.ask("flights by destination.airports.city") == [
        ("Berlin", 1),
        ("Delhi", 1),
        ("Rome", 1),
        (None, 1),
    ]


def test_what_lies_behind_the_airport_too(routes):
    assert routes.ask("flights by origin.continent, destination.continent") == [
        ("Asia", "Europe", 1),
        ("Europe", "Asia", 1),
        ("Europe", "Europe", 1),
        ("Europe", None, 1),
    ]


def test_a_filter_on_one_role_and_a_group_by_the_other(routes):
    found = routes.ask('flights by destination.airports.city where origin.airports.city = "Berlin"')
    assert found == [("Delhi", 1), ("Rome", 1)]


def test_the_bare_name_is_asked_back(routes):
    found = routes.plan("flights by airports.city")
    assert isinstance(found, Refusal)
    assert found.code == "ambiguous_path"
    assert found.hint == "Say which: origin city or destination city."
    assert found.names == ("origin.airports.city", "destination.airports.city")


def test_what_is_counted_below_a_flight_has_its_roles(routes):
    routes.add("tickets", "ticket_id, flight_id, price", (1, 1, 30), (2, 2, 20), (3, 3, 10))
    assert routes.ask("sales by origin.airports.city") == [("Berlin", 50), ("Delhi", 10)]


def test_one_join_for_both_would_have_counted_flights_within_a_city(routes):
    naive = "SELECT COUNT(*) FROM flights JOIN airports ON origin = code AND destination = code"
    assert routes.naive(naive) == [(0,)]
