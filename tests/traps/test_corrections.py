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
        ("everything but Germany", 'views by country where not (country = "Germany")'),
        ("no Germany", 'views by country where not (country = "Germany")'),
    ],
)
def test_beside_a_split(question: str, query: str, parlance: Parlance) -> None:
    assert meant(parlance, "views by country", question) == one_form(query)


APRIL = [
    "views by country in April",
    "Aufrufe nach Land im April",
    "visualizaciones por país en abril",
    "vues par pays en avril",
    "visualizações por país em abril",
]


@pytest.mark.parametrize(
    ("language", "question", "query"),
    [
        (0, "not April, May", "views by country during named(month=5)"),
        (0, "May, not April", "views by country during named(month=5)"),
        (0, "not April but May", "views by country during named(month=5)"),
        (1, "nicht im April, sondern im Mai", "views by country during named(month=5)"),
        (2, "no abril, mayo", "views by country during named(month=5)"),
        (3, "pas en avril, en mai", "views by country during named(month=5)"),
        (4, "não em abril, mas em maio", "views by country during named(month=5)"),
        (0, "not by country, by device", "views by device during named(month=4)"),
        (0, "by device, not by country", "views by device during named(month=4)"),
        (1, "nicht nach Land, sondern nach Gerät", "views by device during named(month=4)"),
        (2, "no por país, por dispositivo", "views by device during named(month=4)"),
        (3, "pas par pays, par appareil", "views by device during named(month=4)"),
        (4, "não por país, por dispositivo", "views by device during named(month=4)"),
        (0, "not views, watch time", "watch_time by country during named(month=4)"),
        (0, "watch time instead of views", "watch_time by country during named(month=4)"),
        (1, "nicht Aufrufe, sondern Wiedergabezeit", "watch_time by country during named(month=4)"),
        (
            2,
            "no visualizaciones, sino tiempo de visualización",
            "watch_time by country during named(month=4)",
        ),
        (3, "pas les vues, le temps de visionnage", "watch_time by country during named(month=4)"),
        (4, "não visualizações, tempo de visualização", "watch_time by country during named(month=4)"),
    ],
)
def test_what_is_denied_gives_place(language: int, question: str, query: str, parlance: Parlance) -> None:
    assert meant(parlance, APRIL[language], question) == one_form(query)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "actually by device"),
        (0, "wrong, I wanted by device"),
        (0, "that's wrong, by device"),
        (0, "oops, by device"),
        (0, "wait, by device"),
        (1, "falsch, ich wollte nach Gerät"),
        (1, "eigentlich nach Gerät"),
        (2, "en realidad por dispositivo"),
        (2, "perdón, por dispositivo"),
        (3, "en fait par appareil"),
        (3, "c'est faux, je voulais par appareil"),
        (4, "na verdade por dispositivo"),
        (4, "desculpe, por dispositivo"),
    ],
)
def test_a_split_is_put_right(language: int, question: str, parlance: Parlance) -> None:
    assert meant(parlance, APRIL[language], question) == one_form("views by device during named(month=4)")


@pytest.mark.parametrize(
    ("questions", "query"),
    [
        # What was not asked for is not put right, and what stands beside it stays.
        (("views in March", "not April, May"), "refuse unused"),
        (("views by country", "not watch time"), "refuse unused"),
        (("views", "watch time instead of sessions"), "refuse nothing_to_drop"),
        (("views by device and country", "not by device, by category"), "views by country, category"),
        (("views by device and country", "by category instead of device"), "views by country, category"),
        (("views and watch time", "not views, unique viewers"), "watch_time, unique_viewers"),
        (("views and watch time", "unique viewers instead of views"), "watch_time, unique_viewers"),
    ],
)
def test_only_what_is_denied(questions: tuple[str, ...], query: str, parlance: Parlance) -> None:
    assert meant(parlance, *questions) == one_form(query)
