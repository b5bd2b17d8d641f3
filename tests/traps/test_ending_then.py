"""What ends or starts in a year or a month is asked by its time, and by no letters at its end."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE contracts (contract_no VARCHAR PRIMARY KEY, start_date DATE, end_date DATE, tier VARCHAR);
INSERT INTO contracts VALUES ('C-12026', '2024-03-01', '2026-03-01', 'gold'),
    ('C-2', '2025-05-01', '2026-07-31', 'gold'), ('C-3', '2026-01-01', '2027-12-31', 'basic'),
    ('C-42026', '2026-02-01', '2028-01-31', 'basic'), ('C-5', '2023-01-01', '2025-06-30', 'basic');
"""
RIGHT = {
    "how many contracts are ending in 2026": 2,
    "contracts ending in 2026": 2,
    "contracts that end in 2026": 2,
    "contracts ending in March 2026": 1,
    "contracts that start in 2026": 2,
    "contracts starting in 2026": 2,
    "contracts expiring in 2026": 2,
    "contrats qui se terminent en 2026": 2,
}
HONEST = ["contratos que terminan en 2026", "contratos que terminam em 2026", "Verträge, die 2026 enden"]


@pytest.fixture(scope="module")
def contracts(opened: Opens) -> Parlance:
    return opened("contracts", SCRIPT)


@pytest.mark.parametrize("question", RIGHT)
def test_the_time_is_meant(contracts: Parlance, question: str) -> None:
    answer = contracts.ask(question)
    assert answer.table is not None, answer.reason
    assert answer.table.rows == ((RIGHT[question],),), answer.interpretation


@pytest.mark.parametrize("question", HONEST)
def test_it_is_right_or_not_answered(contracts: Parlance, question: str) -> None:
    answer = contracts.ask(question)
    assert answer.table is None or answer.table.rows == ((2,),), answer.interpretation


def test_split_by_the_tier(contracts: Parlance) -> None:
    answer = contracts.ask("contracts ending in 2026 by tier")
    assert answer.table is not None, answer.reason
    assert answer.table.rows == (("gold", 2),)


def test_letters_are_still_looked_for_in_a_name(contracts: Parlance) -> None:
    answer = contracts.ask("how many contracts with contract number ending in 2026")
    assert answer.table is not None, answer.reason
    assert answer.table.rows == ((2,),)


def test_running_is_no_ending(contracts: Parlance) -> None:
    answer = contracts.ask("contracts running in 2026")
    assert "end date in 2026" not in answer.interpretation
