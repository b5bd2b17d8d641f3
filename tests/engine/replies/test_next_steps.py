"""Three questions after an answer: each is answered, and none was asked before."""

import pytest

from engine import Parlance
from semantic.query import TimeTerm
from semantic.text_form import from_text, to_text


@pytest.mark.parametrize(
    "query",
    [
        "ride_count",
        "ride_count during calendar(month, -1, 1)",
        "ride_count by plan during calendar(month, -1, 1) compare previous",
        "revenue by month",
        "credit by plan",
        "gold_share during calendar(month, -1, 1)",
        "ride_count by plan having ride_count > 3 order ride_count desc limit 2",
    ],
)
def test_each_is_answered_and_new(hire: Parlance, query: str) -> None:
    answer = hire.query(from_text(query))
    steps = hire.onward(answer).next_steps()
    assert len(steps) == 3
    assert answer.query is not None
    assert len({answer.query.hash, *(one.query.hash for one in steps)}) == 4
    for one in steps:
        assert hire.query(one.query).status == "answer", to_text(one.query)


def test_they_go_deeper_compare_and_go_over_time(hire: Parlance) -> None:
    answer = hire.query(from_text("ride_count during calendar(month, -1, 1)"))
    deeper, compared, course = (one.query for one in hire.onward(answer).next_steps())
    assert deeper.group_by
    assert compared.compare_to is not None
    assert [isinstance(term, TimeTerm) for term in course.group_by] == [True]


def test_nothing_is_compared_with_a_period_before_the_data(hire: Parlance) -> None:
    answer = hire.query(from_text("ride_count during named(year=2026)"))
    assert all(one.query.compare_to is None for one in hire.onward(answer).next_steps())


def test_what_was_asked_in_the_conversation_is_not_offered_again(hire: Parlance) -> None:
    first = hire.query(from_text("ride_count during calendar(month, -1, 1)"))
    wanted = hire.onward(first).next_steps()[0]
    then = hire.query(wanted.query, first)
    assert wanted.query.hash not in {one.query.hash for one in hire.onward(then).next_steps()}
    assert first.query is not None
    assert first.query.hash not in {one.query.hash for one in hire.onward(then).next_steps()}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("what does revenue mean", "revenue"),
        ("which plans are there", "plan"),
        ("how fresh are the visits", "visits"),
        ("what can I ask", ""),
    ],
)
def test_after_an_answer_about_the_model_its_numbers_are_offered(
    hire: Parlance, question: str, named: str
) -> None:
    answer = hire.ask(question)
    assert answer.about is not None
    steps = hire.onward(answer).next_steps()
    assert steps
    assert named in steps[0].text.lower()
    for one in steps:
        assert hire.query(one.query).status == "answer", to_text(one.query)


def test_a_refusal_and_a_question_back_have_none(hire: Parlance) -> None:
    assert hire.onward(hire.ask("flurbs by plan")).next_steps() == ()
