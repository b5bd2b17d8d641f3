"""An hour with the half of the day said in words: "between 8 and 10 in the morning" ends before 10:00."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

EIGHT_TO_TEN = "views where hour_of_day between 8 and 9"
HOURS = {
    "views between 8 and 10 in the morning": EIGHT_TO_TEN,
    "views from 8 to 10 in the morning": EIGHT_TO_TEN,
    "Aufrufe zwischen 8 und 10 Uhr morgens": EIGHT_TO_TEN,
    "visualizaciones entre las 8 y las 10 de la mañana": EIGHT_TO_TEN,
    "vues entre 8 h et 10 h du matin": EIGHT_TO_TEN,
    "visualizações entre 8 e 10 da manhã": EIGHT_TO_TEN,
    "views between 8 and 10 in the evening": "views where hour_of_day between 20 and 21",
    "views at 3 in the afternoon": "views where hour_of_day = 15",
    "views after 8 in the evening": "views where hour_of_day >= 20",
    # Numbers that are none of the clock.
    "views by country top 5 in the morning": "views by country where hour_of_day between 6 and 11"
    " order views desc limit 5",
    "countries with more than 8 views in the evening": "views by country where hour_of_day between 18 and 22"
    " having views > 8",
}


@pytest.mark.parametrize("question", HOURS)
def test_hours_in_a_half_of_the_day(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(HOURS[question]).canonical()
