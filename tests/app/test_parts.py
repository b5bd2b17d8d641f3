"""Pieces of the screen as pure functions: words as chips, rows as a grid."""

from datetime import datetime
from html.parser import HTMLParser

import pytest

from app.parts.chips import chips
from app.parts.choices import beyond, plain
from app.parts.grid import rows_text
from app.parts.picture import figure
from engine.answers.finding import Finding
from engine.types.answer import Alternative, Answer, Word, WordStatus
from engine.types.clock import Bounds
from engine.types.plan import Column, Plan
from engine.types.result import ResultTable
from semantic.catalog import Catalog
from semantic.metrics import Measure, SimpleMetric
from semantic.model import SemanticModel
from semantic.query import LogicalQuery, MetricRef

VIEWS = SimpleMetric(name="views", label="Views", measure=Measure(agg="count", dataset="d"))
CATALOG = Catalog(SemanticModel(name="m", metrics=(VIEWS,)))
COLUMN = Column("views", "integer", "", "metric", "Views", "views")
MAY = Bounds(datetime(2026, 5, 1), datetime(2026, 6, 1))


def plan() -> Plan:
    from sqlglot import exp

    return Plan(LogicalQuery(metrics=(MetricRef(name="views"),)), exp.Select(), (COLUMN,), MAY)


class Chips(HTMLParser):
    """Class and text of every chip."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span":
            self.found.append({name: value or "" for name, value in attrs})

    def handle_data(self, data: str) -> None:
        self.text += data


def word(text: str, start: int, role: str, target: str, status: WordStatus) -> Word:
    return Word(text, start, start + len(text), role, target, status)


def test_each_word_shows_what_became_of_it_in_class_tooltip_and_text() -> None:
    question = "the veiws in May of flurbs"
    words = (
        word("flurbs", 20, "unknown", "flurbs", "unknown"),
        word("the", 0, "function", "article", "ignored"),
        word("veiws", 4, "metric", "views", "guessed"),
        word("May", 13, "time", '{"kind":"named"}', "understood"),
    )
    answer = Answer("refuse", question, "2026-06-30T09:00:00", words=words, plan=plan())
    read = Chips(chips(question, answer, CATALOG))
    assert [one["class"] for one in read.found] == [
        "pl-word pl-ignored",
        "pl-word pl-guessed",
        "pl-word pl-understood",
        "pl-word pl-unknown",
    ]
    assert read.text == "the veiws → Views? in May of flurbs unknown"
    assert read.found[1]["title"] == "guessed: metric Views"
    assert read.found[2]["title"] == "understood: period May 2026"


@pytest.mark.parametrize("evil", ['<script>alert("x")</script>', '"><img src=x onerror=y>', "a & b"])
def test_words_are_escaped_in_text_and_tooltip(evil: str) -> None:
    words = (word(evil, 0, "value", f"title: {evil}", "understood"),)
    html = chips(evil, Answer("answer", evil, "2026-06-30T09:00:00", words=words), CATALOG)
    read = Chips(html)
    assert read.text == evil
    assert read.found[0]["title"] == f"understood: value title: {evil}"
    assert html.count("<span") == 1
    assert "<img" not in html
    assert "<script" not in html


def test_button_labels_are_text_and_not_markdown() -> None:
    assert plain("a_b *c* [d](e) $1 :red[x]") == r"a\_b \*c\* \[d\](e) \$1 \:red\[x\]"


def test_rows_are_counted_in_words() -> None:
    rows = ResultTable(("views",), ((1,), (2,)))
    assert rows_text(Finding(plan(), rows)) == "2 rows"
    assert rows_text(Finding(plan(), ResultTable(("views",), ((1,),)))) == "1 row"
    cut = ResultTable(("views",), ((1,), (2,)), truncated=True)
    assert rows_text(Finding(plan(), cut)) == "the first 2 rows"


def test_the_figure_is_the_number_with_its_label() -> None:
    html = figure(Finding(plan(), ResultTable(("views",), ((1234567,),))))
    assert Chips(html).text == "1,234,567Views"
    assert "no data" in figure(Finding(plan(), ResultTable(("views",), ((None,),))))


@pytest.mark.parametrize(
    ("text", "apart", "means", "shown"),
    [
        ("Latency yesterday", ("latency",), "Milliseconds.", "Milliseconds."),
        ("Views by day last week", ("views", "by day"), "Plays. All of them.", "Plays. All of them."),
        ("Views by day", ("views", "with users"), "Plays.", "views, with users. Plays."),
        ("Views by day", ("by day",), "", ""),
        ("Views of Dr. Who", ('title is "Dr. Who, part 1"',), "Plays.", 'title is "Dr. Who, part 1". Plays.'),
        ("Views", (), "Plays. By day.", "Plays. By day."),
    ],
)
def test_what_a_choice_means_does_not_repeat_its_text(
    text: str, apart: tuple[str, ...], means: str, shown: str
) -> None:
    assert beyond(Alternative(text, plan().query, means, apart)) == shown
