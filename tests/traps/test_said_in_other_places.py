"""Halves of a month in one German word, German videos, and a period before what there was none of."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

FIRST = "views during span(from named(month=5, day=1), to named(month=5, day=15))"
SECOND = "views during span(from named(month=5, day=16), to named(month=5, day=31))"
FEW = "views by video_title during named(month=5) having views < 50"
NONE = "records country by country where not (metric(views by country > 0 during named(month=5))) limit 100"
SAID = {
    "Aufrufe in der ersten Maihälfte": FIRST,
    "Aufrufe in der ersten Mai-Hälfte": FIRST,
    "Aufrufe in der zweiten Maihälfte": SECOND,
    "Aufrufe zweite Maihälfte": SECOND,
    "Videos mit weniger als 50 Aufrufen im Mai": FEW,
    "Welche Videos hatten weniger als 50 Aufrufe im Mai?": FEW,
    "Welche Länder hatten im Mai keine Aufrufe?": NONE,
    "which countries had in May no views?": NONE,
    "¿Qué países en mayo no tuvieron visualizaciones?": NONE,
    "quais países em maio não tiveram visualizações?": NONE,
}
# When something came out is not when it was seen.
OTHERS = (
    "which videos released in May had no views?",
    "Welche im Mai erschienenen Videos hatten keine Aufrufe?",
)


@pytest.mark.parametrize("question", SAID)
def test_it_is_this_query(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query == from_text(SAID[question]).canonical(), answer.reason


@pytest.mark.parametrize("question", OTHERS)
def test_a_period_of_something_else_stays_there(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query is None or answer.query != from_text(NONE).canonical()
    assert answer.status != "answer", answer.interpretation
