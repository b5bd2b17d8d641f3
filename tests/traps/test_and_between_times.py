"""Only "between" makes one span of two times with "and": "of May 2025 and 2026" is two of them."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

SPAN = "views during span(from named(year=2026, month=5), to named(year=2026, month=7))"
SPANS = [
    "views between May and July 2026",
    "views from May to July 2026",
    "Aufrufe zwischen Mai und Juli 2026",
    "Aufrufe von Mai bis Juli 2026",
    "visualizaciones entre mayo y julio de 2026",
    "visualizaciones de mayo a julio de 2026",
    "vues entre mai et juillet 2026",
    "vues de mai à juillet 2026",
    "visualizações entre maio e julho de 2026",
    "visualizações de maio a julho de 2026",
]
TWO = [
    "views from May 2025 and 2026",
    "Aufrufe von Mai und Juli 2026",
    "visualizaciones de mayo de 2025 y 2026",
    "visualizaciones de mayo y julio de 2026",
    "vues au mois de mai 2025 et 2026",
    "vues de mai et juillet 2026",
    "visualizações de maio de 2025 e 2026",
    "visualizações de maio e julho de 2026",
]


@pytest.mark.parametrize("question", SPANS)
def test_a_span(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(SPAN).canonical()


@pytest.mark.parametrize("question", TWO)
def test_two_times_are_no_span(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).status != "answer"
