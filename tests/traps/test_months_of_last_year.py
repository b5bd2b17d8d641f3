"""A month or a quarter with "last year" beside it is that of last year, and no comparison with it."""

import pytest

from engine import Parlance
from semantic.periods import NamedPeriod, OtherPeriod
from semantic.query import LogicalQuery, MetricRef, TimeScope
from semantic.text_form import from_text, to_text

MAY, Q4 = NamedPeriod(years_ago=1, month=5), NamedPeriod(years_ago=1, quarter=4)
MAY_NOW = NamedPeriod(years_ago=0, month=5)
QUESTIONS = {
    "views in May last year": MAY,
    "views in May of last year": MAY,
    "views in Q4 last year": Q4,
    "views in the last quarter of last year": Q4,
    "views in May this year": MAY_NOW,
    "Aufrufe im Mai letzten Jahres": MAY,
    "Aufrufe im Mai des letzten Jahres": MAY,
    "Aufrufe im vierten Quartal letzten Jahres": Q4,
    "Aufrufe im letzten Quartal des letzten Jahres": Q4,
    "visualizaciones en mayo del año pasado": MAY,
    "visualizaciones en el último trimestre del año pasado": Q4,
    "visualizaciones en mayo de este año": MAY_NOW,
    "vues en mai de l'année dernière": MAY,
    "vues au quatrième trimestre de l'année dernière": Q4,
    "vues au dernier trimestre de l'an dernier": Q4,
    "visualizações em maio do ano passado": MAY,
    "visualizações no quarto trimestre do ano passado": Q4,
    "visualizações no último trimestre do ano passado": Q4,
}


def query_of(period: NamedPeriod) -> LogicalQuery:
    return LogicalQuery(metrics=(MetricRef(name="views"),), time=TimeScope(period=period))


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_that_of_the_year_said(question: str, parlance: Parlance) -> None:
    wanted = query_of(QUESTIONS[question])
    answer = parlance.ask(question)
    assert answer.query is not None, answer.reason
    assert answer.query.hash == wanted.hash, answer.interpretation
    assert parlance.ask(answer.interpretation).query == answer.query
    assert from_text(to_text(wanted)) == wanted


def test_the_rows_are_those_of_that_year(parlance: Parlance) -> None:
    """The data end in June 2026, so that last year is 2025."""
    said, plain = parlance.ask("views in Q4 last year"), parlance.ask("views in Q4 2025")
    assert said.table is not None
    assert plain.table is not None
    assert said.table.rows == plain.table.rows


@pytest.mark.parametrize(
    ("question", "period", "other"),
    [
        ("views in May this year vs last year", MAY_NOW, MAY),
        ("views in May last year vs this year", MAY, MAY_NOW),
        ("difference in views between May last year and May this year", MAY_NOW, MAY),
    ],
)
def test_a_year_is_compared_by_the_same_month(
    question: str, period: NamedPeriod, other: NamedPeriod, parlance: Parlance
) -> None:
    query = parlance.ask(question).query
    assert query is not None
    assert query.time == TimeScope(period=period)
    assert query.compare_to == OtherPeriod(period=other)


@pytest.mark.parametrize("question", ["views in May compared with last year", "views last year by month"])
def test_a_year_by_itself_is_still_a_year(question: str, parlance: Parlance) -> None:
    query = parlance.ask(question).query
    assert query is not None
    assert query.time is not None
    assert getattr(query.time.period, "years_ago", None) is None
