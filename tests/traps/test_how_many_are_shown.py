"""A number alone behind a ranked answer is how many of it are shown, and what it replaces may be named."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

TOP = {
    "en": "top 5 countries by views",
    "es": "top 5 de países por visualizaciones",
    "de": "Top 5 Länder nach Aufrufen",
    "fr": "top 5 des pays par vues",
    "pt": "top 5 países por visualizações",
}
BOTTOM = {
    "en": "bottom 5 countries by views",
    "es": "5 países con menos visualizaciones",
    "de": "die 5 Länder mit den wenigsten Aufrufen",
    "fr": "les 5 pays avec le moins de vues",
    "pt": "5 países com menos visualizações",
}
FIRST_THREE = {
    "en": "only the first 3",
    "es": "solo los 3 primeros",
    "de": "nur die ersten 3",
    "fr": "seulement les 3 premiers",
    "pt": "só os 3 primeiros",
}


@pytest.mark.parametrize(
    ("language", "question", "limit"),
    [
        ("en", "make it 10", 10),
        ("en", "10", 10),
        ("en", "show me 10", 10),
        ("en", "10 instead of 5", 10),
        ("en", "only the first", 1),
        ("es", "que sean 10", 10),
        ("es", "10 en vez de 5", 10),
        ("es", "solo el primero", 1),
        ("de", "mach daraus 10", 10),
        ("de", "10 statt 5", 10),
        ("de", "nur das erste", 1),
        ("fr", "montre-moi 10", 10),
        ("fr", "10 au lieu de 5", 10),
        ("fr", "seulement le premier", 1),
        ("pt", "que seja 10", 10),
        ("pt", "10 em vez de 5", 10),
        ("pt", "só o primeiro", 1),
    ],
)
def test_so_many_are_shown(language: str, question: str, limit: int, parlance: Parlance) -> None:
    wanted = one_form(f"views by country order views desc limit {limit}")
    assert meant(parlance, TOP[language], question) == wanted


@pytest.mark.parametrize("language", BOTTOM)
def test_the_first_are_those_that_stand_first(language: str, parlance: Parlance) -> None:
    """Behind the least they are the least, and not the most."""
    wanted = one_form("views by country order views asc limit 3")
    assert meant(parlance, BOTTOM[language], FIRST_THREE[language]) == wanted


@pytest.mark.parametrize(
    ("first", "question", "refused"),
    [
        ("views by country", "make it 10", "refuse unused"),  # nothing is cut
        ("views by country", "the first 3", "refuse unused"),  # nothing ranks
        (TOP["en"], "10 instead of 4", "refuse nothing_to_go_on"),
        (TOP["en"], "10%", "refuse unused"),
        (TOP["en"], "only the first 3 by watch time", "refuse unused"),
    ],
)
def test_no_number_is_lost(first: str, question: str, refused: str, parlance: Parlance) -> None:
    assert meant(parlance, first, question) == refused


@pytest.mark.parametrize(
    ("first", "question", "query"),
    [
        ("views per month", "per week instead of per month", "views by week"),
        ("visualizaciones por mes", "por semana en vez de por mes", "views by week"),
        ("Aufrufe pro Monat", "pro Woche statt pro Monat", "views by week"),
        ("vues par mois", "par semaine au lieu de par mois", "views by week"),
        ("visualizações por mês", "por semana em vez de por mês", "views by week"),
        ("views by device", "by country instead of by device", "views by country"),
    ],
)
def test_a_split_in_the_place_of_one_said_by_it(
    first: str, question: str, query: str, parlance: Parlance
) -> None:
    assert meant(parlance, first, question) == query
