"""Any hall where there never was one: which they are is asked, in the singular as in the plural."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE kiln(kiln_id INTEGER PRIMARY KEY, kiln_name VARCHAR, max_temp INTEGER);
CREATE TABLE firing(firing_id INTEGER PRIMARY KEY, kiln_id INTEGER REFERENCES kiln(kiln_id), fired_on DATE);
INSERT INTO kiln SELECT i, 'Kiln ' || i, 900 + 50 * i FROM range(1, 6) t(i);
INSERT INTO firing SELECT i, 1 + i % 3, DATE '2025-01-01' + CAST(i AS INTEGER) FROM range(1, 13) t(i);
"""
# By hand: the firings are in kilns 1 to 3, so there was none in kilns 4 and 5.
UNUSED = [
    "any kiln where we have never had a firing?",
    "is there any kiln where we have never had a firing?",
    "any kiln without a firing?",
    "any kilns without a firing?",
    "gibt es irgendeinen kiln ohne firing?",
    "gibt es einen kiln, in dem wir noch nie ein firing hatten?",
    "¿hay algún kiln sin firing?",
    "¿hay algún kiln donde nunca hemos tenido un firing?",
    "y a-t-il un kiln sans firing ?",
    "há algum kiln sem firing?",
    "há algum kiln onde nunca tivemos um firing?",
]


@pytest.fixture(scope="module")
def pottery(opened: Opens) -> Parlance:
    return opened("pottery", TABLES)


@pytest.mark.parametrize("question", UNUSED)
def test_which_they_are_is_told(pottery: Parlance, question: str) -> None:
    reply = pottery.ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(reply.table.rows) == [("Kiln 4",), ("Kiln 5",)], reply.interpretation


def test_a_number_that_is_asked_is_told(pottery: Parlance) -> None:
    reply = pottery.ask("how many kilns are without any firing?")
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(2,)], reply.interpretation
