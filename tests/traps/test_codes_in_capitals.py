"""A code of two letters in capitals is no small word of some language, and speaks for none."""

import pytest

from engine import Parlance

UNKNOWN = [
    "DE views MoM",
    "ES views MoM",
    "AT views last month",
    "BE views MoM",
    "DE Aufrufe im Mai",
    "Aufrufe in DE im Mai",
    "DE visualizaciones en mayo",
    "DE vues en mai",
    "DE visualizações em maio",
]
KNOWN = {
    "US views last month": 'Views where country is "United States" last month',
    "TV views last month": 'Views where device is "TV" last month',
    "views IN Germany last month": 'Views where country is "Germany" last month',
    "VIEWS IN MAY": "Views in May",
}


@pytest.mark.parametrize("question", UNKNOWN)
def test_a_code_that_nothing_has_is_told(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "refuse"
    assert answer.reason is not None
    assert any(code in answer.reason for code in ("DE", "ES", "AT", "BE"))


@pytest.mark.parametrize("question", KNOWN)
def test_a_code_of_a_value_and_a_stressed_word(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).interpretation == KNOWN[question]
