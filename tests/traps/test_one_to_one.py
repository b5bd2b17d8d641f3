"""One-to-one: a plane and its registration are one thing, seen from either side."""

import pytest


@pytest.fixture
def registered(airline):
    airline.add("planes", "tail, maker", ("A", "Acme"), ("B", "Best"), ("C", "Best"))
    airline.add("registrations", "tail, register", ("A", "Malta"), ("B", "Ireland"), ("X", "Malta"))
    airline.add("flights", "flight_id, tail", (1, "A"), (2, "A"), (3, "C"), (4, "X"), (5, None))
    return airline


def test_it_is_followed_against_its_direction(registered):
    assert registered.ask("planes by registrations.register") == [("Ireland", 1), ("Malta", 1), (None, 1)]


def test_and_as_a_step_on_a_longer_way(registered):
    assert registered.ask("flights by registrations.register") == [("Malta", 2), (None, 3)]


def test_a_filter_is_a_plain_one(registered):
    assert registered.ask('flights where not (registrations.register = "Malta")') == [(3,)]


def test_an_inner_join_would_have_lost_planes_without_one(registered):
    naive = "SELECT register, COUNT(*) FROM planes JOIN registrations USING (tail) GROUP BY 1 ORDER BY 1"
    assert registered.naive(naive) == [("Ireland", 1), ("Malta", 1)]
