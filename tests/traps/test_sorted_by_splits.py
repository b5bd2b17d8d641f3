"""Sorted by what the numbers are split by, by its name or alphabetically, in a question and behind one."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form, told

BY_COUNTRY = {
    "en": "views by country",
    "es": "visualizaciones por país",
    "de": "Aufrufe nach Land",
    "fr": "vues par pays",
    "pt": "visualizações por país",
}
UP = [
    ("en", "sort by country"),
    ("en", "alphabetically"),
    ("en", "sort it alphabetically"),
    ("es", "ordena por país"),
    ("es", "por orden alfabético"),
    ("de", "sortiere nach Land"),
    ("de", "alphabetisch sortiert"),
    ("fr", "trie par pays"),
    ("fr", "par ordre alphabétique"),
    ("pt", "ordena por país"),
    ("pt", "em ordem alfabética"),
]
DOWN = [
    ("en", "sort by country descending"),
    ("es", "ordena por país en orden descendente"),
    ("de", "sortiert nach Land absteigend"),
    ("fr", "trie par pays en ordre décroissant"),
    ("pt", "ordena por país em ordem decrescente"),
]


@pytest.mark.parametrize(("language", "question"), UP)
def test_from_the_first_on(language: str, question: str, parlance: Parlance) -> None:
    answer = told(parlance, BY_COUNTRY[language], question)
    assert answer.table is not None
    names = [str(row[0]) for row in answer.table.rows if row[0] is not None]
    assert names == sorted(names)
    assert meant(parlance, BY_COUNTRY[language], question) == one_form("views by country order country asc")


@pytest.mark.parametrize(("language", "question"), [*UP, *DOWN])
def test_the_sentence_says_which_way(language: str, question: str, parlance: Parlance) -> None:
    answer = told(parlance, BY_COUNTRY[language], question)
    assert answer.query is not None
    assert meant(parlance, answer.interpretation) == meant(parlance, BY_COUNTRY[language], question)
    assert answer.query.order[0].descending == ((language, question) in DOWN)


@pytest.mark.parametrize(
    ("questions", "query"),
    [
        (("views by country sorted by country",), "views by country order country asc"),
        (("views by country in alphabetical order",), "views by country order country asc"),
        (("views by month sorted by month descending",), "views by month order month desc"),
        (("views by country sorted by device",), "refuse unused"),
        (("views alphabetically",), "refuse unused"),
        # The first five by their number are no other five because of their names.
        (("top 5 countries by views sorted alphabetically",), "refuse unused"),
        (("top 5 countries by views", "sort by country"), "refuse unused"),
        (("views by country", "alphabetically", "descending"), "views by country order country desc"),
        (("views by country", "alphabetically", "by views"), "views by country order views desc"),
        (("views by country", "descending"), "views by country order views desc"),
        (("views by month", "order by month"), "views by month order month asc"),
    ],
)
def test_what_is_sorted_by(questions: tuple[str, ...], query: str, parlance: Parlance) -> None:
    assert meant(parlance, *questions) == one_form(query)
