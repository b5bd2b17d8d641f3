""" "Or Spain?" comes beside the values before; what an answer never had cannot be left out of it."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form, told

FRANCE = {
    "en": "views in France last week",
    "es": "visualizaciones en Francia la semana pasada",
    "de": "Aufrufe in Frankreich letzte Woche",
    "fr": "vues en France la semaine dernière",
    "pt": "visualizações na França na semana passada",
}


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "or Spain?"),
        ("es", "¿o España?"),
        ("de", "oder Spanien?"),
        ("fr", "ou l'Espagne ?"),
        ("pt", "ou Espanha?"),
    ],
)
def test_or_another_value(language: str, question: str, parlance: Parlance) -> None:
    both = one_form('views where country in ["France", "Spain"] during calendar(week, -1)')
    assert meant(parlance, FRANCE[language], question) == both


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("or by device", 'views by device where country = "France" during calendar(week, -1)'),
        ("or last month?", 'views where country = "France" during calendar(month, -1)'),
        ("or watch time?", 'watch_time where country = "France" during calendar(week, -1)'),
        ("or rather Spain", 'views where country = "Spain" during calendar(week, -1)'),
        ("not France", 'views where not (country = "France") during calendar(week, -1)'),
    ],
)
def test_or_something_else(question: str, query: str, parlance: Parlance) -> None:
    assert meant(parlance, FRANCE["en"], question) == one_form(query)


@pytest.mark.parametrize(
    ("language", "question", "named"),
    [
        ("en", "and not Spain", "Spain"),
        ("es", "y no España", "España"),
        ("de", "nicht Spanien", "Spanien"),
        ("fr", "pas l'Espagne", "Espagne"),
        ("pt", "não Espanha", "Espanha"),
    ],
)
def test_what_was_never_in_is_not_left_out(
    language: str, question: str, named: str, parlance: Parlance
) -> None:
    """France would be given up without a word."""
    answer = told(parlance, FRANCE[language], question)
    assert answer.code == "nothing_to_drop"
    assert named in answer.reason
