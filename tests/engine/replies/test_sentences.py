"""What is said of every kind of metric, group and condition, on rows whose numbers other tests hold."""

import re

import pytest

from engine import Parlance
from semantic.text_form import from_text

SAID = {
    # The 7 days up to the day of the clock, or of the last day of what is asked.
    "weekly_revenue": "Rolling 7 day revenue on 29 June 2026 was",
    "weekly_revenue during calendar(month, -1)": "revenue on 31 May 2026 was",
    "credit during calendar(month, -1)": "Credit at the last balance day in May 2026 was",
    "ride_count, weekly_revenue": "rides were 560 and rolling 7 day revenue on 29 June 2026 was",
    "weekly_revenue during calendar(month, -1) compare previous": "148.9 on 30 April 2026.",
    "conversion by channel": "has the highest purchase rate over all data",
    "journey during calendar(month, -1)": "Journey completion in May 2026 was",
    "rides_per_member": "Average rides of a member over all data were 46.67.",
    "month_revenue by month": "in June 2026 (not over)",
    "gold_share by month during calendar(month, 0)": "33.9 % (not over); no other month has data.",
    "revenue by bucket(rides.minutes, 10) order revenue desc limit 1": "Minutes 40 to under 50 min has",
    "gold_share by plan having gold_share > 5": "No plan meets the condition over all data.",
    # A ride has several topics: 560 rides, 700 pairs of ride and topic.
    "ride_count by topic": "data: 234. The groups overlap; a total counts each row once.",
    "ride_count by origin.city": "50 % of 560 over 3 origin cities",
    "ride_count by rides.length_class": "Length class 30 or more has the most rides",
    "ride_count where metric(ride_count by member >= 10)": "member (over all data) is at least 10 were",
    "ride_count where metric(dear_share by member < 0.5)": "member (over all data) is less than 50.0 %",
    'ride_count where related(ride_topics where topic = "Sport")': "ride topics (where topic is Sport)",
    "visit_count where not (related(purchases))": "where there are no related purchases",
    'ride_count where day_of_week in [6, 7] and plan = "Gold"': "day of week is Saturday or Sunday",
}


@pytest.mark.parametrize(("query", "words"), SAID.items())
def test_said(hire: Parlance, query: str, words: str) -> None:
    answer = hire.query(from_text(query))
    assert answer.status == "answer", answer.reason
    assert words in answer.sentence


def test_a_target_is_said_of_the_same_stretch_of_time(hire: Parlance) -> None:
    assert _said(hire, "ride_count during named(year=2026, month=5)").endswith(
        "were 149, 29 above the target of 120 (plan), which is met."
    )
    assert "7 min above the target of 45 min, which is missed" in _said(
        hire, "p90_minutes during calendar(month, -1)"
    )
    assert "8.2 percentage points above the target of 90.0 % (promise), which is met" in _said(
        hire, "pass_rate"
    )
    assert "target of 99.0 %" in _said(hire, "pass_rate during calendar(day, -3)")


@pytest.mark.parametrize(
    "query",
    [
        "ride_count",  # a target of a month is none of all time
        "ride_count during calendar(month, 0)",  # which is not over
        'ride_count during calendar(month, -1) where plan = "Gold"',  # a part has no target of its own
        "pass_rate by plan",
        "revenue during calendar(month, -1)",
    ],
)
def test_no_target_is_said_where_it_is_none(hire: Parlance, query: str) -> None:
    assert "target" not in _said(hire, query)


def test_overlapping_groups_are_not_said_to_be_parts_of_a_whole(hire: Parlance) -> None:
    assert not re.search(r"\d % of", _said(hire, "ride_count by topic"))
    assert "The groups overlap" not in _said(hire, "ride_count by plan")
    assert "The groups overlap" not in _said(hire, 'ride_count where topic = "Sport"')


def _said(hire: Parlance, query: str) -> str:
    answer = hire.query(from_text(query))
    assert answer.status == "answer", answer.reason
    return answer.sentence
