"""Which part of a query a chip stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.language.dialogue.conjuncts import conjuncts
from engine.types.conversation import Chip
from semantic.query import LogicalQuery


@dataclass(frozen=True)
class Place:
    """A part of a query by its kind, and by its place among those of the kind."""

    query: LogicalQuery
    kind: str
    at: int = 0

    @property
    def part(self) -> Any:
        """The part itself; None for what is no part of a list."""
        parts = self.parts
        return parts[self.at] if self.at < len(parts) else None

    @property
    def parts(self) -> Sequence[Any]:
        """All parts of its kind."""
        query = self.query
        found: dict[str, Sequence[Any]] = {
            "metric": query.metrics,
            "group": query.group_by,
            "calculation": query.calculations,
            "filter": conjuncts(query.where),
            "threshold": conjuncts(query.having),
        }
        return found.get(self.kind, ())

    def instead(self, part: Any) -> tuple[Any, ...]:
        """All parts of its kind with another in its place."""
        return (*self.parts[: self.at], part, *self.parts[self.at + 1 :])


def place_of(query: LogicalQuery, chips: Sequence[Chip], at: int) -> Place:
    """The part that the chip at a place stands for: chips of a kind come in the order of the parts."""
    kind = chips[at].kind
    return Place(query, kind, sum(chip.kind == kind for chip in chips[:at]))
