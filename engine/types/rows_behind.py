"""How many rows an answer rests on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RowsBehind:
    """Rows of one fact: all of them, those after the joins, and those used.

    `missing` are rows used that have no partner in a joined table, by its name. `earlier` is of the period
    that is compared with.
    """

    fact: str
    alone: int
    widened: int
    used: int
    missing: tuple[tuple[str, int], ...] = ()
    earlier: bool = False

    @property
    def joined(self) -> tuple[str, ...]:
        """The tables that were joined."""
        return tuple(name for name, _ in self.missing)
