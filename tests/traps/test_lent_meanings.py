"""Another word for a value of something else says nothing of the things: no fine is late for its team."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE warden(warden_id INTEGER PRIMARY KEY, last_name VARCHAR, team VARCHAR);
CREATE TABLE fine(fine_id INTEGER PRIMARY KEY, warden_id INTEGER REFERENCES warden(warden_id), issued_on DATE,
  due_date DATE, paid_on DATE, fine_status VARCHAR, fine_amt DECIMAL(8, 2));
INSERT INTO warden SELECT i, 'Warden ' || i, ['Early', 'Late', 'Weekend'][1 + i % 3] FROM range(1, 7) t(i);
INSERT INTO fine SELECT i, 1 + i % 6, DATE '2025-01-01' + CAST(i AS INTEGER) * 7,
  DATE '2025-01-29' + CAST(i AS INTEGER) * 7,
  CASE WHEN i % 4 > 0 THEN DATE '2025-01-20' + CAST(i AS INTEGER) * 7 END,
  CASE WHEN i % 4 > 0 THEN 'Paid' ELSE 'Open' END, i * 5 FROM range(1, 41) t(i);
"""
# By hand: every fourth is not paid, so 10 of 40; their due dates are 28 days apart from 2025-02-26 on, and on
# 2025-10-06 the eighth (2025-09-10) has passed, the ninth (2025-10-08) has not.
OVERDUE = [
    "how many fines are past their due date",
    "number of overdue fines",
    "past due fines",
    "open fines past their due date",
    "Anzahl überfälliger fines",
    "¿cuántas fines están vencidas?",
    "combien de fines sont échues",
    "quantas fines estão vencidas",
]


@pytest.fixture(scope="module")
def office(opened: Opens) -> Parlance:
    return opened("office", TABLES, now=datetime(2025, 10, 6, 9))


@pytest.mark.parametrize("question", OVERDUE)
def test_overdue_is_of_the_fines(office: Parlance, question: str) -> None:
    reply = office.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(8,)], reply.interpretation


def test_the_team_is_still_known_by_its_name(office: Parlance) -> None:
    """Where the field is named, its value is meant."""
    reply = office.ask("number of fines where the team is late")
    assert reply.interpretation == 'Number of fines where team is "Late"'


def test_another_word_for_the_team_is_asked_for_by_name(office: Parlance) -> None:
    reply = office.ask("number of fines that are behind schedule")
    assert reply.status != "answer", reply.interpretation
