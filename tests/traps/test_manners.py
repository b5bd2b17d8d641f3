"""How something was done, as a clause behind "by": the class of the manner, or nothing."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE guest (guest_id INTEGER PRIMARY KEY, guest_name VARCHAR, town VARCHAR);
INSERT INTO guest VALUES (1, 'Ann', 'Ely'), (2, 'Bob', 'Ely'), (3, 'Cid', 'Rye');
CREATE TABLE stay (stay_id INTEGER PRIMARY KEY, guest_id INTEGER REFERENCES guest (guest_id),
  booking_channel VARCHAR, payment_type VARCHAR, price DOUBLE, arrived DATE);
INSERT INTO stay VALUES (1, 1, 'web', 'card', 100, '2026-01-01'), (2, 2, 'phone', 'cash', 50, '2026-01-02'),
  (3, 3, 'web', 'cash', 20, '2026-02-01');
"""


@pytest.fixture(scope="module")
def inn(opened: Opens) -> Parlance:
    return opened("inn", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("total price by how guests booked", [("phone", 50), ("web", 120)]),
        ("number of stays by how people paid", [("card", 1), ("cash", 2)]),
        ("total price split by how they were booked", [("phone", 50), ("web", 120)]),
    ],
)
def test_a_clause_of_manner_is_its_class(
    inn: Parlance, question: str, rows: list[tuple[object, ...]]
) -> None:
    reply = inn.ask(question)
    assert reply.status == "answer", (reply.status, reply.reason)
    assert sorted(tuple(row) for row in reply.table.rows) == rows


@pytest.mark.parametrize(
    "question",
    [
        "number of stays by how the guests arrived",
        "total price by who paid",
        "total price by how guests heard of us",
    ],
)
def test_no_other_clause_is_a_split(inn: Parlance, question: str) -> None:
    assert inn.ask(question).status != "answer"
