"""How an answer is to be shown changes nothing of its numbers."""

import pytest

from engine import Parlance


@pytest.mark.parametrize(
    ("words", "presentation", "kind"),
    [
        ("as a table", "table", "none"),
        ("just the number", "number", "none"),
        ("as a bar chart", "bars", "bar"),
        ("as a chart please", "chart", "bar"),
    ],
)
def test_shown_as_wanted(bakery: Parlance, words: str, presentation: str, kind: str) -> None:
    first = bakery.ask("revenue by product last month")
    answer = bakery.ask(words, first)
    assert answer.query == first.query
    assert answer.table == first.table
    assert (answer.presentation, answer.chart and answer.chart.kind) == (presentation, kind)
    assert answer.notes == first.notes
    assert answer.sql == first.sql


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("as a line chart", "a line needs an order such as time"),
        ("on a map", "a map needs countries"),
        ("as a waterfall chart", "a waterfall needs an amount in two periods"),
    ],
)
def test_another_picture_is_said_with_its_reason(bakery: Parlance, words: str, why: str) -> None:
    first = bakery.ask("revenue by product last month")
    answer = bakery.ask(words, first)
    assert answer.chart == first.chart
    assert any("picture" in note and note.endswith(why) for note in answer.notes)


def test_a_picture_that_fits_is_drawn_and_asks_nothing_else(bakery: Parlance) -> None:
    first = bakery.ask("revenue by product last month")
    answer = bakery.ask("as a pie chart", first)
    assert answer.chart is not None
    assert (answer.chart.kind, answer.chart.rule) == ("share", "parts_of_whole")
    assert answer.query is not None
    assert first.query is not None
    assert (answer.query.hash, answer.table, answer.notes) == (first.query.hash, first.table, first.notes)


@pytest.mark.parametrize(
    ("question", "presentation"),
    [
        ("revenue by product last month as a table", "table"),
        ("bar chart of revenue by product last month", "bars"),
        ("just the number: revenue by product last month", "number"),
        ("revenue by product last month on a map", "map"),
    ],
)
def test_a_first_question_may_say_it_too(bakery: Parlance, question: str, presentation: str) -> None:
    answer = bakery.ask(question)
    assert answer.query == bakery.ask("revenue by product last month").query
    assert answer.presentation == presentation


@pytest.mark.parametrize("question", ["revenue by pie", "revenue of pie last month", "revenue 'as a table'"])
def test_a_word_of_it_alone_is_no_wish(bakery: Parlance, question: str) -> None:
    assert bakery.ask(question).status == "refuse"
