"""Chance, from a seed."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice(Random):
    """A Random with the throws that drawing needs; `tags` notes what was drawn."""

    def __init__(self, seed: int, off: frozenset[str] = frozenset()) -> None:
        super().__init__(seed)
        self.tags: set[str] = set()
        self.off = off

    def chance(self, share: float, tag: str = "") -> bool:
        """True with the given chance, and then noted; never for a feature that is switched off."""
        happened = self.random() < share and tag not in self.off
        if happened and tag:
            self.tags.add(tag)
        return happened

    def some(self, things: Sequence[T], low: int, high: int) -> list[T]:
        """Between `low` and `high` different things, in chance order."""
        return self.sample(list(things), min(self.randint(low, high), len(things)))

    def pick(self, things: dict[T, float]) -> T:
        """One thing, by weight; none that is switched off."""
        kept = {thing: weight for thing, weight in things.items() if thing not in self.off}
        return self.choices(list(kept), list(kept.values()))[0]
