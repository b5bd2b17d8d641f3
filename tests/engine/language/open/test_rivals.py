"""Words that name more than one thing are asked back, though one of their meanings could be answered."""

import pytest

from engine import Parlance

RIVALS = [
    "resolved alerts in December 2025",  # resolved by now, or then
    "skip rate by device",  # several rates of skips
    "drop rate by region in May 2026",
    "how many users do we have",  # those who did something, or all
    "number of members on each plan",
    "events per day in June 2026",  # two things are called so
    "what share of watch time does search bring",  # a value of two dimensions
    "inference failure rate by version",  # the version that is called so has none of it, two others have
]
SETTLED = [
    "alerts where alert status is resolved in December 2025",
    "viewers by plan",
    "how many registered users",
    "skips by device",
    "what share of watch time does mobile bring",
]


@pytest.mark.parametrize("text", RIVALS)
def test_each_meaning_is_a_choice_that_is_answered(text: str, parlance: Parlance) -> None:
    asked = parlance.ask(text)
    assert asked.status == "clarify", asked.interpretation or asked.reason
    assert 2 <= len(asked.alternatives) <= 4
    for choice in asked.alternatives:
        reply = parlance.ask(choice.text)
        assert (reply.status, reply.query) == ("answer", choice.query.canonical()), choice.text
        assert choice.difference


@pytest.mark.parametrize("text", SETTLED)
def test_one_honest_meaning_is_answered(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status == "answer"


@pytest.mark.parametrize(
    "text",
    [
        "how many engaged viewers in 2026",  # no score
        "what time is it in Singapore",
        "who is the president of Brazil",
    ],
)
def test_a_part_of_the_words_is_not_answered(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status != "answer"


def test_people_who_viewed_are_viewers(parlance: Parlance) -> None:
    """Not the views beside the people."""
    reply = parlance.ask("how many people viewed yesterday")
    assert reply.query == parlance.ask("unique viewers yesterday").query
    assert reply.query is not None
