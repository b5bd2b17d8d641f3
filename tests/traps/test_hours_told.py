"""The hours that a number is of are told to the minute, and the sentence of the question is read back."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

# The hours 18 to 22 end at 22:59.
EVENING = "views where hour_of_day between 18 and 22"
TOLD = {
    "views in the evening": (EVENING, "between 18:00 and 22:59"),
    "Aufrufe am Abend": (EVENING, "von 18:00 bis 22:59"),
    "vues le soir": (EVENING, "entre 18:00 et 22:59"),
    "views from 18:00 to 22:00": ("views where hour_of_day between 18 and 21", "between 18:00 and 21:59"),
    "views where hour of the day at most 9": ("views where hour_of_day <= 9", "at most 09:59"),
    "views where hour of the day more than 9": ("views where hour_of_day > 9", "more than 09:59"),
    "visualizaciones por la noche": ("views where hour_of_day >= 20", "20:00"),
    "visualizações à noite": ("views where hour_of_day >= 18", "18:00"),
}


@pytest.mark.parametrize("question", TOLD)
def test_hours_are_told_to_the_minute(question: str, parlance: Parlance) -> None:
    wanted, told = TOLD[question]
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(wanted).canonical()
    assert told in answer.sentence
    assert parlance.ask(answer.interpretation).query == answer.query
