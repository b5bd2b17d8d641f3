"""What lies "before" lies before the period of the answer; a growth by month is from month to month."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

APRIL = [
    "views by country in April 2026",
    "Aufrufe nach Land im April 2026",
    "visualizaciones por país en abril de 2026",
    "vues par pays en avril 2026",
    "visualizações por país em abril de 2026",
]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "and the previous month?"),
        (0, "and the month before?"),
        (0, "and the period before?"),
        (1, "und im Monat davor?"),
        (1, "und im Vormonat?"),
        (2, "y el mes anterior?"),
        (2, "¿y el mes de antes?"),
        (3, "et le mois d'avant ?"),
        (3, "et le mois précédent ?"),
        (4, "e no mês anterior?"),
    ],
)
def test_the_month_before_is_the_one_before_that_of_the_answer(
    language: int, question: str, parlance: Parlance
) -> None:
    march = "views by country during named(year=2026, month=3)"
    assert meant(parlance, APRIL[language], question) == one_form(march)


@pytest.mark.parametrize(
    ("questions", "query"),
    [
        (("views in January 2026", "and the month before?"), "views during named(year=2025, month=12)"),
        (("views in Q1 2026", "and the quarter before?"), "views during named(year=2025, quarter=4)"),
        (("views on 1 March 2026", "and the day before?"), "views during named(year=2026, month=2, day=28)"),
        (("views last week", "and the week before?"), "views during calendar(week, -2)"),
        (("vues la semaine dernière", "et la semaine d'avant ?"), "views during calendar(week, -2)"),
        (("Aufrufe letzte Woche", "und in der Woche davor?"), "views during calendar(week, -2)"),
        (
            ("views last 7 days", "and the week before?"),
            "views during span(from calendar(day, -14), to calendar(day, -8))",
        ),
        (("views in April 2026", "and the year before?"), "views during named(year=2025, month=4)"),
        (("views this year", "and the previous week?"), "views during calendar(week, -1)"),
        # What is said by the clock stays so.
        (("views in April 2026", "and last month?"), "views during calendar(month, -1)"),
        # No week is the one before a month.
        (("views in April 2026", "and the week before?"), "refuse unused"),
        (("views in April 2026", "compared with the week before"), "refuse unused"),
    ],
)
def test_a_period_before_another(questions: tuple[str, ...], query: str, parlance: Parlance) -> None:
    assert meant(parlance, *questions) == one_form(query)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (0, "compared with the month before"),
        (0, "compared with the previous month"),
        (1, "verglichen mit dem Monat davor"),
        (1, "verglichen mit dem Vormonat"),
        (2, "comparado con el mes anterior"),
        (3, "par rapport au mois d'avant"),
        (4, "comparado com o mês anterior"),
    ],
)
def test_compared_with_the_month_before_is_a_comparison(
    language: int, question: str, parlance: Parlance
) -> None:
    compared = "views by country during named(year=2026, month=4) compare previous"
    assert meant(parlance, APRIL[language], question) == one_form(compared)


def test_the_month_before_leaves_no_comparison(parlance: Parlance) -> None:
    questions = ("Aufrufe nach Land im April 2026", "und im Monat davor?", "nach Gerät")
    assert meant(parlance, *questions) == one_form("views by device during named(year=2026, month=3)")


@pytest.mark.parametrize(
    ("questions", "period"),
    [
        (("views by month", "show it as a percentage change"), ""),
        (("views by month this year", "show it as a percentage change"), " during calendar(year, 0)"),
        (("Aufrufe nach Monat", "als prozentuale Veränderung"), ""),
        (("visualizaciones por mes", "como variación porcentual"), ""),
        (("vues par mois", "en variation en pourcentage"), ""),
        (("visualizações por mês", "como variação percentual"), ""),
    ],
)
def test_a_growth_of_months_is_from_month_to_month(
    questions: tuple[str, ...], period: str, parlance: Parlance
) -> None:
    grown = f"views by month{period} compare earlier(month, 1) with growth(views)"
    assert meant(parlance, *questions) == one_form(grown)


def test_a_growth_against_a_period_that_is_said(parlance: Parlance) -> None:
    questions = ("views this month", "growth vs last month")
    compared = "views during calendar(month, 0) compare calendar(month, -1) with growth(views)"
    assert meant(parlance, *questions) == one_form(compared)
