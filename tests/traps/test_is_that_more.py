""" "Is that more than last year" shows both numbers; thanks before a question that goes on say nothing."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

MONTH = {
    "en": "views last month",
    "es": "visualizaciones el mes pasado",
    "de": "Aufrufe letzten Monat",
    "fr": "vues le mois dernier",
    "pt": "visualizações no mês passado",
}


@pytest.mark.parametrize(
    ("language", "question", "against"),
    [
        ("en", "is that more than last year?", "last_year"),
        ("en", "is it less than the month before?", "previous"),
        ("es", "¿es más que el año pasado?", "last_year"),
        ("es", "¿es más que el mes anterior?", "previous"),
        ("de", "ist das mehr als im Vorjahr?", "last_year"),
        ("de", "ist das mehr als im Vormonat?", "previous"),
        ("fr", "c'est plus que l'an dernier ?", "last_year"),
        ("pt", "é mais do que no ano passado?", "last_year"),
    ],
)
def test_both_are_shown(language: str, question: str, against: str, parlance: Parlance) -> None:
    wanted = one_form(f"views during calendar(month, -1) compare {against}")
    assert meant(parlance, MONTH[language], question) == wanted


@pytest.mark.parametrize(
    ("first", "question", "query"),
    [
        ("views", "is that more than last year", "refuse comparison_without_period"),
        ("views by country", "more than 1000", "views by country having views > 1000"),
    ],
)
def test_a_bound_stays_a_bound(first: str, question: str, query: str, parlance: Parlance) -> None:
    assert meant(parlance, first, question) == one_form(query)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "great, by device"),
        ("en", "thanks, now by device"),
        ("es", "perfecto, por dispositivo"),
        ("de", "danke, jetzt nach Gerät"),
        ("fr", "merci, par appareil"),
        ("pt", "obrigado, por dispositivo"),
    ],
)
def test_thanks_say_nothing(language: str, question: str, parlance: Parlance) -> None:
    assert meant(parlance, MONTH[language], question) == one_form(
        "views by device during calendar(month, -1)"
    )
