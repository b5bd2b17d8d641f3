"""Classes that are listed from the highest on were taken from the wrong end, and a question for a name."""

import pytest

from engine import Parlance
from engine.types.answer import Answer

BY_DEGREE = [
    ("engaged viewers last month", {"High", "Medium"}),
    ("how many engaged viewers in 2026", {"High", "Medium"}),
    ("bored viewers last month", {"Minimal", "Low"}),
    ("serious alerts last month", {"critical", "warning"}),
]


def compared(answer: Answer) -> set[str]:
    """The values that the choices of a question back compare with."""
    conditions = (found.query.where for found in answer.alternatives if found.query.where is not None)
    values = ({getattr(one, "value", None), *getattr(one, "values", ())} for one in conditions)
    return {str(value) for found in values for value in found if value is not None}


@pytest.mark.parametrize(("question", "values"), BY_DEGREE)
def test_classes_are_meant_from_the_end_that_the_word_tells(
    question: str, values: set[str], parlance: Parlance
) -> None:
    answer = parlance.ask(question)
    assert answer.status == "clarify"
    assert compared(answer) == values


def test_words_of_a_question_are_no_part_of_a_name(parlance: Parlance) -> None:
    """ "How engaged are viewers" asks for a score; "engaged viewers" are people."""
    asked = parlance.ask("how engaged are viewers last month").query
    assert asked is not None
    assert [term.key for term in asked.metrics] == ["engagement_score"]
    assert parlance.ask("engaged viewers last month").status == "clarify"
