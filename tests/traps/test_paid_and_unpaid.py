"""What was paid, what is open and what they add up to, where only a date of payment tells.

Over a piano tuner: bills with a date of payment, cellos on loan to players since a day, and players.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE players (player_id INTEGER PRIMARY KEY, player_name VARCHAR, town VARCHAR, player_since DATE);
INSERT INTO players VALUES (1, 'Ada', 'Ely', '2019-05-01'), (2, 'Ben', 'Ely', '2020-06-01'),
  (3, 'Cid', 'Rye', '2023-07-01');
CREATE TABLE bills (bill_id INTEGER PRIMARY KEY, player_id INTEGER REFERENCES players (player_id),
  issued_on DATE, due_on DATE, paid_on DATE, amount DOUBLE);
INSERT INTO bills VALUES (1, 1, '2025-02-01', '2025-02-15', '2025-02-11', 100),
  (2, 2, '2025-02-01', '2025-02-15', '2025-03-21', 200), (3, 3, '2025-02-01', '2025-02-15', NULL, 300),
  (4, 3, '2025-03-02', '2025-03-16', '2025-03-14', 50), (5, 1, '2025-03-02', '2025-03-16', NULL, 25);
CREATE TABLE cellos (cello_id INTEGER PRIMARY KEY, cello_code VARCHAR, hall VARCHAR, monthly_rent DOUBLE,
  player_id INTEGER REFERENCES players (player_id), rented_since DATE);
INSERT INTO cellos VALUES (1, 'C1', 'East', 10, 1, '2022-01-01'), (2, 'C2', 'East', 20, NULL, NULL),
  (3, 'C3', 'West', 30, 2, '2024-01-01'), (4, 'C4', 'West', 40, 3, '2025-02-01'),
  (5, 'C5', 'West', 5, NULL, NULL);
"""


@pytest.fixture(scope="module")
def tuner(opened: Opens) -> Parlance:
    return opened("tuner", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how much have players paid", [(350.0,)]),
        ("how much has been paid in March 2025", [(250.0,)]),
        ("amount paid by town", [("Ely", 300.0), ("Rye", 50.0)]),
        ("how many paid bills", [(3,)]),
        ("total amount of bills that were paid", [(350.0,)]),
        ("unpaid bill amount by town", [("Ely", 25.0), ("Rye", 300.0)]),
        ("How many bills have not been paid yet and what do they add up to?", [(2, 325.0)]),
        ("how many bills were paid after the due date", [(1,)]),
        ("Of the bills that were paid, what share was paid after the due date?", [(1 / 3,)]),
        ("what share of the paid bills was paid after the due date", [(1 / 3,)]),
        ("share of bills that were paid", [(0.6,)]),
        ("how many bills are past their due date and still not paid", [(2,)]),
        ("How many cellos are not rented to anybody?", [(2,)]),
        ("total monthly rent of the rented cellos per hall", [("East", 10.0), ("West", 70.0)]),
        ("how many cellos have been rented since 2024", [(2,)]),
        ("players since 2020", [(2,)]),
    ],
)
def test_rows(tuner: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = tuner.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == [pytest.approx(row) for row in rows]


def test_what_adds_up_must_be_there(tuner: Parlance) -> None:
    """Players have no amount of their own."""
    assert tuner.ask("how many players are there and what do they add up to").status != "answer"


def test_the_value_of_rows_is_never_their_number(tuner: Parlance) -> None:
    reply = tuner.ask("total value of unpaid bills")
    assert reply.status != "answer" or [tuple(row) for row in reply.table.rows] == [(325.0,)]
