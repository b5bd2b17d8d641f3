"""A yes or no of two values shows both numbers side by side: no sum of both, and no part of either."""

import pytest

from engine import Parlance
from semantic.filters import In
from semantic.periods import CalendarPeriod, NamedPeriod, Period
from semantic.query import DimensionTerm, LogicalQuery, MetricRef, TimeScope

MAY, LAST_WEEK = NamedPeriod(month=5), CalendarPeriod(unit="week", offset=-1)
# The number, the two values, and when.
Sides = tuple[str, str, tuple[str, str], Period | None]
LANDS: Sides = ("views", "country", ("Germany", "France"), None)
WEEK: Sides = ("views", "country", ("France", "Spain"), LAST_WEEK)
RATE: Sides = ("completion_rate", "device", ("Mobile", "Desktop"), None)
QUESTIONS: dict[str, Sides] = {
    "are there more views in Germany than in France": LANDS,
    "does Germany have fewer views than France": LANDS,
    "were views in Germany higher than in France in May": ("views", "country", ("Germany", "France"), MAY),
    "did France have more views than Spain last week": WEEK,
    "is completion rate higher on mobile than on desktop": RATE,
    "is completion rate on mobile higher than on desktop": RATE,
    "does mobile have a higher completion rate than desktop": RATE,
    "gibt es mehr Aufrufe in Deutschland als in Frankreich": LANDS,
    "hatte Frankreich letzte Woche mehr Aufrufe als Spanien": WEEK,
    "ist die Abschlussrate auf Mobile höher als auf Desktop": RATE,
    "hay más visualizaciones en Alemania que en Francia": LANDS,
    "tuvo Francia más visualizaciones que España la semana pasada": WEEK,
    "¿es la tasa de finalización mayor en Mobile que en Desktop?": RATE,
    "y a-t-il plus de vues en Allemagne qu'en France": LANDS,
    "est-ce que la France a eu plus de vues que l'Espagne la semaine dernière": WEEK,
    "le taux de complétion est-il plus élevé sur Mobile que sur Desktop": RATE,
    "há mais visualizações na Alemanha do que na França": LANDS,
    "a França teve mais visualizações do que a Espanha na semana passada": WEEK,
    "a taxa de conclusão é maior no Mobile do que no Desktop": RATE,
}
# Which of the things have more of one than of the other is another question.
OPEN = (
    "which titles have more views in Germany than in France",
    "viewers that have more views in Germany than in France",
    "are there more views in Germany than in May",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_are_shown(question: str, parlance: Parlance) -> None:
    number, dimension, values, period = QUESTIONS[question]
    wanted = LogicalQuery(
        metrics=(MetricRef(name=number),),
        group_by=(DimensionTerm(name=dimension),),
        where=In(field=dimension, values=values),
        time=TimeScope(period=period) if period else None,
    )
    answer = parlance.ask(question)
    assert answer.query is not None, answer.reason
    assert answer.query.hash == wanted.hash, answer.interpretation
    assert answer.table is not None
    assert len(answer.table.rows) == 2


@pytest.mark.parametrize("question", OPEN)
def test_what_is_another_question_is_not_answered(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).status != "answer"
