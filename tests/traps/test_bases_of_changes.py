"""What a change starts from where "between" leaves it open, and what above last month is held against."""

import pytest

from engine import Parlance
from semantic.periods import CalendarPeriod, NamedPeriod, OtherPeriod, Period
from semantic.query import Calculation, LogicalQuery, MetricRef, TimeScope

MAY, APRIL = NamedPeriod(month=5), NamedPeriod(month=4)
MAY_2025, APRIL_2026 = NamedPeriod(year=2025, month=5), NamedPeriod(year=2026, month=4)
JANUARY, DECEMBER = NamedPeriod(month=1), NamedPeriod(month=12)
THIS_MONTH, LAST_MONTH = (CalendarPeriod(unit="month", offset=offset) for offset in (0, -1))

# The later period, and the one that it is held against.
CHANGES: dict[str, tuple[Period, Period]] = {
    "difference in views between May and April": (MAY, APRIL),
    "difference in views between April and May": (MAY, APRIL),
    "difference in views in April and May": (MAY, APRIL),
    "change in views between April 2026 and May 2025": (APRIL_2026, MAY_2025),
    "change in views between May 2025 and April 2026": (APRIL_2026, MAY_2025),
    "difference in views between last month and this month": (THIS_MONTH, LAST_MONTH),
    "difference in views between December and January": (JANUARY, DECEMBER),
    "difference in views between January and December": (JANUARY, DECEMBER),
    "change in views from May to April": (APRIL, MAY),
    "Differenz der Aufrufe zwischen Mai und April": (MAY, APRIL),
    "diferencia de visualizaciones entre mayo y abril": (MAY, APRIL),
    "différence de vues entre mai et avril": (MAY, APRIL),
    "diferença de visualizações entre maio e abril": (MAY, APRIL),
}
# Without views in May: what is said between the verb and its noun.
LACKING = {
    "quais países não tiveram em maio visualizações?": "quais países não tiveram visualizações em maio?",
    "qué países no tuvieron en mayo visualizaciones": "qué países no tuvieron visualizaciones en mayo",
    "quels pays n'ont pas eu en mai de vues": "quels pays n'ont pas eu de vues en mai",
    "quantos vídeos não tiveram em maio visualizações": "quantos vídeos não tiveram visualizações em maio",
}


@pytest.mark.parametrize("question", CHANGES)
def test_a_difference_goes_from_the_earlier_to_the_later(question: str, parlance: Parlance) -> None:
    later, earlier = CHANGES[question]
    wanted = LogicalQuery(
        metrics=(MetricRef(name="views"),),
        time=TimeScope(period=later),
        compare_to=OtherPeriod(period=earlier),
        calculations=(Calculation(kind="change", of="views"),),
    )
    answer = parlance.ask(question)
    assert answer.query is not None, answer.reason
    assert answer.query.hash == wanted.hash, answer.interpretation


@pytest.mark.parametrize("question", ["Aufrufe über dem Vormonat", "liegen die Aufrufe über dem Vormonat"])
def test_above_the_month_before_is_held_against_it(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query is not None
    assert answer.query.claim is not None, answer.interpretation
    assert answer.query.time == TimeScope(period=THIS_MONTH)
    assert answer.query.compare_to == OtherPeriod(period=LAST_MONTH)


def test_over_a_period_is_still_within_it(parlance: Parlance) -> None:
    query = parlance.ask("Aufrufe über die letzten 3 Monate").query
    assert query is not None
    assert query.claim is None
    assert query.time == TimeScope(period=CalendarPeriod(unit="month", offset=-3, count=3))


@pytest.mark.parametrize("question", LACKING)
def test_a_month_behind_the_verb_is_no_exception(question: str, parlance: Parlance) -> None:
    answer, plain = parlance.ask(question), parlance.ask(LACKING[question])
    assert answer.query is not None, answer.reason
    assert plain.query is not None
    assert answer.query.hash == plain.query.hash, answer.interpretation
