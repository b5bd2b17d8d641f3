"""What something is asks for its definition, and a metric that is named is no other one."""

import pytest

from engine import Parlance

DEFINED = {
    "Was bedeutet Rebuffering-Quote?": "rebuffer_ratio",
    "Was bedeutet Abschlussrate?": "completion_rate",
    "¿qué es la tasa de finalización?": "completion_rate",
    "¿qué son los espectadores únicos?": "unique_viewers",
    "qu'est-ce que le taux de complétion ?": "completion_rate",
    "c'est quoi le taux de complétion ?": "completion_rate",
    "que sont les spectateurs uniques ?": "unique_viewers",
    "o que é taxa de conclusão?": "completion_rate",
    "o que são espectadores únicos?": "unique_viewers",
}
NUMBERS = (
    "what is the completion rate?",
    "¿qué es la tasa de finalización en mayo?",
    "qu'est-ce que le taux de complétion par pays ?",
    "o que é a taxa de conclusão em maio?",
)
# Whether a video was finished has no category here.
NAMED = (
    "completions in June by category",
    "completions by category",
    "completed sessions by category in June",
)


@pytest.mark.parametrize("question", DEFINED)
def test_it_is_defined(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.about is not None, answer.interpretation
    assert answer.about.kinds == ("definition",)
    assert [one.name for one in answer.about.things] == [DEFINED[question]]


@pytest.mark.parametrize("question", NUMBERS)
def test_a_number_is_still_a_number(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.table is not None
    assert answer.query is not None


def test_things_side_by_side_are_not_listed(parlance: Parlance) -> None:
    assert parlance.ask("Was bedeutet Pufferanteil Aufrufe?").status == "refuse"


@pytest.mark.parametrize("question", NAMED)
def test_the_metric_named_is_refused_and_no_other_offered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "no_path")
    assert answer.reason.startswith("Completions ")
