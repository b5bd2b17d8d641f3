"""Choices say what tells them apart; readings that lost say why."""

import pytest

from engine import Parlance


def test_choices_are_told_apart(bakery: Parlance) -> None:
    found = bakery.ask("traffic by city").alternatives
    assert [one.difference for one in found] == ["orders", "customers"]


def test_choices_of_a_follow_up_are_told_apart_by_their_parts(bakery: Parlance) -> None:
    first = bakery.ask("top 3 products by revenue")
    found = bakery.ask("and by city", first).alternatives
    assert found[0].difference == "top 3 by revenue"


@pytest.mark.parametrize(
    "question", ["traffic by city", "latency yesterday", "failure rate by region last month"]
)
def test_there_are_at_most_four_choices(parlance: Parlance, bakery: Parlance, question: str) -> None:
    for door in (parlance, bakery):
        assert len(door.ask(question).alternatives) <= 4


def test_runners_up_are_told_on_request(parlance: Parlance) -> None:
    assert parlance.ask("latency yesterday").runners_up == ()
    found = parlance.ask("latency yesterday", all_readings=True)
    assert found.runners_up
    assert all(one.text and one.reason for one in found.runners_up)
    assert all(one.query != found.query for one in found.runners_up)


def test_a_reading_that_cannot_be_says_so(parlance: Parlance) -> None:
    found = parlance.ask("views by position last month", all_readings=True)
    reasons = " ".join(one.reason for one in found.runners_up)
    assert reasons
