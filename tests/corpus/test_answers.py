"""Every entry of the corpus, asked of the product and judged by its oracle."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from tests.eval.corpus import Entry, entries
from tests.eval.judge import judge

ENTRIES = entries("en")
# What the product cannot do yet, with the reason. An entry that comes right must leave this list.
NOT_YET = {
    "ask-bad-data-rate": "a vague adjective is taken for a value",
    "net-typo-packet-loss": "a word of three letters that also occurs in a value",
    "dim-replay-no": "no before a value's name is taken for absence",
    "dim-completed-no": "no before a value's name is taken for absence",
    "dim-completed-yes": "a word that is both a dimension and its value, said of another value",
    "eng2-view-percentage-category": "words written together with capitals",
    "qua2-open-alerts-month": "at the end of each month",
}


@pytest.fixture(scope="module")
def oracle(sample_db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The copy of the sample data on which hand-written SQL runs."""
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.id for entry in ENTRIES])
def test_entry(entry: Entry, parlance: Parlance, oracle: duckdb.DuckDBPyConnection) -> None:
    judgement = judge(entry, parlance, oracle)
    if entry.id in NOT_YET:
        assert not judgement.good, "comes right now: take it off the list"
        assert judgement.verdict not in ("wrong", "answered"), judgement.detail
    else:
        assert judgement.good, f"{judgement.verdict}: {judgement.detail}"


def test_bars() -> None:
    counts = {
        kind: sum(entry.expected == kind for entry in ENTRIES) for kind in ("answer", "clarify", "refuse")
    }
    open_items = [entry.expected for entry in ENTRIES if entry.id in NOT_YET]
    assert counts["answer"] - open_items.count("answer") >= 150
    assert counts["clarify"] - open_items.count("clarify") >= 25
    assert counts["refuse"] - open_items.count("refuse") >= 40


REFUSED = [entry for entry in ENTRIES if entry.expected == "refuse"]


@pytest.mark.parametrize("entry", REFUSED, ids=[entry.id for entry in REFUSED])
def test_refusal_offers_questions_that_are_answered(entry: Entry, parlance: Parlance) -> None:
    alternatives = parlance.ask(entry.question).alternatives
    assert alternatives
    for alternative in alternatives:
        reply = parlance.ask(alternative.text)
        assert reply.status == "answer", f"{alternative.text}: {reply.reason}"
        assert reply.query == alternative.query.canonical()
