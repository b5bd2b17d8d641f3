"""Operators in words, over the small staff database: what is half understood is refused by name."""

import pytest

from tests.traps.test_unproven_readings import staff

__all__ = ["staff"]

RIGHT = {
    "second highest total salary by department": [("Support", 155_000.0)],
    "top 1 job title in each department by number of employees": [
        ("Finance", "Clerk", 8),
        ("Sales", "Clerk", 8),
        ("Support", "Clerk", 8),
    ],
    "is the number of employees above 20": [(True, 30, 20)],
    "are there more than 40 employees": [(False, 30, 40)],
    "any department with a total salary over 200000": [(False, 165_000.0, 200_000)],
    "list the departments with location": [("Finance", "Paris"), ("Sales", "Berlin"), ("Support", "Berlin")],
}
REFUSED = {
    # No period to compare with.
    "did total salary rise": "comparison_without_period",
    # "All rides" is about rows, and the number of them is not what is longer.
    "are all rides longer than 5 minutes": "claim_of_what",
    # A single place without a ranking is no answer.
    "how many rides of the second department": "unused",
    "first ride": "unused",
    # Without a time nothing is the latest.
    "last 5 rides": "unused",
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(staff, question):
    reply = staff.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == RIGHT[question]


@pytest.mark.parametrize("question", REFUSED)
def test_refused_by_name(staff, question):
    reply = staff.ask(question)
    assert (reply.status, reply.code) == ("refuse", REFUSED[question])
