"""Phrases: spans of tokens with one possible meaning each. Together they are the lattice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "metric", "dimension", "measure", "timefield", "dataset", "value", "period", "number", "ordinal", "unit",
    "quantity", "grain", "part", "moment", "unfiltered", "op", "agg", "all_time", "vague", "ignored",
    "inside", "unknown", "move", "aggregate", "text", "state", "phrasing",
]  # fmt: skip


# An operator: a part of a period that has no bounds of its own, as in "early May".
VAGUE_PART = "vague_part"
# Ends the reason of a phrase whose words may be a typing error of others just as well.
UNSURE = ", unsure"


@dataclass(frozen=True)
class Phrase:
    """Tokens `start` to `end` (exclusive) understood as `target`.

    `cost` is how much weaker this is than a plain word said whole; `reason` names the rule.
    `guessed` marks corrections and partial matches, which are shown as such.
    """

    start: int
    end: int
    kind: Kind
    target: Any
    cost: float
    reason: str
    guessed: bool = False

    @property
    def rule(self) -> str:
        """The rule that found it, whether or not its words were mistyped."""
        return self.reason.partition(",")[0]


def known_places(phrases: Iterable[Phrase]) -> set[int]:
    """The places of the words that are more than unknown."""
    return {at for one in phrases if one.kind != "unknown" for at in range(one.start, one.end)}
