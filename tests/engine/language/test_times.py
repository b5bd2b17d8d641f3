"""What phrases of time mean, and what is no period."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from engine import Parlance
from engine.language.pack import Pack
from engine.language.times import read_periods
from engine.language.tokens import tokenize
from semantic.periods import NamedPeriod, Period
from tests.written import written_in

MEANINGS = written_in(Path(__file__).parent / "periods.yaml")
TWO_MEANINGS = "in March 25"
PERIOD: TypeAdapter[Period] = TypeAdapter(Period)

# Reads as no period at all, whole: wrong dates, wrong counts, halves of phrases, dates with two meanings.
NOT_PERIODS = [
    "last days",
    "the past weeks",
    "last months",
    "last",
    "ago",
    "days ago",
    "last 0 days",
    "last -3 days",
    "last 2.5 weeks",
    "last 5 % days",
    "0 days ago",
    "last Q",
    "Q0",
    "Q5",
    "Q5 2026",
    "Q12",
    "H0",
    "H3 2026",
    "the fifth quarter",
    "13 month",
    "month 13",
    "week 0",
    "week 54 of 2026",
    "32 May 2026",
    "0 May",
    "May 2026-05",
    "2026-13",
    "2026-02-30",
    "2026-00-01",
    "2026-5-3",
    "03/05/2026",
    "3.5.2026",
    "20260503",
    "1899",
    "2200",
    "12345",
    "since",
    "before",
    "until",
    "between",
    "from March",
    "March to",
    "between March",
    "since ever",
    "to date",
    "Maya",
    "marching",
    "last weekday",
    "year 20",
    "",
]


PHRASES = [
    pytest.param(said, PERIOD.validate_python(entry["means"]), id=said)
    for entry in MEANINGS
    for said in entry["said"]
]


QUESTIONS = [
    "revenue {}",
    "{} revenue by city",
    "What was the revenue in {}, by city?",
    "show orders {} please",
]


def whole(text: str, pack: Pack) -> set[Period]:
    """Every period that takes in all the tokens of a text."""
    tokens = tokenize(text)
    found = read_periods(tokens, 0, pack) if tokens else ()
    return {read.period for read in found if read.end == len(tokens)}


@pytest.mark.parametrize(("said", "meaning"), PHRASES)
def test_a_phrase_means_one_period(said: str, meaning: Period, pack: Pack) -> None:
    assert whole(said, pack) == {meaning}


@pytest.mark.parametrize(("said", "meaning"), PHRASES)
def test_a_phrase_means_the_same_inside_a_question(said: str, meaning: Period, bakery: Parlance) -> None:
    """The form of the question changes from phrase to phrase; there may be no data, but never a doubt."""
    question = QUESTIONS[sum(said.encode()) % len(QUESTIONS)].format(said)
    answer = bakery.ask(question)
    assert answer.status == "answer" or answer.code == "no_data", (question, answer.reason)
    assert answer.query is not None
    assert answer.query.time is not None
    assert answer.query.time.period == meaning


def test_in_a_month_and_two_figures_means_a_year_or_a_day(pack: Pack, bakery: Parlance) -> None:
    year, day = NamedPeriod(year=2025, month=3), NamedPeriod(month=3, day=25)
    assert whole(TWO_MEANINGS, pack) == {year, day}
    assert bakery.ask(f"orders {TWO_MEANINGS}").status == "clarify"


@pytest.mark.parametrize("text", NOT_PERIODS)
def test_what_is_no_period(text: str, pack: Pack) -> None:
    assert whole(text, pack) == set()


def test_every_kind_of_period_has_phrases() -> None:
    kinds = [entry["means"]["kind"] for entry in MEANINGS]
    assert set(kinds) == {"calendar", "trailing", "to_date", "named", "span"}
    assert sum(len(entry["said"]) for entry in MEANINGS) >= 180


def only(pack: Pack, section: str, pattern: list[object]) -> Pack:
    """The pack with one period pattern, or with all of them and one span pattern."""
    kept = {"periods": [pattern], "spans": []} if section == "periods" else {"spans": [pattern]}
    return Pack({**pack.data, **kept})


# A span that nobody says: what is read beside it alone is a plain period.
NO_SPAN: list[object] = ["nevermore <period>", {"start": 1}]


@pytest.mark.parametrize("section", ["periods", "spans"])
def test_every_pattern_of_the_pack_is_tried(section: str, pack: Pack) -> None:
    said = [phrase for entry in MEANINGS for phrase in entry["said"]] + [TWO_MEANINGS]
    kinds = {"span"} if section == "spans" else {"calendar", "trailing", "to_date", "named"}
    untried = [
        pattern
        for pattern, means, *_ in pack.data[section]
        if not any(
            period.kind in kinds or ("same" in means and not whole(phrase, only(pack, "spans", NO_SPAN)))
            for phrase in said
            for period in whole(phrase, only(pack, section, [pattern, means]))
        )
    ]
    assert untried == []
