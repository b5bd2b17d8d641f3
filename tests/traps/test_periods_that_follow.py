"""A period behind an answer of one: one more of them, the one before it, the same of a year before."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form, told

OCTOBER = {
    "en": "views in October",
    "es": "visualizaciones en octubre",
    "de": "Aufrufe im Oktober",
    "fr": "vues en octobre",
    "pt": "visualizações em outubro",
}
MONTH = {
    "en": "views last month",
    "es": "visualizaciones el mes pasado",
    "de": "Aufrufe letzten Monat",
    "fr": "vues le mois dernier",
    "pt": "visualizações no mês passado",
}


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "also September"),
        ("en", "September too"),
        ("en", "as well as September"),
        ("es", "también septiembre"),
        ("es", "así como septiembre"),
        ("de", "auch im September"),
        ("de", "sowie September"),
        ("fr", "aussi septembre"),
        ("fr", "ainsi que septembre"),
        ("pt", "também setembro"),
        ("pt", "bem como setembro"),
    ],
)
def test_one_more_is_shown_alone_or_beside(language: str, question: str, parlance: Parlance) -> None:
    answer = told(parlance, OCTOBER[language], question)
    assert answer.status == "clarify"
    meanings = {meant(parlance, OCTOBER[language], question, at) for at in ("1", "2")}
    beside = "views during named(month=10) compare named(month=9)"
    assert meanings == {one_form("views during named(month=9)"), one_form(beside)}


@pytest.mark.parametrize(
    ("questions", "query"),
    [
        (("views in October compared with September", "also August"), "refuse too_many_periods"),
        (("views in October", "also by device in September"), "views by device during named(month=9)"),
        (("views in October", "and September"), "views during named(month=9)"),
        (("views", "also September"), "views during named(month=9)"),
    ],
)
def test_a_period_is_no_other_addition(questions: tuple[str, ...], query: str, parlance: Parlance) -> None:
    assert meant(parlance, *questions) == one_form(query)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "same week last year"),
        ("es", "la misma semana del año pasado"),
        ("de", "gleiche Woche im Vorjahr"),
        ("de", "Vorjahreswoche"),
        ("fr", "la même semaine l'an dernier"),
        ("pt", "a mesma semana do ano passado"),
    ],
)
def test_a_month_has_no_same_week(language: str, question: str, parlance: Parlance) -> None:
    assert meant(parlance, MONTH[language], question) == "refuse unused"


@pytest.mark.parametrize(
    ("questions", "query"),
    [
        (("views last week", "same week last year"), "views during calendar(week, -1) compare last_year"),
        (("views last month", "same time last year"), "views during calendar(month, -1) compare last_year"),
        (
            ("views by week in 2026", "same week last year"),
            "views by week during named(year=2026) compare last_year",
        ),
        (("views this year", "and the year before that"), "views during calendar(year, -1)"),
        (("views last month", "and the year before that"), "views during calendar(month, -13)"),
        (
            ("views last month compared with last year", "and the year before that"),
            "views during calendar(month, -13) compare last_year",
        ),
    ],
)
def test_the_year_before(questions: tuple[str, ...], query: str, parlance: Parlance) -> None:
    assert meant(parlance, *questions) == one_form(query)


def test_before_what_it_was_held_against(parlance: Parlance) -> None:
    """Before May against April comes March, and none is held against itself."""
    said = ("views in May 2026 compared with April 2026", "and the month before that?")
    march = "views during named(year=2026, month=3)"
    against = f"{march} compare named(year=2026, month=4)"
    assert {meant(parlance, *said, at) for at in ("1", "2")} == {one_form(march), one_form(against)}
