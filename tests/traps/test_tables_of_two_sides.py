"""Tables with two sides, and classes of equal width; other uses of the words stay what they are."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

READ = {
    "cross table of views: genres down, devices across": "views by category, device",
    "matrix of network demand by region against pipeline for May 2026": (
        "network_demand by region, pipeline during named(year=2026, month=5)"
    ),
    "completion rate as a grid of plan by device": "completion_rate by plan, device",
    "views by month with devices in columns in 2025": "views by month, device during named(year=2025)",
    "views by device across countries": "views by device, country",
    "views across countries": "views by country",
    "number of titles by video duration in 10-minute steps": (
        "count_distinct(video_title) by bucket(video.duration_s, 600)"
    ),
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(READ[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query


HALF = (
    "views down",  # is it a side, or have they gone down
    "matrix of views",  # by what
    "number of titles by video duration in 10 GB steps",  # no unit of a duration
    "views in steps of 500",  # views are no field of a row
)


@pytest.mark.parametrize("question", HALF)
def test_what_is_half_understood_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation


def test_things_whose_time_is_asked_for_are_no_split(parlance: Parlance) -> None:
    reply = parlance.ask("completion rate of videos by the quarter they were published in")
    assert reply.query == from_text("completion_rate by video.published_at:quarter").canonical()
