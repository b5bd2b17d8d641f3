"""One group against all others together, as people say it, and what only sounds like it."""

from typing import Any

import pytest

from engine import Parlance
from semantic.text_form import from_text
from tests.engine.replies.market import market  # noqa: F401

# May and June 2026 have 60 EUR and 40 EUR of Bern; everywhere else 12 EUR and 73 EUR.
RIGHT: dict[str, list[tuple[Any, ...]]] = {
    "revenue in Bern against the rest": [("Bern", 100.0), ("Other", 85.0)],
    "compare Bern with the rest: revenue in May 2026": [("Bern", 60.0), ("Other", 12.0)],
    "revenue of Bern vs the others in June 2026": [("Bern", 40.0), ("Other", 73.0)],
    "revenue of Bern versus other towns": [("Bern", 100.0), ("Other", 85.0)],
    "revenue by town, Bern and Thun against the rest": [("Bern", 100.0), ("Thun", 58.0), ("Other", 27.0)],
    "revenue by town where town is Bern and the rest as other": [("Bern", 100.0), ("Other", 85.0)],
    # A ranking has its own rest, whatever else is filtered by.
    "top 1 town by revenue for fruit and the rest as other": [("Bern", 40.0), ("Other", 13.0)],
}


@pytest.mark.parametrize("question", RIGHT)
def test_a_group_against_the_rest_is_two_rows(market: Parlance, question: str) -> None:  # noqa: F811
    answer = market.ask(question)
    assert answer.table is not None, answer.reason
    assert [tuple(row) for row in answer.table.rows] == RIGHT[question]


@pytest.mark.parametrize(
    "question",
    [
        "revenue in Bern in May 2026 against the rest of the year",
        "revenue in Bern against other kinds",
        "revenue by kind in Bern against the rest",
        "revenue against the rest",
        "revenue by month in Bern and the rest",
    ],
)
def test_what_is_no_group_against_the_rest_is_not_taken_for_it(market: Parlance, question: str) -> None:  # noqa: F811
    answer = market.ask(question)
    assert answer.status != "answer" or (answer.query and answer.query.named is None)


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt"])
def test_it_is_restated_so_that_it_reads_back(market: Parlance, language: str) -> None:  # noqa: F811
    query = from_text('revenue by town where kind = "bread" rest against "Bern"').canonical()
    kept = market.session
    text = kept.readers.reader(language).restater.restate(query)
    found = market.ask(text)
    assert found.query == query, (text, found.interpretation or found.reason)
    assert "Bern" in found.sentence
