"""Single best days, spreads over classes, how long ago something was; what is half said is refused."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

READ = {
    "fewest rows ingested on any one day of last month, for each dataset": (
        "min(rows_ingested by day) by dataset during calendar(month, -1)"
    ),
    "best single day's watch time per device in 2025": (
        "max(watch_time by day) by device during named(year=2025)"
    ),
    "worst single day's inference failure rate": None,
    "day-to-day standard deviation of views": "stddev(views by day)",
    "median watch time of a viewer by plan": "median(watch_time by viewer.user_id) by plan",
    "median watch time per viewer": "median(watch_time by viewer.user_id)",
    "video durations by category? standard deviation please": "stddev(video.duration_s) by category",
    "distribution of our videos over the length classes": "rows(video) by duration_bucket",
    "how are videos spread over categories": "rows(video) by category",
    "device distribution of viewing sessions": "sessions by device",
    "distribution of views": None,
    "videos by length in 10-minute steps": "rows(video) by bucket(video.duration_s, 600)",
    "how long since the last critical alert": 'age(dq_alert.fired_at) where severity = "critical"',
    "how long since we released a drama": 'age(video.published_at) where category = "Drama"',
    "how long since views": None,
    "how long since the last unserved session": None,
    "test load versus real traffic, inference failure rate": "inference_failure_rate by is_test_load",
    "average view duration if we leave TVs out": 'avg_view_duration where not (device = "TV")',
    "views TVs out": None,
    "rewinds/view by device": "rewind_rate by device",
    "views/rewinds by device": None,
    "averageViewPercentage by category": "avg_percent_viewed by category",
    "last day before June 2026 with fewer than 130 plays": (
        "views by day having views < 130 during span(before named(year=2026, month=6)) order day desc limit 1"
    ),
    "views of titles like night": None,
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query_or_none(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    wanted = READ[question]
    if wanted is None:
        assert reply.status != "answer", reply.interpretation
        return
    assert reply.query == from_text(wanted).canonical(), reply.reason
    assert parlance.ask(reply.interpretation.lower()).query == reply.query
