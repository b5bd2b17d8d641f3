""" "The others" and "without those" are all but what an answer showed, "only those" is just that."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

TOP = {
    "en": "top 3 countries by views",
    "es": "top 3 de países por visualizaciones",
    "de": "Top 3 Länder nach Aufrufen",
    "fr": "top 3 des pays par vues",
    "pt": "top 3 países por visualizações",
}
FRANCE = {
    "en": "views in France last week",
    "es": "visualizaciones en Francia la semana pasada",
    "de": "Aufrufe in Frankreich letzte Woche",
    "fr": "vues en France la semaine dernière",
    "pt": "visualizações na França na semana passada",
}
OTHERS = [
    ("en", "the others"),
    ("en", "and the rest?"),
    ("en", "what about everyone else"),
    ("es", "los demás"),
    ("es", "¿y los otros?"),
    ("de", "die anderen"),
    ("de", "und der Rest?"),
    ("fr", "les autres"),
    ("fr", "et le reste ?"),
    ("pt", "os outros"),
    ("pt", "e o resto?"),
]
WITHOUT = [
    ("en", "without those"),
    ("en", "excluding them"),
    ("en", "drop these"),
    ("es", "sin esos"),
    ("de", "ohne diese"),
    ("fr", "sans ceux-là"),
    ("pt", "sem esses"),
]
SHOWN = '["Germany", "United Kingdom", "United States"]'


@pytest.mark.parametrize(("language", "question"), [*OTHERS, *WITHOUT])
def test_all_but_the_first_three(language: str, question: str, parlance: Parlance) -> None:
    """The three with the most views, looked up by hand, are left out."""
    wanted = one_form(f"views by country where not (country in {SHOWN})")
    assert meant(parlance, TOP[language], question) == wanted


@pytest.mark.parametrize(("language", "question"), OTHERS)
def test_all_but_what_a_filter_lets_in(language: str, question: str, parlance: Parlance) -> None:
    wanted = one_form('views where not (country = "France") during calendar(week, -1)')
    assert meant(parlance, FRANCE[language], question) == wanted


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "only those"),
        ("en", "those only"),
        ("de", "nur diese"),
        ("es", "solo esos"),
        ("pt", "só esses"),
    ],
)
def test_just_those(language: str, question: str, parlance: Parlance) -> None:
    assert meant(parlance, TOP[language], question) == one_form(f"views by country where country in {SHOWN}")


@pytest.mark.parametrize(
    ("first", "question", "query"),
    [
        ("views by country", "the others", "refuse rest_of_what"),
        ("views in France on TV", "the others", "refuse rest_of_what"),  # others of which, nobody says
        ("views by country", "without those", "refuse nothing_to_go_on"),
        ("top 3 titles by views in each country", "the others", "refuse unused"),
        (TOP["en"], "show the rest", "views by country order views desc"),
    ],
)
def test_others_of_what(first: str, question: str, query: str, parlance: Parlance) -> None:
    assert meant(parlance, first, question) == one_form(query)
