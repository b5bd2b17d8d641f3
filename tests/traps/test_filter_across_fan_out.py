"""A filter on tickets asks of each flight whether it has such a ticket; the flight counts once."""

import pytest


@pytest.fixture
def sold(airline):
    airline.add("flights", "flight_id, tail, distance", (1, "A", 100), (2, "A", 20), (3, "B", 3))
    airline.add("channels", "channel_id, channel", (1, "Web"), (2, "Desk"))
    airline.add(
        "tickets",
        "ticket_id, flight_id, channel_id, class, price",
        (1, 1, 1, "First", 90),
        (2, 1, 2, "First", 20),
        (3, 1, 1, "Coach", 10),
        (4, 2, 1, "Coach", 95),
        (5, 2, 2, "First", 15),
    )
    return airline


def test_a_flight_with_several_such_tickets_counts_once(sold):
    assert sold.ask('distance, flights where tickets.class = "First"') == [(120, 2)]


def test_conditions_in_one_and_are_about_one_ticket(sold):
    assert sold.ask('flights where tickets.class = "First" and tickets.price > 50') == [(1,)]
    assert sold.ask('flights where tickets.class = "First" and channels.channel = "Web"') == [(1,)]


def test_conditions_in_an_or_are_about_a_ticket_each(sold):
    assert sold.ask(
        'flights where tickets.price > 92 or (tickets.class = "First" and tickets.price > 50)'
    ) == [(2,)]


def test_two_questions_about_related_rows_may_be_answered_by_two_tickets(sold):
    first, dear = (
        'related(tickets where tickets.class = "First")',
        "related(tickets where tickets.price > 50)",
    )
    assert sold.ask(f"flights where {first} and {dear}") == [(2,)]
    assert sold.ask("flights where related(tickets)") == [(2,)]


def test_the_filter_goes_with_groups_and_with_further_levels(sold):
    sold.add("planes", "tail, maker", ("A", "Acme"), ("B", "Best"))
    sold.add("bags", "bag_id, ticket_id, weight", (1, 1, 30), (2, 2, 30))
    assert sold.ask('flights by planes.maker where tickets.class = "Coach"') == [("Acme", 2)]
    assert sold.ask("flights where bags.weight > 20") == [(1,)]
    assert sold.ask("planes where bags.weight > 20") == [(1,)]


def test_rows_of_a_neighbour_are_related_only_when_asked_so(sold):
    sold.add("duties", "duty_id, flight_id", (1, 1), (2, 3))
    assert sold.plan('duties where tickets.class = "First"').code == "no_path"
    assert sold.ask('duties where related(tickets where tickets.class = "First")') == [(1,)]


def test_one_condition_does_not_mean_two_things_in_one_answer(sold):
    assert sold.plan('sales, flights where tickets.class = "First"').code == "no_path"
    assert sold.plan('price_a_flight where tickets.class = "First"').code == "no_path"


def test_the_join_would_have_counted_a_flight_for_each_ticket(sold):
    naive = "SELECT SUM(distance), COUNT(*) FROM flights JOIN tickets USING (flight_id) WHERE class = 'First'"
    assert sold.naive(naive) == [(220, 3)]
