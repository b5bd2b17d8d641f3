"""Flights without a first-class ticket are not the flights with a ticket of another class."""

import pytest


@pytest.fixture
def sold(airline):
    airline.add("flights", "flight_id", (1,), (2,), (3,), (4,))
    airline.add(
        "tickets",
        "ticket_id, flight_id, class, price",
        (1, 1, "First", 90),
        (2, 1, "Coach", 10),
        (3, 2, "Coach", 20),
        (4, 3, None, 30),
    )
    return airline


def test_no_ticket_may_fulfil_it(sold):
    assert sold.ask('flights where not (tickets.class = "First")') == [(3,)]
    assert sold.ask('flights where tickets.class != "First"') == [(3,)]
    assert sold.ask('flights where not (tickets.class in ["First", "Coach"])') == [(2,)]


def test_with_and_without_make_up_the_whole(sold):
    with_, without = (
        sold.ask('flights where tickets.class = "First"'),
        sold.ask('flights where not (tickets.class = "First")'),
    )
    assert with_[0][0] + without[0][0] == sold.ask("flights")[0][0] == 4


def test_the_negation_of_a_conjunction_is_about_one_ticket(sold):
    assert sold.ask('flights where not (tickets.class = "Coach" and tickets.price > 15)') == [(3,)]


def test_a_negated_condition_looks_for_a_row_of_its_own(sold):
    found = sold.ask('flights where tickets.price > 50 and not (tickets.class = "Coach")')
    assert found == [(0,)]


def test_no_tickets_at_all(sold):
    assert sold.ask("flights where not (related(tickets))") == [(1,)]


def test_a_ticket_without_a_class_is_not_a_flight_without_tickets(sold):
    assert sold.ask("flights where tickets.class is null") == [(1,)]
    assert sold.ask("flights where not (tickets.class is null)") == [(3,)]


def test_the_join_would_have_kept_a_flight_with_both(sold):
    naive = "SELECT COUNT(*) FROM flights JOIN tickets USING (flight_id) WHERE class <> 'First'"
    assert sold.naive(naive) == [(2,)]
