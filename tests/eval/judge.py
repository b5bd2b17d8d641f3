"""Asking a question of the corpus and judging the reply against its oracle."""

from dataclasses import dataclass
from typing import Literal

import duckdb

from engine import Parlance
from tests.eval.conventions import agrees
from tests.eval.corpus import Entry

Verdict = Literal["right", "wrong", "asked", "refused", "answered"]


@dataclass(frozen=True)
class Judgement:
    """What came of an entry. `good` when it is what had to happen."""

    entry: Entry
    verdict: Verdict
    good: bool
    detail: str = ""


def judge(entry: Entry, door: Parlance, oracle: duckdb.DuckDBPyConnection) -> Judgement:
    """Ask, and compare an answer's rows with those of the hand-written SQL."""
    reply = door.ask(entry.question)
    if reply.status == "clarify":
        return Judgement(
            entry, "asked", entry.expected == "clarify", " | ".join(a.text for a in reply.alternatives)
        )
    if reply.status == "refuse":
        return Judgement(entry, "refused", entry.expected == "refuse", reply.reason)
    if entry.expected != "answer" or reply.table is None:
        return Judgement(entry, "answered", False, reply.interpretation)
    expected = oracle.execute(entry.sql).fetchall()
    right = agrees(entry.operator, reply.table.rows, expected, entry.ordered)
    return Judgement(entry, "right" if right else "wrong", right, reply.interpretation)
