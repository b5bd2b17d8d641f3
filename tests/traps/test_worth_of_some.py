"""What some of the rows are worth is their own amount, and never how many they are."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE firm(firm_id INTEGER PRIMARY KEY, firm_name VARCHAR);
CREATE TABLE charter(charter_id INTEGER PRIMARY KEY, firm_id INTEGER REFERENCES firm(firm_id), sailed_on DATE,
  charter_amt DECIMAL(8, 2), deposit_amt DECIMAL(8, 2), status VARCHAR);
CREATE TABLE survey(survey_id INTEGER PRIMARY KEY, firm_id INTEGER REFERENCES firm(firm_id), made_on DATE,
  room VARCHAR, status VARCHAR);
INSERT INTO firm VALUES (1, 'Ash'), (2, 'Elm');
INSERT INTO charter VALUES (1, 1, '2025-01-02', 100, 10, 'Cancelled'),
  (2, 1, '2025-01-03', 200, 20, 'Sailed'),
  (3, 2, '2025-02-02', 400, 40, 'Cancelled'), (4, 2, '2025-02-05', 800, 80, 'Open');
INSERT INTO survey VALUES (1, 1, '2025-01-02', 'A', 'Cancelled'), (2, 2, '2025-01-03', 'B', 'Made');
"""
# By hand: charters 1 and 3 are cancelled, 100 and 400; with the one that sailed 700.
CANCELLED = [
    "total value of cancelled charters",
    "value of cancelled charters",
    "valor total dos charters cancelados",
]


@pytest.fixture(scope="module")
def harbour(opened: Opens) -> Parlance:
    return opened("harbour", TABLES)


@pytest.mark.parametrize("question", CANCELLED)
def test_the_value_of_some_rows_is_their_amount(harbour: Parlance, question: str) -> None:
    reply = harbour.ask(question)
    assert reply.table is not None, reply.reason
    assert [int(total) for (total,) in reply.table.rows] == [500], reply.interpretation


@pytest.mark.parametrize(
    "question", ["Wert der stornierten charters", "valor total de los charters cancelados"]
)
def test_their_number_is_never_told_for_it(harbour: Parlance, question: str) -> None:
    reply = harbour.ask(question)
    assert reply.table is None or [int(total) for (total,) in reply.table.rows] == [500], reply.interpretation


def test_the_value_of_those_in_either_state(harbour: Parlance) -> None:
    reply = harbour.ask("total value of cancelled and sailed charters")
    assert reply.table is not None, reply.reason
    assert [int(total) for (total,) in reply.table.rows] == [700], reply.interpretation


WITHOUT_AMOUNT = [
    "total value of cancelled surveys",
    "value of cancelled surveys",
    "valor total de los surveys cancelados",
    "valeur totale des surveys annulés",
    "valor total dos surveys cancelados",
    "Wert der stornierten surveys",
]


@pytest.mark.parametrize("question", WITHOUT_AMOUNT)
def test_rows_without_an_amount_are_not_counted_for_it(harbour: Parlance, question: str) -> None:
    reply = harbour.ask(question)
    assert reply.status != "answer", reply.interpretation
