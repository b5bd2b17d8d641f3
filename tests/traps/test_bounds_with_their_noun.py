"""A bound that names what it counts is on these: "shows with at least 10 calls" are these shows."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE programme(programme_id INTEGER PRIMARY KEY, programme_name VARCHAR);
CREATE TABLE listener_call(call_id INTEGER PRIMARY KEY, called_at TIMESTAMP,
  programme_id INTEGER REFERENCES programme(programme_id), wait_sec INTEGER);
INSERT INTO programme VALUES (1, 'Breakfast'), (2, 'Late'), (3, 'Sport');
INSERT INTO listener_call
  SELECT i, TIMESTAMP '2025-03-01' + INTERVAL 1 DAY * i, CASE WHEN i < 4 THEN 1 WHEN i < 14 THEN 2 ELSE 3 END,
    i * 10
  FROM range(1, 30) t(i);
"""
# By hand: 3 calls at breakfast, 10 late (40 to 130: 85 on average), 16 about sport (140 to 290: 215).
WAITS = {"Late": 85.0, "Sport": 215.0}
QUESTIONS = [
    "average wait by programme with at least 10 calls",
    "average wait per programme, only programmes with at least 10 calls",
    "average wait of programmes with 10 or more listener calls",
    "durchschnittliche wait je programme mit mindestens 10 listener calls",
    "wait promedio por programme con al menos 10 listener calls",
    "wait moyen par programme avec au moins 10 listener calls",
    "wait médio por programme com pelo menos 10 listener calls",
]


@pytest.fixture(scope="module")
def station(opened: Opens) -> Parlance:
    return opened("bounded", TABLES, now=datetime(2025, 10, 6, 9))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_bound_is_on_the_calls(station: Parlance, question: str) -> None:
    reply = station.ask(question)
    assert reply.status == "answer", reply.reason
    assert reply.table is not None
    assert {row[0]: row[1] for row in reply.table.rows} == WAITS, reply.interpretation
