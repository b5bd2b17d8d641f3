"""Rows held against the average: of all rows of their own table, each once, whatever is joined to them."""

import pytest

from engine import Parlance
from semantic.text_form import from_text
from tests.traps.conftest import Opens

# The average price is 30: 10, 20, 60 and one unknown. By payments, three of 60, it would be 46.
SCRIPT = """
CREATE TABLE tickets (ticket_id INTEGER PRIMARY KEY, price DOUBLE, kind VARCHAR);
INSERT INTO tickets VALUES (1, 10, 'day'), (2, 20, 'day'), (3, 60, 'year'), (4, NULL, 'year');
CREATE TABLE payments (payment_id INTEGER PRIMARY KEY, ticket_id INTEGER REFERENCES tickets (ticket_id),
  paid_on DATE);
INSERT INTO payments SELECT i, CASE WHEN i < 4 THEN 3 WHEN i = 4 THEN 2 ELSE 4 END, DATE '2026-01-01' + i::INT
FROM range(1, 6) t(i);
"""


@pytest.fixture(scope="module")
def fair(opened: Opens) -> Parlance:
    return opened("fair", SCRIPT)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("tickets_count where tickets.price > average", 1),
        ("tickets_count where tickets.price < average", 2),
        ("tickets_count where not (tickets.price > average)", 3),  # what has no price is not above it
        ("payments_count where tickets.price > average", 3),
        (
            'tickets_count where tickets.price > average and tickets.kind = "day"',
            0,
        ),  # of all, not of the days
    ],
)
def test_the_average_is_of_all_rows_of_the_table(fair: Parlance, query: str, number: int) -> None:
    reply = fair.query(from_text(query))
    assert reply.table is not None, reply.reason
    assert reply.table.rows == ((number,),)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many tickets have a price above the average", ((1,),)),
        ("tickets with a price below average, how many", ((2,),)),
        ("how many day tickets have a price above the average", None),  # of the day tickets, or of all
        ("number of tickets by kind above the average", None),
        ("total price where price above the average", ((60,),)),
    ],
)
def test_questions(fair: Parlance, question: str, rows: tuple[tuple[int, ...], ...] | None) -> None:
    reply = fair.ask(question)
    assert (reply.table.rows if reply.table else None) == rows, reply.interpretation


@pytest.mark.parametrize(
    "question", ["which boats are longer than the average boat", "boats longer than the average boat"]
)
def test_things_are_held_against_each_other_by_what_they_are(opened: Opens, question: str) -> None:
    """Of each boat there is one: their number says nothing. Lengths 4, 6, 8, 14 make 8 on average."""
    harbour = opened(
        "harbour",
        "CREATE TABLE boats (boat_id INTEGER PRIMARY KEY, boat_name VARCHAR, length_m DOUBLE, berth VARCHAR);"
        "INSERT INTO boats VALUES (1, 'Ada', 4, 'A'), (2, 'Bea', 6, 'A'), (3, 'Cleo', 8, 'B'),"
        " (4, 'Dora', 14, 'B');",
    )
    reply = harbour.ask(question)
    assert reply.table is not None, reply.reason
    assert [row[0] for row in reply.table.rows] == ["Dora"], reply.interpretation
