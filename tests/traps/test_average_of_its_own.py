"""The average of a thing is of its own amount: what was paid of it, or an offence's standard, is another."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE offence(offence_cd VARCHAR PRIMARY KEY, descr VARCHAR, std_fine DECIMAL(6, 2));
CREATE TABLE fine(fine_id INTEGER PRIMARY KEY, issued_at TIMESTAMP,
  offence_cd VARCHAR REFERENCES offence(offence_cd),
  fine_amt DECIMAL(6, 2), paid_amt DECIMAL(6, 2));
INSERT INTO offence VALUES ('A', 'No ticket', 40), ('B', 'Fire lane', 100);
INSERT INTO fine SELECT i, TIMESTAMP '2025-03-01' + INTERVAL 1 DAY * i, ['A', 'B'][1 + i % 2], i * 10,
  CASE WHEN i % 2 = 0 THEN i * 5 END FROM range(1, 10) t(i);
"""


@pytest.fixture(scope="module")
def office(opened: Opens) -> Parlance:
    return opened("fines", TABLES)


@pytest.mark.parametrize(
    "question", ["average fine", "what does a fine come to on average?", "average fine amount"]
)
def test_its_own_amount(office: Parlance, question: str) -> None:
    """10 to 90: 50 on average."""
    reply = office.ask(question)
    assert reply.table is not None, reply.reason
    assert [float(row[0]) for row in reply.table.rows] == [50.0], reply.interpretation


@pytest.mark.parametrize(
    "question",
    ["how much is the average fine", "durchschnittliche fine", "fine promedio", "fine moyenne", "fine média"],
)
def test_never_the_amount_of_something_else(office: Parlance, question: str) -> None:
    reply = office.ask(question)
    assert reply.status != "answer" or "fine amount" in reply.interpretation, reply.interpretation


def test_what_is_said_in_full(office: Parlance) -> None:
    assert office.ask("average std fine").interpretation == "Average std fine"
