"""Days against days: two single ones are a split, weekdays against weekends are offered each by itself."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

DAYS = "views by day_of_week where day_of_week in [6, 7]"
SINGLE = {
    "views on Saturdays vs Sundays": DAYS,
    "Aufrufe samstags gegen sonntags": DAYS,
    "visualizaciones los sábados vs los domingos": DAYS,
    "vues le samedi contre le dimanche": DAYS,
    "visualizações aos sábados vs aos domingos": DAYS,
}
SEVERAL = [
    "views weekdays vs weekends",
    "views on weekdays against weekends",
    "Aufrufe am Wochenende gegen Werktage",
    "visualizaciones entre semana vs fines de semana",
    "vues en semaine contre le week-end",
    "visualizações dias úteis vs fim de semana",
]
SIDES = {
    from_text(f"views where day_of_week in {days}").canonical() for days in ("[1, 2, 3, 4, 5]", "[6, 7]")
}


@pytest.mark.parametrize("question", SINGLE)
def test_single_days_are_a_split(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(SINGLE[question]).canonical()


@pytest.mark.parametrize("question", SEVERAL)
def test_each_side_of_several_days_is_offered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "moments_against")
    assert {one.query for one in answer.alternatives} >= SIDES
