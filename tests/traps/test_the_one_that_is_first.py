"""Behind "which category had the most views", "it" is that category, and another number may be of it."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form, told

FIRST = {
    "en": "which category had the most views in October?",
    "es": "qué categoría tuvo más visualizaciones en octubre",
    "de": "welche Kategorie hatte im Oktober die meisten Aufrufe",
    "fr": "quelle catégorie a eu le plus de vues en octobre",
    "pt": "que categoria teve mais visualizações em outubro",
}
OF_IT = [
    ("en", "how many unique viewers did it have?"),
    ("es", "¿cuántos espectadores únicos tuvo?"),
    ("es", "¿cuántos espectadores únicos tuvo ella?"),
    ("de", "wie viele eindeutige Zuschauer hatte sie?"),
    ("fr", "combien de spectateurs uniques a-t-elle ?"),
    ("pt", "quantos espectadores únicos ela teve?"),
    ("pt", "quantos espectadores únicos dela?"),
]
ANOTHER = {
    "en": "and how many unique viewers?",
    "es": "¿y cuántos espectadores únicos?",
    "de": "und wie viele eindeutige Zuschauer?",
    "fr": "et combien de spectateurs uniques ?",
    "pt": "e quantos espectadores únicos?",
}


@pytest.mark.parametrize(("language", "question"), OF_IT)
def test_it_is_the_one_that_was_shown(language: str, question: str, parlance: Parlance) -> None:
    """Drama is the category with the most views in October, and not the one with the most viewers."""
    one = one_form('unique_viewers by category where category = "Drama" during named(month=10)')
    assert meant(parlance, FIRST[language], question) == one


@pytest.mark.parametrize("language", FIRST)
def test_another_number_may_be_of_it(language: str, parlance: Parlance) -> None:
    answer = told(parlance, FIRST[language], ANOTHER[language])
    assert answer.status == "clarify"
    assert [one.query.where is None for one in answer.alternatives] == [True, False]


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("views by category", "how many unique viewers are there?"),
        (FIRST["en"], "how many unique viewers are there?"),
        ("views by category", "how many unique viewers did it have?"),
    ],
)
def test_no_one_thing_is_meant(before: str, question: str, parlance: Parlance) -> None:
    assert meant(parlance, before, question) == one_form("unique_viewers")


def test_a_ranking_of_its_own_is_no_question(parlance: Parlance) -> None:
    wanted = one_form("unique_viewers by category during named(month=10) order unique_viewers desc limit 3")
    assert meant(parlance, FIRST["en"], "and the top 3 by unique viewers instead") == wanted
