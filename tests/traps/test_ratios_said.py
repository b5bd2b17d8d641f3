"""The ratio of two numbers is one over the other, and no rate of the model that has one of the words."""

import pytest

from engine import Parlance
from semantic.query import LogicalQuery, MetricRef, RatioTerm

VIEWS_PER_VIEWER = RatioTerm(top=MetricRef(name="views"), bottom=MetricRef(name="unique_viewers"))
QUESTIONS = (
    "ratio of views to viewers",
    "what is the ratio of views to viewers?",
    "ratio between views and viewers",
    "views to viewers ratio",
    "views divided by viewers",
    "Verhältnis von Aufrufen zu Zuschauern",
    "Verhältnis zwischen Aufrufen und Zuschauern",
    "Aufrufe geteilt durch Zuschauer",
    "ratio entre visualizaciones y espectadores",
    "relación entre visualizaciones y espectadores",
    "rapport entre vues et spectateurs",
    "ratio des vues aux spectateurs",
    "razão entre visualizações e espectadores",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_one_over_the_other(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query is not None, answer.reason
    assert answer.query.hash == LogicalQuery(metrics=(VIEWS_PER_VIEWER,)).hash, answer.interpretation


@pytest.mark.parametrize("question", ["ratio of views", "ratio of mobile to desktop views"])
def test_one_number_has_no_ratio(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "unused"), answer.interpretation


def test_a_rate_of_the_model_is_still_one(parlance: Parlance) -> None:
    query = parlance.ask("rebuffering ratio by device").query
    assert query is not None
    assert [one.key for one in query.metrics] == ["rebuffer_ratio"]
