"""What other languages say their own way: texts in names, bounds without "between", averages behind."""

import pytest

from engine import Parlance

SAME = [
    ("de", "Aufrufe der Titel, die night enthalten", "views of titles that contain night"),
    ("de", "Aufrufe der Titel, deren Name night enthält", "views of titles containing night"),
    ("de", "Aufrufe der Titel, die night nicht enthalten", "views of titles not containing night"),
    ("de", "Aufrufe nach Titel, die mit The beginnen", "views by title starting with The"),
    ("fr", "vues par titre dont le nom contient night", "views by title containing night"),
    ("es", "visualizaciones por título cuyo nombre contiene night", "views by title containing night"),
    ("pt", "visualizações por título cujo nome contém night", "views by title containing night"),
    ("de", "Länder mit 4000 bis 5000 Aufrufen", "countries with between 4000 and 5000 views"),
    ("fr", "pays avec 4000 à 5000 vues", "countries with between 4000 and 5000 views"),
    ("es", "países con 4000 a 5000 visualizaciones", "countries with between 4000 and 5000 views"),
    ("pt", "países com 4000 a 5000 visualizações", "countries with between 4000 and 5000 views"),
    ("de", "Top5 Länder nach Aufrufen", "top 5 countries by views"),
    ("en", "top 3 titles that contain night by views", "top 3 titles by views where title contains night"),
    ("de", "Wiedergaben nach Uhrzeit (Stunde des Tages)", "views by hour of the day"),
    (
        "es",
        "visualizaciones por país y categoría top 3 en cada país por visualizaciones",
        "views by country and category top 3 in each country by views",
    ),
    ("de", "Aufrufe nach Land Plätze 2 bis 4 nach Aufrufe", "views by country places 2 to 4 by views"),
]


@pytest.mark.parametrize(("language", "question", "english"), SAME)
def test_said_otherwise_it_is_the_same_query(
    language: str, question: str, english: str, parlance: Parlance
) -> None:
    answer, meant = parlance.ask(question), parlance.ask(english)
    assert (answer.status, answer.language) == ("answer", language), answer.sentence
    assert answer.query == meant.query, (answer.interpretation, meant.interpretation)


@pytest.mark.parametrize(
    "question",
    ["viewers by number of sessions: 1-4 and 4", "spectateurs par nombre de sessions : 1 à 4 et 4"],
)
def test_what_are_no_classes_is_refused(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).status != "answer"


@pytest.mark.parametrize(
    "question",
    [
        "views by country where video title over 5",
        "Duración media de visualización por fecha de registro donde categoría menos de 100000",
    ],
)
def test_classes_have_no_bounds(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).status != "answer"


def test_a_verb_is_no_part_of_a_name_with_underscores(parlance: Parlance) -> None:
    answer = parlance.ask("unique viewers where player event is video_ended in 2026")
    assert answer.interpretation == 'Unique viewers where player event is "video_ended" in 2026'


def test_french_contracts_before_a_period_that_goes_on(parlance: Parlance) -> None:
    text = "alertes par année en mai 2026 par rapport au trimestre dernier jusqu'à la même date"
    answer = parlance.ask(text)
    assert answer.query is not None
    assert answer.query.compare_to is not None
