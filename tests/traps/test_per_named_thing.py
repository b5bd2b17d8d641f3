"""A number per thing that has a name is one for each, by whatever noun the thing is called."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE client_hospital (client_id INTEGER PRIMARY KEY, client_name VARCHAR);
INSERT INTO client_hospital VALUES (1, 'Agnes'), (2, 'Broad'), (3, 'Coast');
CREATE TABLE dispatch (dispatch_id INTEGER PRIMARY KEY, shipped_on DATE, fee DOUBLE,
                       client_id INTEGER REFERENCES client_hospital(client_id));
INSERT INTO dispatch VALUES (1, '2026-01-02', 10, 1), (2, '2026-02-02', 30, 1), (3, '2026-02-03', 7, 2);
"""
FEES = {("Agnes", 40.0), ("Broad", 7.0)}
DISPATCHES = {("Agnes", 2), ("Broad", 1)}
RIGHT = {
    "fees per hospital": FEES,
    "total fees per hospital": FEES,
    "dispatches per hospital": DISPATCHES,
    "number of dispatches per hospital": DISPATCHES,
    "how many dispatches were shipped in 2026 per hospital": DISPATCHES,
    "dispatches pro hospital": DISPATCHES,
}
HONEST = [  # these languages say "per" as they say "by"
    "cuántos dispatches hay por hospital",
    "combien de dispatches par hospital",
    "quantos dispatches por hospital",
]


@pytest.fixture(scope="module")
def bloodbank(opened: Opens) -> Parlance:
    return opened("bloodbank", SCRIPT)


@pytest.mark.parametrize("question", RIGHT)
def test_one_for_each(bloodbank: Parlance, question: str) -> None:
    answer = bloodbank.ask(question)
    assert answer.table is not None, answer.reason
    assert set(answer.table.rows) == RIGHT[question], answer.interpretation


@pytest.mark.parametrize("question", HONEST)
def test_it_is_right_or_not_answered(bloodbank: Parlance, question: str) -> None:
    answer = bloodbank.ask(question)
    assert answer.table is None or set(answer.table.rows) == DISPATCHES, answer.interpretation


def test_an_average_is_none_of_a_sum_over_their_number(bloodbank: Parlance) -> None:
    answer = bloodbank.ask("average fee per hospital")
    averages = {("Agnes", 20.0), ("Broad", 7.0)}
    assert answer.table is None or set(answer.table.rows) == averages, answer.interpretation
