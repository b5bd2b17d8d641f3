"""Of two questions in one neither is lost: both are answered, or the one that cannot be is refused."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

LAST_WEEK = 'where severity = "critical" during calendar(week, -1)'
BOTH = {
    "how many critical alerts were there last week and how long did it take to resolve them": (
        f"alerts_fired, mttr {LAST_WEEK}"
    ),
    "wie viele kritische Alarme letzte Woche und wie hoch war die Lösungszeit": (
        f"alerts_fired, mttr {LAST_WEEK}"
    ),
    # All months, and the best of them first.
    "views trend by month, which month was best": "views by month order views desc",
    "views over time, which month was worst": "views by month order views asc",
    "Aufrufe Trend nach Monat, welcher Monat war am besten": "views by month order views desc",
    "tendencia de visualizaciones por mes, qué mes fue el mejor": "views by month order views desc",
    "évolution des vues par mois, quel mois était le meilleur": "views by month order views desc",
    "tendência de visualizações por mês, qual mês foi o melhor": "views by month order views desc",
    "which month had the most views over time": "views by month order views desc limit 1",
}
ONE_UNKNOWN = [
    "how many views were there last week and how did they go",
    "wie viele Aufrufe gab es letzte Woche und wie lange wurde geschaut",
    "cuántas visualizaciones hubo la semana pasada y cómo fueron",
    "combien de vues la semaine dernière et comment étaient-elles",
    "quantas visualizações houve na semana passada e como foram",
]


@pytest.mark.parametrize("question", BOTH)
def test_both_are_answered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(BOTH[question]).canonical()


@pytest.mark.parametrize("question", ONE_UNKNOWN)
def test_a_question_without_a_number_is_not_lost(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "two_questions")


def test_the_best_month_of_each_country_is_not_that_of_all_pairs(parlance: Parlance) -> None:
    answer = parlance.ask("trend of views by month and country, which month was best")
    assert (answer.status, answer.code) == ("refuse", "top_per_group")
