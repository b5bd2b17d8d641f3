"""Words for things counted by a bound or by classes of a number of each, and for what the first make up."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

READ = {
    "how many days had more than 100 views": "count(views > 100 by day)",
    "in how many weeks of 2026 was watch time under 50 hours": (
        "count(watch_time < 180000 by week) during named(year=2026)"
    ),
    "on how many days of May 2026 did the inference failure rate miss its target": (
        "count(inference_failure_rate > 0.01 by day) during named(year=2026, month=5)"
    ),
    "on how many days were there views in May 2026": (
        "count(views > 0 by day) during named(year=2026, month=5)"
    ),
    "how many of the datasets raised an alert in May 2026": (
        "count(alerts_fired > 0 by dataset) during named(year=2026, month=5)"
    ),
    "how many titles had any views yesterday": (
        "count_distinct(video_title) where metric(views by video_title > 0 during calendar(day, -1))"
    ),
    "rows ingested into the datasets that had more than 100 alerts": (
        "rows_ingested where metric(alerts_fired by dataset > 100)"
    ),
    "histogram of titles by total views in steps of 500": (
        "count(views by video_title) by classes(views by video_title, 500)"
    ),
    "viewers by number of visits last quarter: 1, 2-4, 5-9, 10 or more": (
        "count(sessions by viewer.user_id) by classes(sessions by viewer.user_id: 1, 2, 5, 10)"
        " during calendar(quarter, -1)"
    ),
    "how many viewers watched 1 to 5 and 5 to 10 hours in 2026": (
        "count(watch_time by viewer.user_id) by classes(watch_time by viewer.user_id: 3600, 18000 to 36000)"
        " during named(year=2026)"
    ),
    "what share of May 2026 watch time came from the top 10 percent of viewers by watch time": (
        "top_share(watch_time by viewer.user_id: 10 percent) during named(year=2026, month=5)"
    ),
    "what share of views comes from the bottom 20 titles": "bottom_share(views by video_title: 20)",
    "percentage of views coming from the top 3 countries by device": (
        "top_share(views by country: 3) by device"
    ),
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(READ[question]).canonical(), reply.reason or reply.interpretation
    assert parlance.ask(reply.interpretation).query == reply.query


HALF = (
    "viewers by number of visits: 1, 3-4, 10 or more",  # what of two, and of five to nine?
    "viewers by watch time: 0-2, 1-5 hours",  # which class has one and a half hours?
    "titles by views: 1 and 2-4 and 4-8",  # is 4 in the second or in the third?
    "on how many days did the inference failure rate miss its 2% target",  # it is another
    "how many days was the completion rate not more than 50% and over 20%",
    "what share of completion rate came from the top 3 countries",  # a rate does not add up
    "how many hours did the viewers watch",
)


@pytest.mark.parametrize("question", HALF)
def test_what_is_half_understood_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation
