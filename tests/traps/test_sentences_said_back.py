"""Sentences that restate a query and were refused, or taken for another one, when they were asked."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

AT_MOST = "views by country during span(to named(year=2026, month=5)) having views <= 1927"
REJECTED = "rejected_rows by source having rejected_rows > average"
UNIQUE = "count_distinct(quality_flag) where viewer.signup_date < field video.published_at"
BY_DAY = (
    "suspect_view_rate by day where video.published_at < field viewer.signup_date "
    "during named(year=2026, month=5)"
)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        # A bound that looks like a year, before a time that has only an end.
        (AT_MOST, "Views by country with views at most 1927 until May 2026"),
        (AT_MOST, "Aufrufe nach Land mit Aufrufe höchstens 1927 bis Mai 2026"),
        (AT_MOST, "Visualizaciones por país con visualizaciones como máximo 1927 hasta mayo de 2026"),
        (AT_MOST, "Vues par pays avec vues au plus 1927 jusqu'à mai 2026"),
        (AT_MOST, "Visualizações por país com visualizações no máximo 1927 até maio de 2026"),
        # A number of rows by a field of these very rows.
        (REJECTED, "Rows rejected by source with rows rejected above the average"),
        # Two fields held against each other where a field is counted.
        (UNIQUE, "Number of unique quality flag where signup date earlier than publication time"),
        (
            UNIQUE,
            "Anzahl verschiedener Qualitätskennzeichen wo Anmeldedatum früher als Veröffentlichungszeit",
        ),
        (
            UNIQUE,
            "Número de diferentes marca de calidad donde fecha de registro antes que fecha de publicación",
        ),
        (
            UNIQUE,
            "Nombre de valeurs de marque de qualité où date d'inscription plus tôt que date de publication",
        ),
        (
            UNIQUE,
            "Número de diferentes marca de qualidade onde data de cadastro mais cedo que data de publicação",
        ),
        # The period is of the views, not of the field that is named in the condition.
        (
            BY_DAY,
            "Vues suspectes par jour où date de publication plus tôt que date d'inscription en mai 2026",
        ),
    ],
)
def test_the_query_comes_back(query: str, said: str, parlance: Parlance) -> None:
    assert meant(parlance, said) == one_form(query)


def test_over_a_year_stays_a_time(parlance: Parlance) -> None:
    assert meant(parlance, "views over 2024 until May 2026") == one_form(
        "views during span(from named(year=2024), to named(year=2026, month=5))"
    )


def test_values_said_twice_are_no_number(parlance: Parlance) -> None:
    said = (
        "Nullwertrate nach Batch-Fenster wo Wochentag der Batch-Fenster mehr als 6 "
        "mit Nullwertrate über dem Durchschnitt bis Juni 2025 sortiert nach Nullwertrate"
    )
    assert parlance.ask(said).interpretation == said
