"""Asking a question of the corpus and judging the reply against its oracle."""

import re
from dataclasses import dataclass
from typing import Literal

import duckdb

from engine import Parlance
from engine.types.answer import Answer
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
    if entry.about:
        return _of_model(entry, door, reply)
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


FAMILIES = {
    "filters": "lineage", "anything": "what_can_i_ask", "metrics": "what_can_i_ask",
    "dimensions": "what_can_i_ask",
    "datasets": "what_can_i_ask", "topic": "what_can_i_ask", "splits": "what_can_i_ask",
    "values": "what_can_i_ask", "unusual": "anything_unusual",
}  # fmt: skip


def _of_model(entry: Entry, door: Parlance, reply: Answer) -> Judgement:
    """A question about the model is taken for one of its kind, and its reply names what it has to name.

    Where an entry has to be refused, any refusal is good, but only one that says what cannot be told, and of
    which number, is called refused by name.
    """
    kinds = [FAMILIES.get(kind, kind) for kind in reply.about.kinds] if reply.about else []
    if reply.status == "clarify":
        return Judgement(entry, "asked", False, reply.reason)
    if reply.status == "refuse":
        return Judgement(entry, "refused", entry.expected == "refuse", reply.reason)
    if entry.expected != "about" or entry.about not in kinds:
        return Judgement(entry, "answered", False, reply.interpretation)
    unnamed = [name for name in entry.names if not _is_named(name, door, reply)]
    enough = len(unnamed) < len(entry.names) if entry.about == "what_can_i_ask" else not unnamed
    return Judgement(entry, "right" if enough else "wrong", enough, f"{reply.sentence} lacks {unnamed}")


def _is_named(name: str, door: Parlance, reply: Answer) -> bool:
    """Whether the sentence or the table says the id or the label of a thing, as words of their own."""
    catalog = door.catalog
    known = catalog.metrics.get(name) or catalog.dimensions.get(name) or catalog.datasets.get(name)
    cells = [cell for row in reply.table.rows for cell in row] if reply.table else []
    text = " | ".join(map(str, (reply.sentence, *cells))).casefold()
    called = {name, known.label if known is not None else ""} - {""}
    return any(re.search(rf"(?<!\w){re.escape(one.casefold())}(?!\w)", text) for one in called)
