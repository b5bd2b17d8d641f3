"""Bridge: a flight has several crew members: its distance belongs to each of them, and once to the whole."""

import pytest


@pytest.fixture
def crews(airline):
    airline.add("people", "person_id, name", (1, "Ann"), (2, "Bob"))
    airline.add("flights", "flight_id, distance, tail", (1, 500, "A"), (2, 700, "B"), (3, 100, "B"))
    # Ann has two duties on the first flight; nobody is on the third.
    airline.add(
        "duties",
        "duty_id, flight_id, person_id, duty",
        (1, 1, 1, "pilot"),
        (2, 1, 1, "steward"),
        (3, 1, 2, "pilot"),
        (4, 2, 1, "pilot"),
    )
    return airline


def test_a_flight_counts_once_for_each_person(crews):
    assert crews.ask("flights, distance by people.name") == [
        ("Ann", 2, 1200),
        ("Bob", 1, 500),
        (None, 1, 100),
    ]


def test_distinct_counts_and_medians_are_of_the_same_rows(crews):
    assert crews.ask("tails, median_distance by people.name") == [
        ("Ann", 2, 600),
        ("Bob", 1, 500),
        (None, 1, 100),
    ]


def test_the_whole_counts_each_flight_once(crews):
    assert crews.ask("flights, distance") == [(3, 1300)]
    shares = crews.ask("distance by people.name with share(distance)")
    assert shares == [
        ("Ann", pytest.approx(1200 / 1300)),
        ("Bob", pytest.approx(500 / 1300)),
        (None, pytest.approx(100 / 1300)),
    ]


def test_two_groups_over_one_bridge_come_from_the_same_row(crews):
    assert crews.ask("flights by people.name, duties.duty") == [
        ("Ann", "pilot", 2),
        ("Ann", "steward", 1),
        ("Bob", "pilot", 1),
        (None, None, 1),
    ]


def test_values_that_fall_into_one_group_are_one(crews):
    crews.naive("UPDATE people SET hired_at = '2020-01-07' WHERE name = 'Ann'")
    crews.naive("UPDATE people SET hired_at = '2020-01-30' WHERE name = 'Bob'")
    assert crews.ask("flights by people.hired_at:month") == [("2020-01-01", 2), (None, 1)]


def test_a_filter_over_the_bridge_keeps_whole_sets(crews):
    assert crews.ask('flights where people.name = "Bob"') == [(1,)]
    assert crews.ask('flights by people.name where people.name = "Bob"') == [("Ann", 1), ("Bob", 1)]
    assert crews.ask('flights where not (people.name = "Bob")') == [(2,)]


def test_both_sides_of_a_ratio_over_the_bridge(crews):
    crews.add("tickets", "ticket_id, flight_id, price", (1, 1, 30), (2, 1, 20), (3, 2, 10))
    assert crews.ask("price_a_flight by people.name") == [("Ann", 30), ("Bob", 50), (None, None)]


def test_plain_joins_would_have_counted_the_flight_by_duty(crews):
    naive = """
        SELECT name, COUNT(*), SUM(distance), MEDIAN(distance) FROM flights
        LEFT JOIN duties USING (flight_id) LEFT JOIN people USING (person_id) GROUP BY 1 ORDER BY 1
    """
    assert crews.naive(naive) == [("Ann", 3, 1700, 500), ("Bob", 1, 500, 500), (None, 1, 100, 100)]


def test_the_sum_of_the_groups_would_have_been_a_wrong_whole(crews):
    assert sum(row[1] for row in crews.ask("distance by people.name")) == 1800
