"""A noun said on both sides of a comparison is one: its values are set against each other."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE member(member_id INTEGER PRIMARY KEY, member_name VARCHAR, district VARCHAR, fee DECIMAL(6, 2),
  joined_on DATE);
INSERT INTO member VALUES (1, 'Ada', 'North', 10, '2025-01-01'), (2, 'Ben', 'South', 20, '2025-01-02'),
  (3, 'Cid', 'South', 30, '2025-01-03'), (4, 'Dot', 'West', 40, '2025-01-04');
"""
SIDES = [("North", 1), ("South", 2)]
AGAINST = [
    "members from North versus members from South",
    "number of members in North compared with members in South",
    "North members versus South members",
    "Anzahl members aus North gegenüber members aus South",
    "número de members de North frente a members de South",
    "nombre de members de North par rapport aux members de South",
    "número de members de North versus members de South",
]


@pytest.fixture(scope="module")
def club(opened: Opens) -> Parlance:
    return opened("club", TABLES)


@pytest.mark.parametrize("question", AGAINST)
def test_both_sides_are_told(club: Parlance, question: str) -> None:
    reply = club.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == SIDES, reply.interpretation


def test_two_numbers_are_not_one(club: Parlance) -> None:
    reply = club.ask("members from North versus fee from South")
    assert reply.table is None or list(reply.table.rows) != SIDES, reply.interpretation
