"""What is in order is what was asked for: the growth or the change, and not the number that grew."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

APART = "during named(month=5) compare named(month=4)"
GROWN = f"views by country {APART} with growth(views)"
UP, DOWN, THREE = (f"{GROWN} order growth(views) {way}" for way in ("asc", "desc", "desc limit 3"))
QUESTIONS = {
    "growth of views by country in May against April, smallest first": UP,
    "views growth by country in May against April, worst first": UP,
    "views growth by country in May against April, best first": DOWN,
    "growth in views by country May vs April, top 3": THREE,
    "growth in views May vs April, top 3 countries": THREE,
    "which country has the best views growth in May vs April": f"{DOWN} limit 1",
    "change in views by country May vs April, ascending": (
        f"views by country {APART} with change(views) order change(views) asc"
    ),
    "Wachstum der Aufrufe nach Land im Mai gegenüber April, aufsteigend": UP,
    "Aufrufwachstum nach Land im Mai gegenüber April, Top 3": THREE,
    "crecimiento de las visualizaciones por país en mayo frente a abril, de menor a mayor": UP,
    "crecimiento de las visualizaciones por país en mayo frente a abril, top 3": THREE,
    "croissance des vues par pays en mai par rapport à avril, ordre croissant": UP,
    "croissance des vues par pays en mai par rapport à avril, top 3": THREE,
    "crescimento das visualizações por país em maio face a abril, do menor para o maior": UP,
    "crescimento das visualizações por país em maio face a abril, top 3": THREE,
    # Here the number is said to rank, or asked for beside its growth.
    "growth in views for the top 3 countries May vs April": f"{GROWN} order views desc limit 3",
    "growth in views by country May vs April sorted by views": f"{GROWN} order views desc",
    "top 3 countries by views with growth May vs April": f"{GROWN} order views desc limit 3",
    "views by country May vs April, ascending": f"views by country {APART} order views asc",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_growth_is_in_order(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(QUESTIONS[question]).canonical()
