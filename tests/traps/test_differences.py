"""A difference of two sides is no change of both against the time before; and it is refused."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

BETWEEN = [
    "difference between mobile and desktop watch time",
    "difference between mobile and desktop watch time last month",
    "difference in watch time mobile vs desktop last month",
    "difference in views between Germany and France",
    "difference between views and play attempts last month",
    "Differenz zwischen Wiedergabezeit auf Mobil und Desktop im Mai",
    "Unterschied zwischen Mobil und Desktop bei der Wiedergabezeit letzten Monat",
    "Differenz der Aufrufe zwischen Deutschland und Frankreich im Mai",
    "diferencia entre tiempo de visualización en móvil y escritorio el mes pasado",
    "diferencia de visualizaciones entre Alemania y Francia en mayo",
    "différence entre les vues mobile et desktop le mois dernier",
    "différence de vues entre l'Allemagne et la France en mai",
    "diferença entre as visualizações no celular e no desktop no mês passado",
    "diferença de visualizações entre Alemanha e França em maio",
]
IN_TIME = {
    "difference in views last month": "views during calendar(month, -1) compare previous with change(views)",
    "difference in views between April and May": "views during named(month=5) compare named(month=4)"
    " with change(views)",
    "difference in views on mobile and desktop between April and May": 'views where device in ["Desktop", '
    '"Mobile"]'
    " during named(month=5) compare named(month=4) with change(views)",
    "change in views on mobile and desktop last month": 'views where device in ["Desktop", "Mobile"]'
    " during calendar(month, -1) compare previous with change(views)",
    "Differenz der Aufrufe in Deutschland zwischen April und Mai": 'views where country = "Germany"'
    " during named(month=5) compare named(month=4) with change(views)",
}


@pytest.mark.parametrize("question", BETWEEN)
def test_a_difference_of_two_sides_is_no_change_in_time(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "difference_of_values")
    assert answer.alternatives


@pytest.mark.parametrize("question", IN_TIME)
def test_a_difference_of_two_times_is_a_change(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(IN_TIME[question]).canonical()
