"""Halls with a bar have one: those whose kind is called bar are something else."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE hall(hall_id INTEGER PRIMARY KEY, hall_name VARCHAR, hall_kind VARCHAR, has_bar BOOLEAN,
  seats INTEGER);
INSERT INTO hall VALUES (1, 'Ash', 'Bar', FALSE, 40), (2, 'Birch', 'Theatre', TRUE, 90),
  (3, 'Cedar', 'Bar', TRUE, 60), (4, 'Dogwood', 'Club', FALSE, 70), (5, 'Elm', 'Theatre', TRUE, 20);
"""
# By hand: Birch, Cedar and Elm have a bar; Ash and Cedar are bars.
WITH_A_BAR = [
    "which halls have a bar",
    "Could you list the halls that have a bar, please",
    "which halls with a bar do we have",
    "welche halls haben eine bar",
    "qué halls tienen bar",
    "quels halls ont un bar",
    "quais halls têm um bar",
]


@pytest.fixture(scope="module")
def halls(opened: Opens) -> Parlance:
    return opened("halls", TABLES)


@pytest.mark.parametrize("question", WITH_A_BAR)
def test_what_things_have_is_no_class_of_them(halls: Parlance, question: str) -> None:
    reply = halls.ask(question)
    assert reply.table is not None, reply.reason
    names = sorted(row[0] for row in reply.table.rows)
    assert names == ["Birch", "Cedar", "Elm"], reply.interpretation


def test_the_class_is_still_known(halls: Parlance) -> None:
    reply = halls.ask("how many halls are of the kind bar")
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(2,)], reply.interpretation
