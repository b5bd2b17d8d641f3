"""A correction takes the place of what was understood: a value, a number, a period, a split."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

GERMANY = [
    "views in Germany last month",
    "Aufrufe in Deutschland letzten Monat",
    "visualizaciones en Alemania el mes pasado",
    "vues en Allemagne le mois dernier",
    "visualizações na Alemanha no mês passado",
]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "no, I mean France"),
        (0, "no, France"),
        (0, "I meant France"),
        (0, "not Germany, France"),
        (0, "not Germany but France"),
        (0, "France, not Germany"),
        (1, "nein, ich meine Frankreich"),
        (1, "ich meinte Frankreich"),
        (1, "nicht Deutschland, sondern Frankreich"),
        (2, "no, quería decir Francia"),
        (2, "me refería a Francia"),
        (2, "no Alemania, sino Francia"),
        (3, "non, je voulais dire la France"),
        (3, "pas l'Allemagne, la France"),
        (4, "não, quis dizer França"),
        (4, "não Alemanha, mas França"),
    ],
)
def test_a_value_is_put_right(language: int, question: str, parlance: Parlance) -> None:
    france = 'views where country = "France" during calendar(month, -1)'
    assert meant(parlance, GERMANY[language], question) == one_form(france)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "no, last week"),
        (1, "nein, letzte Woche"),
        (2, "no, la semana pasada"),
        (3, "non, la semaine dernière"),
        (4, "não, na semana passada"),
    ],
)
def test_a_period_is_put_right(language: int, question: str, parlance: Parlance) -> None:
    week = 'views where country = "Germany" during calendar(week, -1)'
    assert meant(parlance, GERMANY[language], question) == one_form(week)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "no, I meant unique viewers"),
        (1, "nein, ich meinte eindeutige Zuschauer"),
        (2, "no, quería decir espectadores únicos"),
        (3, "non, je voulais dire spectateurs uniques"),
        (4, "não, quis dizer espectadores únicos"),
    ],
)
def test_a_number_is_put_right(language: int, question: str, parlance: Parlance) -> None:
    viewers = 'unique_viewers where country = "Germany" during calendar(month, -1)'
    assert meant(parlance, GERMANY[language], question) == one_form(viewers)


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("no, by device", "views by device"),
        # What was not asked for is not put right: both are left out.
        ("not Germany, France", 'views by country where not (country in ["Germany", "France"])'),
        ("everything but Germany", "refuse unknown"),
        ("no Germany", 'views by country where not (country = "Germany")'),
    ],
)
def test_beside_a_split(question: str, query: str, parlance: Parlance) -> None:
    assert meant(parlance, "views by country", question) == one_form(query)
