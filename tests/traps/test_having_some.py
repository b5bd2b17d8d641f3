"""Who has one of some rows: "clients with a cancelled visit" are clients, each once, and no visits.

Over a piano tuner; a bound on an amount of such a row is no number of them.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE households (household_id INTEGER PRIMARY KEY, household_name VARCHAR, town VARCHAR);
INSERT INTO households VALUES (1, 'Adams', 'Ely'), (2, 'Boyd', 'Ely'), (3, 'Cole', 'Rye'), (4, 'Dunn', 'Rye');
CREATE TABLE visits (visit_id INTEGER PRIMARY KEY,
  household_id INTEGER REFERENCES households (household_id), visited_on DATE, outcome VARCHAR, kind VARCHAR,
  minutes INTEGER, price DOUBLE);
INSERT INTO visits VALUES (1, 1, '2026-01-05', 'cancelled', 'tuning', 30, 80),
  (2, 1, '2026-01-06', 'cancelled', 'repair', 40, 300), (3, 2, '2026-02-07', 'done', 'tuning', 30, 90),
  (4, 3, '2026-02-08', 'cancelled', 'tuning', 50, 500), (5, 3, '2025-02-08', 'done', 'repair', 50, 20);
"""


@pytest.fixture(scope="module")
def tuner(opened: Opens) -> Parlance:
    return opened("tuner", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many households have a cancelled visit", [(2,)]),
        ("how many households had a visit that was cancelled", [(2,)]),
        ("households with a cancelled visit", [("Adams",), ("Cole",)]),
        ("which households had a cancelled visit", [("Adams",), ("Cole",)]),
        ("List the households that have a visit which was cancelled", [("Adams",), ("Cole",)]),
        ("which households had a visit in February 2026", [("Boyd",), ("Cole",)]),
        ("how many households had a visit in 2025", [(1,)]),
        ("names of households with a repair visit", [("Adams",), ("Cole",)]),
        ("how many households have a visit", [(3,)]),
    ],
)
def test_those_that_have(tuner: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = tuner.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows
    again = tuner.ask(reply.interpretation)
    assert again.query == reply.query


def test_a_bound_is_of_one_visit_and_no_number_of_them(tuner: Parlance) -> None:
    """Adams and Cole had a visit over 200; nobody had more than 200 visits."""
    reply = tuner.ask("households with a visit over 200")
    assert reply.status != "answer" or [row[0] for row in reply.table.rows] == ["Adams", "Cole"]


def test_visits_are_listed_where_they_are_asked_for(tuner: Parlance) -> None:
    reply = tuner.ask("list the visits with household name")
    assert reply.status == "answer", reply.reason
    assert len(reply.table.rows) == 5
