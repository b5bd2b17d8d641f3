"""The second best is place two, however it is said: in one word, or around the noun."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

SECOND = "views by country order views desc limit 1 offset 1"
THIRD = "views by country order views desc limit 1 offset 2"
PLACES = {
    "second best country by views": SECOND,
    "the second country with the most views": SECOND,
    "zweitbestes Land nach Aufrufen": SECOND,
    "das zweithöchste Land nach Aufrufen": SECOND,
    "welches Land hat die zweitmeisten Aufrufe": SECOND,
    "das zweite Land mit den meisten Aufrufen": SECOND,
    "segundo mejor país por visualizaciones": SECOND,
    "el segundo país con más visualizaciones": SECOND,
    "deuxième meilleur pays par vues": SECOND,
    "le deuxième pays avec le plus de vues": SECOND,
    "segundo melhor país por visualizações": SECOND,
    # "Segundo" is also "according to".
    "o segundo país com mais visualizações": SECOND,
    "visualizações segundo o país": "views by country",
    "segundo país, visualizações": "views by country",
    # Nothing but the place and the number says that it is a ranking.
    "second country by views": SECOND,
    "second country in views": SECOND,
    "what is the third country by views": THIRD,
    "zweites Land nach Aufrufen": SECOND,
    "das dritte Land nach Aufrufen": THIRD,
    "segundo país por visualizaciones": SECOND,
    "tercer país en visualizaciones": THIRD,
    "deuxième pays par vues": SECOND,
    "segundo país em visualizações": SECOND,
    "segundo país por visualizações": SECOND,
    "terceiro país em visualizações": THIRD,
    "drittbestes Land nach Aufrufen": "views by country order views desc limit 1 offset 2",
    "the second country with the fewest views": "views by country order views asc limit 1 offset 1",
}


@pytest.mark.parametrize("question", PLACES)
def test_a_place(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(PLACES[question]).canonical()
