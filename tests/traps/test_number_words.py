"""A word that only says that something is a number is passed over, unless the model has it in a name."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE planner(planner_id INTEGER PRIMARY KEY, planner_name VARCHAR, audit_score INTEGER);
CREATE TABLE wedding(wedding_id INTEGER PRIMARY KEY, planner_id INTEGER REFERENCES planner(planner_id),
  held_on DATE, satisfaction INTEGER);
INSERT INTO planner VALUES (1, 'Ann Lee', 50), (2, 'Bob Roy', 90);
INSERT INTO wedding SELECT i, 1 + i % 2, DATE '2025-03-01' + CAST(i AS INTEGER), i FROM range(1, 11) t(i);
"""
PLAIN = TABLES.replace(", audit_score INTEGER", "").replace(", 50)", ")").replace(", 90)", ")")
# By hand: the even ones (2 to 10) are of planner 1, the odd ones (1 to 9) of planner 2.
MEANS = {"Ann Lee": 6.0, "Bob Roy": 5.0}


@pytest.fixture(scope="module")
def agency(opened: Opens) -> Parlance:
    return opened("agency", PLAIN)


@pytest.fixture(scope="module")
def audited(opened: Opens) -> Parlance:
    return opened("audited", TABLES)


QUESTIONS = [
    "average satisfaction score per planner",
    "average satisfaction rating by planner",
    "durchschnittlicher satisfaction Wert je planner",
    "nota media de satisfaction por planner",
    "note moyenne de satisfaction par planner",
    "nota média de satisfaction por planner",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_says_nothing_new(agency: Parlance, question: str) -> None:
    reply = agency.ask(question)
    assert reply.table is not None, reply.reason
    assert {row[0]: float(row[1]) for row in reply.table.rows} == MEANS, reply.interpretation


def test_another_score_is_no_satisfaction(audited: Parlance) -> None:
    """Which of both is meant is not clear: at least it is not the audit score alone."""
    reply = audited.ask("average satisfaction score per planner")
    assert "audit" not in reply.interpretation or reply.status != "answer", reply.interpretation
