"""Edits of an answer said in other words: finer, back again, as percentages, sorted by another number."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

BY_COUNTRY = [
    "views by country",
    "Aufrufe nach Land",
    "visualizaciones por país",
    "vues par pays",
    "visualizações por país",
]
BY_DAY = [
    "views by day",
    "Aufrufe nach Tag",
    "visualizaciones por día",
    "vues par jour",
    "visualizações por dia",
]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "make it weekly"),
        (0, "make that weekly please"),
        (0, "per week instead"),
        (1, "mach es wöchentlich"),
        (1, "wöchentlich bitte"),
        (2, "hazlo semanal"),
        (2, "por semana en su lugar"),
        (3, "mets-le en hebdomadaire"),
        (3, "par semaine plutôt"),
        (4, "faça semanal"),
        (4, "por semana em vez disso"),
    ],
)
def test_how_fine_a_time_is(language: int, question: str, parlance: Parlance) -> None:
    assert meant(parlance, BY_DAY[language], question) == "views by week"


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "break it down by month"),
        (1, "schlüssle es nach Monat auf"),
        (2, "desglósalo por mes"),
        (3, "détaille par mois"),
        (4, "detalhe isso por mês"),
    ],
)
def test_broken_down_by_month_keeps_the_split(language: int, question: str, parlance: Parlance) -> None:
    assert meant(parlance, BY_COUNTRY[language], question) == "views by country, month"


@pytest.mark.parametrize(
    ("language", "without", "back"),
    [
        (0, "without Germany", "add Germany back"),
        (0, "except Germany", "bring Germany back"),
        (0, "except Germany", "include Germany again"),
        (1, "ohne Deutschland", "nimm Deutschland wieder dazu"),
        (1, "ohne Deutschland", "füge Deutschland wieder hinzu"),
        (2, "sin Alemania", "vuelve a incluir Alemania"),
        (2, "sin Alemania", "añade Alemania de vuelta"),
        (3, "sans l'Allemagne", "remets l'Allemagne"),
        (4, "sem Alemanha", "adicione a Alemanha de volta"),
    ],
)
def test_what_was_left_out_comes_back(language: int, without: str, back: str, parlance: Parlance) -> None:
    assert meant(parlance, BY_COUNTRY[language], without, back) == "views by country"


def test_of_two_left_out_one_comes_back(parlance: Parlance) -> None:
    questions = ("views by country", "except Germany and France", "add Germany back")
    assert meant(parlance, *questions) == one_form('views by country where not (country = "France")')


def test_nothing_comes_back_that_was_never_left_out(parlance: Parlance) -> None:
    assert meant(parlance, "views by country", "add Germany back") == "refuse nothing_to_go_on"


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "as percentages"),
        (0, "in percent please"),
        (1, "als Prozente"),
        (1, "in Prozent"),
        (2, "en porcentajes"),
        (3, "en pourcentage"),
        (4, "em porcentagem"),
    ],
)
def test_percentages_are_shares_of_the_same_number(language: int, question: str, parlance: Parlance) -> None:
    assert meant(parlance, BY_COUNTRY[language], question) == "views by country with share(views)"


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "sorted by completed sessions instead"),
        (1, "sortiert nach abgeschlossenen Sitzungen stattdessen"),
        (2, "ordenado por sesiones completadas en su lugar"),
        (3, "trié par sessions terminées à la place"),
        (4, "ordenado por sessões concluídas em vez disso"),
    ],
)
def test_sorted_by_another_number_instead(language: int, question: str, parlance: Parlance) -> None:
    ranked = "completions by country order completions desc"
    assert meant(parlance, BY_COUNTRY[language], question) == ranked


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "how many on mobile?"),
        (1, "wie viele auf Mobile?"),
        (2, "¿cuántas en móvil?"),
        (3, "combien sur mobile ?"),
        (4, "quantas no celular?"),
    ],
)
def test_how_many_of_a_sum_of_views(language: int, question: str, parlance: Parlance) -> None:
    mobile = 'views by country where device = "Mobile"'
    assert meant(parlance, BY_COUNTRY[language], question) == mobile


def test_how_many_is_no_length(parlance: Parlance) -> None:
    assert meant(parlance, "watch time by country", "how many on mobile?") == "refuse unused"
