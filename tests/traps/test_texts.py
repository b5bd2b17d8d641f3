"""A text is looked for as it is, whatever its case; rows without a value never have it."""

import pytest

from engine import Parlance
from semantic.text_form import from_text


@pytest.fixture
def planes(airline):
    airline.add("planes", "tail, maker", ("A", "Acme"), ("B", "100% Air"), ("C", "Under_Score"))
    airline.add("planes", "tail, maker", ("D", None), ("E", "UnderXScore"), ("F", "back\\slash"))
    return airline


@pytest.mark.parametrize(
    ("condition", "makers"),
    [
        ('planes.maker contains "CM"', "A"),
        ('planes.maker starts_with "under_"', "U"),
        ('planes.maker contains "%"', "1"),
        ('planes.maker contains "k\\\\s"', "b"),
        ('planes.maker ends_with "score"', "UU"),
        ('not (planes.maker contains "a")', "UnU"),
    ],
)
def test_signs_of_patterns_stand_for_themselves(planes, condition, makers):
    found = planes.ask(f"planes by planes.maker where {condition}")
    assert sorted((row[0] or "none")[0] for row in found) == sorted(makers)


READ = {
    'views of titles that contain "night", title by title': (
        'views by video_title where video_title contains "night"'
    ),
    'null rate for each dataset that has "stream" in its name': (
        'null_rate by dataset where dataset contains "stream"'
    ),
    "check pass rate by column for the columns ending in _id": (
        'check_pass_rate by checked_column where checked_column ends_with "_id"'
    ),
    "output fps of all models whose names begin with streamdiffusion, together": (
        'output_fps where model starts_with "streamdiffusion"'
    ),
    "sessions by player version for all versions beginning with 4.2": (
        'sessions by player_version where player_version starts_with "4.2"'
    ),
    'plays of titles starting with "The"': 'views where video_title starts_with "the"',
    "e2e latency of the gateways ending with -2": 'e2e_latency by gateway where gateway ends_with "-2"',
    "duplicate rate of the datasets that begin with video": (
        'duplicate_rate by dataset where dataset starts_with "video"'
    ),
    'views by country for countries not starting with "S"': (
        'views by country where not (country starts_with "s")'
    ),
    'views by category for titles containing "night" or "day"': (
        'views by category where video_title contains "night" or video_title contains "day"'
    ),
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(READ[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query
    assert parlance.ask(reply.interpretation.lower()).query == reply.query


NOT_READ = (
    'watch time of countries starting with "S"',  # one number, or one for each country
    'rows ingested into datasets that end with "samples"',
    'plays of the titles starting with "The"',
    "views of titles starting with the most skips",  # no text
    "views starting with Kings",  # views have no name
    'views for titles that contain "the" or start with "n"',  # said of what
    'viewers whose name contains "ana"',  # there are no names of viewers
)


@pytest.mark.parametrize("question", NOT_READ)
def test_what_may_be_something_else_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation
