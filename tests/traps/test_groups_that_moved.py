"""Groups are chosen by how their number moved: those that had none before have moved as well."""

from datetime import datetime

import pytest

from engine import Parlance
from semantic.filters import Compare
from semantic.periods import CalendarPeriod, LastYear, NamedPeriod, OtherPeriod, Period, PreviousPeriod
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, region VARCHAR, wine VARCHAR, sold_on DATE);
INSERT INTO sales VALUES (1, 'North', 'rose', '2026-04-02'), (2, 'North', 'red', '2026-04-03'),
  (3, 'North', 'red', '2026-05-03'), (4, 'South', 'rose', '2026-05-04'), (5, 'South', 'red', '2026-05-05'),
  (6, 'West', 'rose', '2026-04-06'), (7, 'East', 'rose', '2026-04-07'), (8, 'East', 'red', '2026-05-07');
"""
MAY, APRIL = NamedPeriod(month=5), NamedPeriod(month=4)
LAST_MONTH, THIS_MONTH = CalendarPeriod(unit="month", offset=-1), CalendarPeriod(unit="month", offset=0)
LAST_WEEK = CalendarPeriod(unit="week", offset=-1)
BEFORE = PreviousPeriod()

# The number, which way it moved, when, and from when.
Moved = tuple[str, str, Period, object]
FELL: Moved = ("views", "<", LAST_MONTH, BEFORE)
GREW: Moved = ("views", ">", LAST_MONTH, BEFORE)
LONGER: Moved = ("watch_time", ">", MAY, BEFORE)
LOST: Moved = ("unique_viewers", "<", LAST_WEEK, BEFORE)
MORE: Moved = ("views", ">", MAY, OtherPeriod(period=APRIL))
ABOVE: Moved = ("views", ">", THIS_MONTH, OtherPeriod(period=LAST_MONTH))
QUESTIONS: dict[str, Moved] = {
    "countries whose views fell last month": FELL,
    "which categories' views declined last month": FELL,
    "devices whose watch time went down last month": ("watch_time", "<", LAST_MONTH, BEFORE),
    "countries whose views increased in May": ("views", ">", MAY, BEFORE),
    "titles that lost viewers last week": LOST,
    "which countries lost views last month": FELL,
    "which countries had more views in May than in April": MORE,
    "countries with fewer views in May than April": ("views", "<", MAY, OtherPeriod(period=APRIL)),
    "which countries had more views than last month": ABOVE,
    "titles with more views last week than the week before": ("views", ">", LAST_WEEK, BEFORE),
    "countries with more views in May than the year before": ("views", ">", MAY, LastYear()),
    "countries with views above last month": ABOVE,
    "Länder, deren Aufrufe im letzten Monat gesunken sind": FELL,
    "welche Titel haben letzte Woche Zuschauer verloren": LOST,
    "welche Länder hatten im Mai mehr Aufrufe als im April": MORE,
    "Länder mit Aufrufen über dem Vormonat": ABOVE,
    "países cuyas visualizaciones bajaron el mes pasado": FELL,
    "títulos que perdieron espectadores la semana pasada": LOST,
    "qué países tuvieron más visualizaciones en mayo que en abril": MORE,
    "pays dont les vues ont baissé le mois dernier": FELL,
    "titres qui ont perdu des spectateurs la semaine dernière": LOST,
    "quels pays ont eu plus de vues en mai qu'en avril": MORE,
    "países cujas visualizações caíram no mês passado": FELL,
    "in which categories did views fall last month": FELL,
    "in which countries did views go down last month": FELL,
    "which countries had views decline last month": FELL,
    "which countries saw views fall last month": FELL,
    "which categories had a drop in views last month": FELL,
    "titles that saw a decline in viewers last week": LOST,
    "which countries have an increase in views last month": GREW,
    "countries whose views grew last month": GREW,
    "in which categories did views grow last month": GREW,
    "in which countries did watch time increase in May": LONGER,
    "which countries have grown in watch time in May": LONGER,
    "in welchen Ländern ist die Wiedergabezeit im Mai gestiegen": LONGER,
    "in welchen Kategorien sind die Aufrufe letzten Monat gewachsen": GREW,
    "dans quels pays le temps de visionnage a-t-il augmenté en mai": LONGER,
    "en qué países creció el tiempo de visualización en mayo": LONGER,
    "países cujas visualizações cresceram no mês passado": GREW,
    "títulos que perderam espectadores na semana passada": LOST,
    "quais países tiveram mais visualizações em maio do que em abril": MORE,
}
# Without a period nobody knows from when to when; how far it went is not read.
OPEN = {
    "titles that lost viewers": "comparison_without_period",
    "devices whose watch time went down": "comparison_without_period",
    "which countries had fewer views than in April": "comparison_without_period",
    "which countries fell by more than 10 % last month": "unused_number",
}


@pytest.fixture(scope="module")
def cellar(opened: Opens) -> Parlance:
    return opened("cellar", TABLES, now=datetime(2026, 6, 15, 9))


@pytest.mark.parametrize("question", QUESTIONS)
def test_they_are_chosen_by_their_change(question: str, parlance: Parlance) -> None:
    number, op, period, other = QUESTIONS[question]
    answer = parlance.ask(question)
    query = answer.query
    assert query is not None, answer.reason
    assert query.time is not None
    assert [one.key for one in query.metrics] == [number], answer.interpretation
    assert query.having == Compare(field=f"change({number})", op=op, value=0), answer.interpretation
    assert (query.time.period, query.compare_to) == (period, other), answer.interpretation
    assert len(query.group_by) == 1
    assert parlance.ask(answer.interpretation).query == query


@pytest.mark.parametrize("question", OPEN)
def test_what_is_open_is_not_answered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", OPEN[question]), answer.interpretation


# In April and in May: North 2 and 1, South 0 and 2, West 1 and 0, East 1 and 1.
@pytest.mark.parametrize(
    ("question", "regions"),
    [
        ("regions with more sales in May than in April", ["South"]),
        ("regions with fewer sales in May than in April", ["North", "West"]),
        ("regions whose number of sales dropped in May", ["North", "West"]),
    ],
)
def test_none_before_or_after_counts(cellar: Parlance, question: str, regions: list[str]) -> None:
    answer = cellar.ask(question)
    assert answer.table is not None, answer.reason
    assert sorted(row[0] for row in answer.table.rows) == regions, answer.interpretation


def test_a_value_is_still_a_value(cellar: Parlance) -> None:
    answer = cellar.ask("number of rose sales by region in April")
    assert answer.table is not None, answer.reason
    assert sorted(answer.table.rows) == [("East", 1), ("North", 1), ("West", 1)], answer.interpretation


# How far each moved is asked for, or which moved farthest, and not which of them moved at all.
HOW_FAR = {
    "how much did views grow by country in May": "growth",
    "in which country did watch time grow most in May": "growth",
    "growth in views by country in May": "growth",
    "in which months of 2026 did views grow": "growth",
    "increase in views by country in May": "growth",
}


@pytest.mark.parametrize("question", HOW_FAR)
def test_how_far_they_moved_is_told_of_all(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query is not None, answer.reason
    assert answer.query.having is None, answer.interpretation
    assert [one.kind for one in answer.query.calculations] == [HOW_FAR[question]]


FARTHEST = [
    "countries whose views fell last month",
    "Länder, deren Aufrufe im letzten Monat gesunken sind",
    "países cuyas visualizaciones bajaron el mes pasado",
    "pays dont les vues ont baissé le mois dernier",
    "países cujas visualizações caíram no mês passado",
]


@pytest.mark.parametrize("question", FARTHEST)
def test_the_sentence_leads_with_what_fell_farthest(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    farthest, nearest = (found(row[-1] for row in reply.table.rows) for found in (min, max))
    assert farthest < nearest < 0
    assert str(-farthest) in reply.sentence.partition(";")[0]


def test_the_sentence_leads_with_what_rose_farthest(parlance: Parlance) -> None:
    reply = parlance.ask("which countries had more views last month than the month before")
    assert max((row[-1], row[0]) for row in reply.table.rows)[1] in reply.sentence
