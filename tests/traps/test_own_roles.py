"""Rows that point at others of their own kind, links told by names alone, and numbers told anyway."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE ranger (ranger_id INTEGER PRIMARY KEY, ranger_name VARCHAR, supervisor_id INTEGER, pay DOUBLE);
INSERT INTO ranger VALUES (1, 'Ada', NULL, 20), (2, 'Ben', 1, 15), (3, 'Cai', 1, 14), (4, 'Dee', 2, 12),
  (5, 'Eva', 1, 12), (6, 'Fay', NULL, 11), (7, 'Gus', NULL, 10), (8, 'Hal', NULL, 9);
CREATE TABLE hut (hut_code VARCHAR PRIMARY KEY, hut_name VARCHAR, main_hut_code VARCHAR);
INSERT INTO hut VALUES ('A1', 'Alder', NULL),
  ('B2', 'Beech', 'A1'), ('C3', 'Cedar', 'A1'), ('D4', 'Dale', 'B2');
CREATE TABLE walk (walk_no INTEGER PRIMARY KEY, ranger_id INTEGER REFERENCES ranger (ranger_id),
  homeHut VARCHAR, finishHut VARCHAR, fee DOUBLE);
INSERT INTO walk VALUES (1, 2, 'A1', 'B2', 30), (2, 2, 'A1', 'A1', 10), (3, 3, 'B2', 'C3', 90),
  (4, 3, 'C3', 'A1', 5), (5, 2, 'D4', 'A1', 5);
"""


@pytest.fixture(scope="module")
def park(opened: Opens) -> Parlance:
    return opened("park", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("who supervises the most rangers?", [("Ada", 3)]),
        ("who is the supervisor of the most other rangers, and how many?", [("Ada", 3)]),
        ("which hut is the main hut of the most other huts", [("Alder", 2)]),
        ("number of walks by home hut name", [("Alder", 2), ("Beech", 1), ("Cedar", 1), ("Dale", 1)]),
        ("number of walks by finish hut name", [("Alder", 3), ("Beech", 1), ("Cedar", 1)]),
        ("which ranger has the most walks, and how many is it?", [("Ben", 3)]),
        ("which ranger has the highest total fee, and how much?", [("Cai", 95)]),
    ],
)
def test_those_in_a_role_are_told(park: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = park.ask(question)
    assert reply.status == "answer", (reply.status, reply.reason)
    assert [tuple(row) for row in reply.table.rows] == rows
    again = park.ask(reply.interpretation)
    assert again.sql == reply.sql


@pytest.mark.parametrize(
    "question",
    [
        "who admires the most rangers",  # no role is called so
        "who supervises the most huts",  # huts have no supervisor
        "which ranger has the highest total fee, and how many?",  # how many of what
    ],
)
def test_no_role_is_guessed(park: Parlance, question: str) -> None:
    assert park.ask(question).status == "refuse"
