"""A number of each thing as a condition, and things that lack it; what is half understood is refused."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

READ = {
    "how many countries have more than 1000 views": (
        "count_distinct(country) where metric(views by country > 1000)"
    ),
    "How many titles have had fewer than 100 views in all?": (
        "count_distinct(video_title) where metric(views by video_title < 100)"
    ),
    "number of people who watched more than 2 hours in May 2026": (
        "unique_viewers where metric(watch_time by viewer.user_id > 7200 during named(year=2026, month=5))"
    ),
    "how many premium viewers watched more than 5 hours on TV in 2026": (
        'unique_viewers where plan = "Premium" and metric(watch_time by viewer.user_id > 18000'
        ' where device = "TV" during named(year=2026))'
    ),
    "watch time coming from viewers with more than 50 viewing sessions": (
        "watch_time where metric(sessions by viewer.user_id > 50)"
    ),
    "which videos had no viewers at all in the week of 8 to 14 June 2026": (
        "records video by video_title where not (metric(unique_viewers by video_title > 0"
        ' during span("2026-06-08" to "2026-06-14"))) limit 100'
    ),
    "how many titles had no views last week": (
        "count_distinct(video_title) where not (metric(views by video_title > 0 during calendar(week, -1)))"
    ),
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query is not None, reply.reason
    if "span" not in READ[question]:
        assert reply.query == from_text(READ[question]).canonical()
    assert parlance.ask(reply.interpretation).query == reply.query


HALF = (
    "viewers without sessions",  # who was never seen is in no row of views
    "watch time last month of viewers with more than 50 viewing sessions",  # sessions of the month, or all
    "which datasets had no alerts in May 2026",  # there is no table of all of them
    "top 5 countries with more than 100 viewers without views",
)


@pytest.mark.parametrize("question", HALF)
def test_what_is_half_understood_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation


LISTED = (
    "titles with more than 1500 views",  # the titles themselves, with their views
    "countries with between 100 and 200 unique viewers last quarter",
)


@pytest.mark.parametrize("question", LISTED)
def test_a_list_of_groups_stays_one(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query is not None
    assert reply.query.having is not None
    assert reply.query.where is None


RETURNING = {
    "what share of the people who watched in April 2026 came back in May 2026": (
        "ratio(unique_viewers where metric(unique_viewers by viewer.user_id > 0"
        " during named(year=2026, month=5)), unique_viewers) during named(year=2026, month=4)"
    ),
    "how many viewers who were active in Q4 2025 have not been seen in Q1 2026": (
        "unique_viewers where not (metric(unique_viewers by viewer.user_id > 0"
        " during named(year=2026, quarter=1))) during named(year=2025, quarter=4)"
    ),
}


@pytest.mark.parametrize("question", RETURNING)
def test_who_came_back(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(RETURNING[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query


@pytest.mark.parametrize(
    "question",
    [
        "how many viewers came back in May 2026",  # back from when
        "which titles of April 2026 came back in May 2026",  # nothing is counted
        "views in April 2026 that came back in May 2026",  # views do not come back
    ],
)
def test_who_came_back_from_when_is_not_guessed(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation
