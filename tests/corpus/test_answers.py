"""Every entry of the corpus, asked of the product and judged by its oracle."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from tests.eval.corpus import Entry, entries, not_yet
from tests.eval.judge import judge

ENTRIES = entries("en")
# What the product cannot do yet: the verdict of each entry, which must stay as it is or come right.
NOT_YET = not_yet("en")


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
        is_wrong = judgement.verdict in ("wrong", "answered")
        assert is_wrong == (NOT_YET[entry.id] == "wrong"), judgement.detail
    else:
        assert judgement.good, f"{judgement.verdict}: {judgement.detail}"


def test_bars() -> None:
    counts = {
        kind: sum(entry.expected == kind for entry in ENTRIES) for kind in ("answer", "clarify", "refuse")
    }
    open_items = [entry.expected for entry in ENTRIES if entry.id in NOT_YET]
    assert counts["answer"] - open_items.count("answer") >= 650
    assert counts["clarify"] - open_items.count("clarify") >= 140
    assert counts["refuse"] - open_items.count("refuse") >= 400


REFUSED = [entry for entry in ENTRIES if entry.expected == "refuse" and entry.id not in NOT_YET]


@pytest.mark.sliced(8)
@pytest.mark.parametrize("entry", REFUSED, ids=[entry.id for entry in REFUSED])
def test_refusal_offers_questions_that_are_answered(entry: Entry, parlance: Parlance) -> None:
    alternatives = parlance.ask(entry.question).alternatives
    assert alternatives
    for alternative in alternatives:
        reply = parlance.ask(alternative.text)
        assert reply.status == "answer", f"{alternative.text}: {reply.reason}"
        assert reply.query == alternative.query.canonical()
