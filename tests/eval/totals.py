"""Counting outcomes, with intervals that say how much a count of this size can be trusted."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.eval.outcomes import Outcome

_Z = 1.959964  # 95 %


@dataclass(frozen=True)
class Totals:
    """Counts of one set. `right`, `wrong`, `asked` and `refused` are of the questions that have an answer;
    `overconfident` are answers to questions that must be asked back or refused.
    """

    entries: int = 0
    must_answer: int = 0
    right: int = 0
    wrong: int = 0
    asked: int = 0
    refused: int = 0
    must_ask: int = 0
    ask_asked: int = 0
    must_refuse: int = 0
    refuse_refused: int = 0
    overconfident: int = 0
    crashed: int = 0

    @property
    def answers(self) -> int:
        """Everything that was answered at all."""
        return self.right + self.wrong + self.overconfident


def totals(outcomes: Iterable[Outcome]) -> Totals:
    """The counts of some outcomes."""
    found = list(outcomes)
    answerable = [one for one in found if one.expected == "answer"]

    def of(verdict: str) -> int:
        return sum(one.verdict == verdict for one in answerable)

    def good(expected: str) -> int:
        return sum(one.good for one in found if one.expected == expected)

    return Totals(
        entries=len(found),
        must_answer=len(answerable),
        right=of("right"),
        wrong=of("wrong"),
        asked=of("asked"),
        refused=of("refused"),
        must_ask=sum(one.expected == "clarify" for one in found),
        ask_asked=good("clarify"),
        must_refuse=sum(one.expected == "refuse" for one in found),
        refuse_refused=good("refuse"),
        overconfident=sum(one.verdict == "answered" for one in found),
        crashed=sum(one.verdict == "crashed" for one in found),
    )


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a proportion; (0, 1) when nothing was counted."""
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, _Z * _Z
    middle = share + square / (2 * whole)
    spread = _Z * math.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    scale = 1 + square / whole
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def as_share(part: int, whole: int) -> str:
    """Such as `93.1 % (88.0-96.2)`."""
    if not whole:
        return "-"
    low, high = wilson(part, whole)
    return f"{100 * part / whole:.1f} % ({100 * low:.1f}-{100 * high:.1f})"


def row(name: str, found: Totals) -> dict[str, Any]:
    """One line of the table."""
    return {
        "set": name,
        "entries": found.entries,
        "right": f"{found.right}/{found.must_answer}",
        "wrong": found.wrong,
        "asked": found.asked,
        "refused": found.refused,
        "must ask": f"{found.ask_asked}/{found.must_ask}",
        "must refuse": f"{found.refuse_refused}/{found.must_refuse}",
        "answered, must not": found.overconfident,
        "crashed": found.crashed,
        "coverage": as_share(found.right, found.must_answer),
        "precision": as_share(found.right, found.answers),
    }
