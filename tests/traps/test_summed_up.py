""" "Sum them up" is the sum of what was shown, where that adds up; "in minutes" is no number of its own."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

BY_DEVICE = {
    "en": "views by device last month",
    "es": "visualizaciones por dispositivo el mes pasado",
    "de": "Aufrufe nach Gerät letzten Monat",
    "fr": "vues par appareil le mois dernier",
    "pt": "visualizações por dispositivo no mês passado",
}
TOP = {
    "en": "top 3 countries by views",
    "es": "top 3 de países por visualizaciones",
    "de": "Top 3 Länder nach Aufrufen",
    "fr": "top 3 des pays par vues",
    "pt": "top 3 países por visualizações",
}
SUMS = [
    ("en", "sum them up"),
    ("en", "add them up"),
    ("en", "what's the sum?"),
    ("es", "súmalos"),
    ("es", "¿cuál es la suma?"),
    ("de", "zähl sie zusammen"),
    ("de", "Summe?"),
    ("fr", "fais la somme"),
    ("pt", "some tudo"),
    ("pt", "qual é a soma?"),
]


@pytest.mark.parametrize(("language", "question"), SUMS)
def test_the_sum_of_what_was_shown(language: str, question: str, parlance: Parlance) -> None:
    assert meant(parlance, BY_DEVICE[language], question) == one_form("views during calendar(month, -1)")
    three = 'views where country in ["Germany", "United Kingdom", "United States"]'
    assert meant(parlance, TOP[language], question) == one_form(three)


@pytest.mark.parametrize(
    ("first", "question", "refused"),
    [
        ("unique viewers by device", "sum them up", "refuse aggregate_of_metric"),  # some are in two of them
        ("completion rate by device", "sum them up", "refuse aggregate_of_metric"),
        ("views", "sum", "refuse nothing_to_drop"),
        ("top 3 titles by views in each country", "sum them up", "refuse unused"),
    ],
)
def test_what_has_no_sum(first: str, question: str, refused: str, parlance: Parlance) -> None:
    assert meant(parlance, first, question) == refused


@pytest.mark.parametrize(
    ("first", "question"),
    [
        (BY_DEVICE["en"], "in minutes"),
        (BY_DEVICE["en"], "in seconds"),
        (BY_DEVICE["es"], "en horas"),
        (BY_DEVICE["de"], "in Minuten"),
        (BY_DEVICE["fr"], "en heures"),
        (BY_DEVICE["pt"], "em minutos"),
    ],
)
def test_a_unit_alone_is_no_other_number(first: str, question: str, parlance: Parlance) -> None:
    """Views are told in no minutes, and nobody asked for the watch time."""
    assert meant(parlance, first, question).startswith("refuse")


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "hide TV"),
        ("en", "filter out TV"),
        ("es", "oculta TV"),
        ("fr", "masque TV"),
        ("pt", "oculte TV"),
    ],
)
def test_what_is_hidden_is_left_out(language: str, question: str, parlance: Parlance) -> None:
    without = one_form('views by device where not (device = "TV") during calendar(month, -1)')
    assert meant(parlance, BY_DEVICE[language], question) == without


def test_a_month_that_is_looked_at_closely(parlance: Parlance) -> None:
    may = one_form("views by month during named(year=2026, month=5)")
    assert meant(parlance, "views by month in 2026", "zoom in on May") == may
