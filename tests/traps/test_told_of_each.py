"""What there is, and a number for each of it: one question, if what is listed is one thing and all of it."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE wards (ward_id INTEGER PRIMARY KEY, ward_name VARCHAR, floor_no INTEGER);
INSERT INTO wards VALUES (1, 'Oak', 1), (2, 'Elm', 2);
CREATE TABLE patients (patient_id INTEGER PRIMARY KEY, patient_name VARCHAR, risk_group VARCHAR,
  ward_id INTEGER REFERENCES wards (ward_id), admitted_on DATE);
CREATE TABLE halls (hall_id INTEGER PRIMARY KEY, hall_name VARCHAR, max_seats INTEGER, credit_limit INTEGER);
INSERT INTO halls VALUES (1, 'Barn', 120, 500), (2, 'Tent', 80, 900);
INSERT INTO patients VALUES (1, 'Ida Berg', 'low', 1, DATE '2025-02-01'),
  (2, 'Noa Lind', 'high', 1, DATE '2025-03-01'), (3, 'Per Dahl', 'low', 2, DATE '2024-03-01');
CREATE TABLE visits (visit_id INTEGER PRIMARY KEY, patient_id INTEGER REFERENCES patients (patient_id),
  visited_on DATE, reason VARCHAR);
INSERT INTO visits VALUES (1, 1, DATE '2025-02-02', 'social'), (2, 1, DATE '2025-02-03', 'legal'),
  (3, 3, DATE '2024-03-05', 'social');
"""
BY_RISK, BY_WARD = [("high", 1), ("low", 2)], [("Elm", 1), ("Oak", 2)]
TOLD = {
    "which risk groups do we have, and how many patients are in each": BY_RISK,
    "what risk groups of patients are there, and how many are in each": BY_RISK,
    "what wards are there and how many patients does each have": BY_WARD,
    "list the wards and how many patients each has": BY_WARD,
    "what wards are there, and how many patients does each of them have?": BY_WARD,
    "what wards are there and how many visits did each have in 2024": [("Elm", 1)],
    "who are the patients, and how many visits did each have": [("Ida Berg", 2), ("Per Dahl", 1)],
    "which ward has the most patients, and how many": [("Oak", 2)],
    "which hall has the most seats, and how many": [("Barn", 120)],
}
NOT_TOLD = (
    "which hall has the highest credit limits, and how many",  # money is no number of them
    "which wards do we have, and how many are in each",  # patients, or beds
    "which ward has the most patients, and how many does each have",
    "which low risk patients do we have, and how many visits did each get",
    "which wards and risk groups do we have, and how many visits has each",
    "which wards have no patients, and how many visits did each get",
    "which patients were admitted in 2024, and how many visits did each get",
    "which wards do we have, and how many patients did each discharge late",
)


@pytest.fixture(scope="module")
def hospital(opened: Opens) -> Parlance:
    return opened("hospital", SCRIPT)


@pytest.mark.parametrize("question", TOLD)
def test_it_is_one_number_for_each(hospital: Parlance, question: str) -> None:
    reply = hospital.ask(question)
    assert reply.status == "answer", reply.reason
    assert reply.table is not None
    assert sorted(reply.table.rows) == TOLD[question], reply.interpretation


@pytest.mark.parametrize("question", NOT_TOLD)
def test_a_list_of_some_is_not_one_of_all(hospital: Parlance, question: str) -> None:
    reply = hospital.ask(question)
    assert reply.status != "answer", reply.interpretation
