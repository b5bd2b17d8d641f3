"""What became of each word: the spans cover the question, and nothing is left out of sight."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Parlance
from engine.language.reader import Reader
from engine.language.reading_words import words_of_reading
from engine.types.answer import Word

QUESTIONS = [
    "revenue by city last week",
    "Please show me the total REVENUE for São Paulo, by month?",
    "top 3 shops by orders in May 2026 (online)",
    "shops with more than 1,000 orders",
    'orders of "rye loaf" vs "Carrot cake"',
    "revenue  by   blorptastic",
    "traffic by city",
    "how is the return rate, last 7 days?",
]


def content(text: str) -> set[int]:
    return {at for at, char in enumerate(text) if char.isalnum()}


def covered(words: tuple[Word, ...]) -> set[int]:
    return {at for word in words for at in range(word.start, word.end)}


@pytest.mark.parametrize("text", QUESTIONS)
def test_spans_are_exact_in_order_and_cover_the_question(text: str, bakery: Parlance) -> None:
    words = bakery.ask(text).words
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert all(left.end <= right.start for left, right in pairwise(words))
    assert covered(words) >= content(text)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "revenue by city last week",
            {"revenue": "metric", "city": "dimension", "last week": "time", "by": "function"},
        ),
        ("orders in Zürich", {"orders": "metric", "in": "function", "Zürich": "value"}),
        (
            "top 3 shops by orders",
            {"top": "function", "3": "number", "shops": "dimension", "orders": "metric"},
        ),
        ("monthly orders", {"monthly": "time", "orders": "metric"}),
        ("average price by snorkel", {"average": "function", "price": "dimension", "snorkel": "unknown"}),
    ],
)
def test_every_word_has_a_role(text: str, roles: dict[str, str], bakery: Parlance) -> None:
    found = {word.text: word.role for word in bakery.ask(text).words}
    assert {word: found[word] for word in roles} == roles


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("revenue by city", "revenue", "understood"),
        ("show me revenue", "show me", "ignored"),
        ("revnue by city", "revnue", "guessed"),
        ("basket by city", "basket", "guessed"),
        ("revenue by snorkel", "snorkel", "unknown"),
    ],
)
def test_every_word_has_a_status(text: str, word: str, status: str, bakery: Parlance) -> None:
    assert {found.text: found.status for found in bakery.ask(text).words}[word] == status


def test_targets_name_what_is_meant(bakery: Parlance) -> None:
    found = {word.text: word.target for word in bakery.ask("turnover in NYC by town").words}
    assert found["turnover"] == "revenue"
    assert found["NYC"] == "city: New York"
    assert found["town"] == "city"


WORDS = [
    "revenue",
    "orders",
    "by",
    "city",
    "in",
    "Bern",
    "and",
    ",",
    "last week",
    "top 3",
    "the",
    "snorkel",
    "?",
]


@settings(max_examples=60, derandomize=True)
@given(parts=st.lists(st.sampled_from(WORDS), max_size=9))
def test_any_reading_shows_every_word(parts: list[str], reader: Reader) -> None:
    text = " ".join(parts)
    understanding = reader.read(text)
    for reading in (*understanding.readings[:3], *understanding.failed[:3]):
        assert covered(words_of_reading(reading, understanding.tokens, text)) >= content(text)
