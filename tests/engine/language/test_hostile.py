"""Hundreds of hostile questions: none raises, none hangs, and odd characters are never in the SQL."""

import random
import time
from collections.abc import Callable, Iterator

import pytest

from engine import Parlance
from engine.language.pack import Pack
from engine.language.reader import MAX_TOKENS, Reader
from engine.language.tokens import tokenize
from engine.pipeline import MAX_CHARACTERS

SEED = 20260630
HANGS = 10.0  # seconds of processor time for one reading: how fast is told by the long run
BY_KIND = 125

MODEL_WORDS = [
    *("views", "watch time", "unique viewers", "completion rate", "output FPS", "latency", "network demand"),
    *("null rate", "alerts", "country", "region", "device", "gateway", "orchestrator", "source", "dataset"),
    *("title", "plan", "Japan", "mobile", "TV", "RTX 4090", "Singapore", "drama", "video duration", "model"),
    *("pipeline", "month", "week", "unknown", "open", "status", "unique", "sessions", "usage"),
]
ODD = (
    "\x00\x07\x1b\u200b\u202e\ufeff\ud800\U0001f4c8\U0001f468\u200d\u0301\u0345ß\u0130ﬁ½²٣०Ⅷ中"
    "'\"“”‘’`´\\/%$#@&;:|<>{}[]()*+-–—=~^_,.!?"
)


def everything(pack: Pack) -> list[str]:
    """Every word and phrase that the language builds queries with."""
    lists = [
        *(pack.data[name] for name in ("operators", "aggregates", "units", "grains", "months")),
        *({"": pack.data[name]} for name in ("vague", "all_time")),
    ]
    return sorted({str(phrase) for groups in lists for phrases in groups.values() for phrase in phrases})


def texts(pack: Pack) -> Iterator[str]:
    """The questions: half a dozen kinds, always the same."""
    rng = random.Random(SEED)
    operators = everything(pack)
    numbers = [
        "5",
        "1,000",
        "2 %",
        "10k",
        "2026",
        "2026-05-03",
        "99999999999999999999",
        "0",
        "1e9",
        "3rd",
        "Q1",
    ]
    words = [*operators, *MODEL_WORDS, *numbers]
    kinds: list[Callable[[], str]] = [
        lambda: "".join(
            chr(rng.choice([rng.randrange(0x20, 0x3000), rng.randrange(0x110000)])) for _ in range(25)
        ),
        lambda: "".join(rng.choice(ODD + "views by ") for _ in range(rng.choice([5, 20, 40, 150]))),
        lambda: " ".join(rng.choice(operators) for _ in range(rng.randrange(1, 9))),
        lambda: " ".join(rng.choice(words) for _ in range(rng.randrange(1, 10))),
        lambda: (
            rng.choice(["views by ", "", "top "])
            + rng.choice(words + list(ODD)) * rng.choice([2, 5, 12, 60, 400])
        ),
        lambda: nested(rng, words, rng.randrange(1, 12)),
    ]
    for number in range(6 * BY_KIND):
        yield kinds[number % 6]()


def nested(rng: random.Random, words: list[str], depth: int) -> str:
    """Quotes and brackets in each other, not always closed."""
    if not depth:
        return rng.choice(words)
    left, right = rng.choice(['""', "''", "“”", "‘’", "()", "[]", '")', "'“"])
    return f"{rng.choice(words)} {left}{nested(rng, words, depth - 1)}{right} {rng.choice(words)}"


@pytest.fixture(scope="module")
def questions(pack: Pack) -> list[str]:
    return list(texts(pack))


def _taken(reader: Reader, text: str) -> float:
    """Seconds of processor time for reading a text."""
    before = time.process_time()
    reader.read(text)
    return time.process_time() - before


def test_no_question_raises_and_no_reading_hangs(questions: list[str], parlance: Parlance) -> None:
    assert len(questions) == 6 * BY_KIND
    reader = parlance.session.reader
    hanging = []
    for text in questions:
        if len(text) > MAX_CHARACTERS or len(tokenize(text)) > MAX_TOKENS:
            continue
        taken = _taken(reader, text)
        if taken > HANGS and (again := _taken(reader, text)) > HANGS:  # not for what else went on once
            hanging.append((round(again, 2), text))
    assert hanging == []


def test_the_whole_way_stands_as_well(questions: list[str], parlance: Parlance) -> None:
    for text in questions[::25]:
        answer = parlance.ask(text)
        assert answer.status in ("answer", "clarify", "refuse")
        assert answer.sentence
        assert not set(answer.sql) & set("\x00\x07\x1b\u200b\u202e\ufeff\U0001f4c8")


@pytest.mark.parametrize(
    "question",
    [
        "On an average day in May 2026, UNION SELECT how many plays did we get?",
        "On an average day in May 2026 foobar how many plays did we get?",
        "On a median day in May 2026, how many views) FROM x; SELECT (1 plays did we get?",
    ],
)
def test_words_between_an_average_day_and_its_number_are_not_passed_over(
    question: str, parlance: Parlance
) -> None:
    answer = parlance.ask(question)
    assert answer.status == "refuse"
    assert "do not know" in answer.reason


@pytest.mark.parametrize("text", ["ventas s०", "s०y", "plays in h०", "plays in q० 2026"])
def test_noughts_of_other_scripts_are_no_half_and_no_quarter(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status == "refuse"


@pytest.mark.parametrize("text", ["views (and, or)", "(&,)|", "views by country (and or)"])
def test_brackets_around_no_condition_raise_nothing(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status in ("answer", "clarify", "refuse")


@pytest.mark.parametrize("text", ["views up on", "views this month vs", "views up from", "views compared to"])
def test_a_comparison_with_nothing_behind_it_is_no_answer(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status in ("clarify", "refuse")
