"""What a rise is held against is the earlier period: "risen compared with last month" is of this month."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

THIS = "during calendar({0}, 0) compare calendar({0}, -1)"
MONTH, WEEK, QUARTER = (THIS.format(unit) for unit in ("month", "week", "quarter"))
ROSE = f"views {MONTH} claim any views > before"
GROWN = f"views {MONTH} with growth(views)"
BEFORE = "views during calendar(month, -1) compare previous with growth(views)"
QUESTIONS = {
    "have views risen compared with last month?": ROSE,
    "did watch time drop relative to last quarter?": f"watch_time {QUARTER} claim any watch_time < before",
    "has the completion rate improved versus last week?": (
        f"completion_rate {WEEK} claim any completion_rate > before"
    ),
    "views growth compared with last month": GROWN,
    "how did views change vs last week": f"views {WEEK} with change(views)",
    "sind die Aufrufe gegenüber letztem Monat gestiegen?": ROSE,
    "Wachstum der Aufrufe im Vergleich zum letzten Monat": GROWN,
    "crecimiento de las visualizaciones respecto al mes pasado": GROWN,
    "le nombre de vues a-t-il augmenté par rapport au mois dernier ?": GROWN,
    "vues en hausse par rapport à la semaine dernière ?": f"views {WEEK} with growth(views)",
    "têm as visualizações subido em comparação com o mês passado?": ROSE,
    "crescimento das visualizações em relação ao mês passado": GROWN,
    # A claim of a rise, and no date of signing up.
    "views are up on last month?": ROSE,
    "are views up from last month?": ROSE,
    "are views higher than last month?": ROSE,
    "is watch time down on last week?": f"watch_time {WEEK} claim any watch_time < before",
    "sind die Aufrufe höher als im letzten Monat?": ROSE,
    "¿están las visualizaciones por encima del mes pasado?": ROSE,
    "les vues sont-elles au-dessus du mois dernier ?": ROSE,
    "as visualizações estão acima do mês passado?": ROSE,
    # Two periods, or a request to compare, say themselves what is held against what.
    "have views risen last month compared with the month before?": (
        "views during calendar(month, -1) compare previous claim any views > before"
    ),
    "compare last month's views growth": BEFORE,
    "views growth last month": BEFORE,
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_period_that_is_running_is_held_against_it(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(QUESTIONS[question]).canonical()


@pytest.mark.parametrize(
    "question",
    [
        "have views risen compared with May?",
        "views are up on May",
        "which countries are up on last month?",
        "growth of views compared with the last 3 months",
        "growth of views by week compared with last month",
        "sind die Aufrufe gegenüber Mai gestiegen?",
        "croissance des vues par rapport à mai",
        "crecimiento de las visualizaciones respecto a mayo",
        "crescimento das visualizações em relação a maio",
    ],
)
def test_a_period_further_back_leaves_open_what_is_held_against_it(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).status != "answer"
