"""Two times that "and" joins have a number each, the later beside the earlier; the same days are a part."""

import pytest

from engine import Parlance
from semantic.periods import CalendarPeriod, NamedPeriod, OtherPeriod, Period, ToDatePeriod
from semantic.query import DimensionTerm, LogicalQuery, MetricRef, TimeScope

MAY, APRIL = NamedPeriod(month=5), NamedPeriod(month=4)
MAY_2026, MAY_2025 = NamedPeriod(year=2026, month=5), NamedPeriod(year=2025, month=5)
THIS_WEEK, LAST_WEEK = (CalendarPeriod(unit="week", offset=offset) for offset in (0, -1))
TO_DATE, BEFORE = ToDatePeriod(unit="month"), ToDatePeriod(unit="month", offset=-1)
# The later and the earlier.
QUESTIONS: dict[str, tuple[Period, Period]] = {
    "views in May 2025 and May 2026": (MAY_2026, MAY_2025),
    "views in April and in May": (MAY, APRIL),
    "views in May and April": (MAY, APRIL),
    "views this week and last week": (THIS_WEEK, LAST_WEEK),
    "Aufrufe im Mai 2025 und im Mai 2026": (MAY_2026, MAY_2025),
    "Aufrufe im April und im Mai": (MAY, APRIL),
    "visualizaciones en abril y en mayo": (MAY, APRIL),
    "visualizaciones en mayo de 2025 y en mayo de 2026": (MAY_2026, MAY_2025),
    "vues en avril et en mai": (MAY, APRIL),
    "vues en mai 2025 et en mai 2026": (MAY_2026, MAY_2025),
    "visualizações em abril e em maio": (MAY, APRIL),
    "visualizações em maio de 2025 e em maio de 2026": (MAY_2026, MAY_2025),
    "views this month so far vs the same days last month": (TO_DATE, BEFORE),
    "views month to date compared with the same days of last month": (TO_DATE, BEFORE),
    "Aufrufe diesen Monat bisher verglichen mit denselben Tagen des letzten Monats": (TO_DATE, BEFORE),
    "visualizaciones de este mes hasta ahora frente a los mismos días del mes pasado": (TO_DATE, BEFORE),
    "vues ce mois jusqu'ici par rapport aux mêmes jours du mois dernier": (TO_DATE, BEFORE),
}
# Which month ranks, bounds or shares; people of both months; three times; one year for both or not.
OPEN = (
    "top 5 countries by views in April and in May",
    "countries with more than 100 views in April and May",
    "how many viewers watched in April and in May",
    "share of views by device in April and May",
    "views by week in April and May",
    "views in April, May and June",
    "views in April and May 2026",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_has_its_number(question: str, parlance: Parlance) -> None:
    later, earlier = QUESTIONS[question]
    wanted = LogicalQuery(
        metrics=(MetricRef(name="views"),),
        time=TimeScope(period=later),
        compare_to=OtherPeriod(period=earlier),
    )
    answer = parlance.ask(question)
    assert answer.query is not None, answer.reason
    assert answer.query.hash == wanted.hash, answer.interpretation


def test_each_group_has_both(parlance: Parlance) -> None:
    query = parlance.ask("views by country in April and in May").query
    assert query is not None
    assert query.group_by == (DimensionTerm(name="country"),)
    assert (query.time, query.compare_to) == (TimeScope(period=MAY), OtherPeriod(period=APRIL))


@pytest.mark.parametrize("question", OPEN)
def test_what_is_open_is_not_answered(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).status != "answer"
