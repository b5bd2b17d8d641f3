"""How many groups meet a condition is told only where all that do are shown, and not of the first few."""

import pytest

from engine import Parlance

# Five countries have more than 5,000 views; third of them is Germany with 6,806.
CUT = {
    "top 3 countries with more than 5000 views": "the lowest of these 3 is Germany with 6,806.",
    "Top 3 Länder mit mehr als 5000 Aufrufen": "am niedrigsten von diesen 3: Deutschland mit 6.806.",
    "top 3 países con más de 5000 visualizaciones": "mínimo de estos 3: Alemania con 6.806.",
    "top 3 pays avec plus de 5000 vues": "minimum de ces 3\u00a0: Allemagne avec 6\u202f806.",
    "top 3 países com mais de 5000 visualizações": "mínimo destes 3: Alemanha com 6.806.",
}
WHOLE = {
    "countries with more than 5000 views": "5 countries in all meet the condition.",
    "países con más de 5000 visualizaciones": "cumplen la condición 5 grupos en total.",
    "pays avec plus de 5000 vues": "la condition est remplie par 5 groupes en tout.",
    "países com mais de 5000 visualizações": "cumprem a condição 5 grupos no total.",
}


@pytest.mark.parametrize("question", CUT)
def test_the_first_few_are_not_all_that_meet_it(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).sentence.endswith(CUT[question])


@pytest.mark.parametrize("question", WHOLE)
def test_all_that_meet_it_are_counted(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).sentence.endswith(WHOLE[question])
