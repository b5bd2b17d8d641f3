"""Words for numbers made on the spot, and the query that each must be; what is half understood is refused."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

READ = {
    "7-day moving average of plays in May 2026": (
        "moving_average(views, day, 7) by day during named(year=2026, month=5)"
    ),
    "rolling 30 day unique viewers in June 2026": (
        "rolling(unique_viewers, day, 30) by day during named(year=2026, month=6)"
    ),
    "running total of views by month in 2025": "cumulative(views) by month during named(year=2025)",
    "views per viewer by country": "ratio(views, unique_viewers) by country",
    "average views per title": "average(views by video_title)",
    "average daily viewers": "average(unique_viewers by day)",
    "average number of unique viewers a title gets, by category": (
        "average(unique_viewers by video_title) by category"
    ),
    "lowest daily number of unique viewers": "min(unique_viewers by day)",
    "month over month growth of views in 2026": (
        "views by month during named(year=2026) compare earlier(month, 1) with growth(views)"
    ),
    "weekly growth of views": "views by week compare earlier(week, 1) with growth(views)",
    "which genre shrank the most in plays, percent, last month against the month before": (  # no play rate
        "views by category during calendar(month, -1) compare previous with growth(views)"
        " order growth(views) asc limit 1"
    ),
    "growth of views last month": "views during calendar(month, -1) compare previous with growth(views)",
    "month over month growth of views in May 2026": (
        "views during named(year=2026, month=5) compare previous with growth(views)"
    ),
    "share of views that come from mobile": 'ratio(views where device = "Mobile", views)',
    "what share of views came from mobile or tablet": (
        'ratio(views where device in ["Mobile", "Tablet"], views)'
    ),
    "what share of views of drama in Germany were on TV": (
        'ratio(views where device = "TV", views) where category = "Drama" and country = "Germany"'
    ),
    "percentage of views that were on mobile by country": (
        'ratio(views where device = "Mobile", views) by country'
    ),
    "what share of checks failed last month": (
        'ratio(checks_run where check_status = "fail", checks_run) during calendar(month, -1)'
    ),
    "rejected rows as a percentage of ingested rows": "ratio(rejected_rows, rows_ingested)",
    "share of premium viewers": 'ratio(unique_viewers where plan = "Premium", unique_viewers)',
    "share of premium viewers by country": (
        'unique_viewers by country where plan = "Premium" with share(unique_viewers)'
    ),
    "views came from mobile": 'views where device = "Mobile"',
    "maximum duration of kids videos and of news": (  # each of its own, as "of" is said again
        'max(video.duration_s) by category where category in ["Kids", "News"]'
    ),
    "standard deviation of video duration by category": "stddev(video.duration_s) by category",
    "90th percentile of video duration": "percentile(video.duration_s, 0.9)",
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(READ[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query


HALF = (
    "running total of plays day by day through May 2026",  # in May, or all so far until its end
    "cumulative views and watch time",  # one of them, or both
    "rolling views by day",  # over how long
    "top 5 titles by 7-day moving average of views",  # of which day
    "average completion rate per viewer per day",
    "share of views that come from mobile in Germany",  # of the views in Germany, or of all
)


@pytest.mark.parametrize("question", HALF)
def test_what_is_half_understood_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation


WITHIN = {
    "share of views by title within each category": (
        "views by video_title, category with share(views) within category"
    ),
    "each title's share of its genre's views": (
        "views by video_title, category with share(views) within category"
    ),
    "last month's watch time: share of every country within its region": (
        "watch_time by country, region during calendar(month, -1) with share(watch_time) within region"
    ),
    "share of viewing sessions by browser for each device": (
        "sessions by browser, device with share(sessions) within device"
    ),
    "share of views in each country": "views by country with share(views)",
    "share of views by country and device": "views by country, device with share(views)",
}


@pytest.mark.parametrize("question", WITHIN)
def test_a_share_is_of_its_group_or_of_all(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(WITHIN[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query
