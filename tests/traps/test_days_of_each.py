"""The last day of each month is no yesterday, and a single weekday is a part of time that no period says."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

REFUSED = [
    "views on the last day of each month",
    "views per month, last day only",
    "views per month on the last day",
    "views on the last Friday of each month",
    "views last Monday",
    "views on Monday last week",
    "views on the first Monday of June",
    "Aufrufe am letzten Tag jedes Monats",
    "Aufrufe pro Monat, nur am letzten Tag",
    "Aufrufe am letzten Montag",
    "Aufrufe am ersten Montag im Juni",
    "visualizaciones del último día de cada mes",
    "visualizaciones por mes, solo el último día",
    "visualizaciones del lunes pasado",
    "visualizaciones del primer lunes de junio",
    "vues le dernier jour de chaque mois",
    "vues par mois, le dernier jour seulement",
    "vues lundi dernier",
    "vues du premier lundi de juin",
    "visualizações no último dia de cada mês",
    "visualizações por mês, só no último dia",
    "visualizações na segunda-feira passada",
    "visualizações na primeira segunda-feira de junho",
]
WEEKDAYS = "[1, 2, 3, 4, 5] during calendar(week, -1)"
SAID = {
    "views in the last day": "views during calendar(day, -1)",
    "views by hour yesterday": "views by hour during calendar(day, -1)",
    "views every Monday last month": "views where day_of_week = 1 during calendar(month, -1)",
    "views Monday to Friday last week": f"views where day_of_week in {WEEKDAYS}",
    "Aufrufe Montag bis Freitag letzte Woche": f"views where day_of_week in {WEEKDAYS}",
    "visualizaciones los lunes de la semana pasada": "views where day_of_week = 1 during calendar(week, -1)",
}


@pytest.mark.parametrize("question", REFUSED)
def test_it_is_refused_as_a_part_of_a_period(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "vague_part"), answer.interpretation


@pytest.mark.parametrize("question", SAID)
def test_days_that_a_period_says_are_answered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query == from_text(SAID[question]).canonical(), answer.reason
