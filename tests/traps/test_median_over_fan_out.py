"""Dividing a repeated sum by the number of repeats saves sums; a median is saved by no division."""

import pytest


@pytest.fixture
def crews(airline):
    airline.add("flights", "flight_id, distance", (1, 100), (2, 200), (3, 900))
    airline.add("people", "person_id, name", (1, "Ann"))
    duties = [(1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 3, 1), (5, 3, 1), (6, 3, 1)]
    airline.add("duties", "duty_id, flight_id, person_id", *duties)
    return airline


def test_the_median_is_of_flights(crews):
    assert crews.ask("median_distance by people.name") == [("Ann", 200)]
    assert crews.ask('median_distance where people.name = "Ann"') == [(200,)]


def test_so_are_all_the_others(crews):
    asked = "average(flights.distance), stddev(flights.distance), percentile(flights.distance, 0.5)"
    assert crews.ask(f"{asked} by people.name") == [("Ann", 400, pytest.approx(435.889894), 200)]


def test_the_join_would_have_given_the_median_of_duties(crews):
    assert crews.naive("SELECT MEDIAN(distance) FROM duties JOIN flights USING (flight_id)") == [(900,)]
