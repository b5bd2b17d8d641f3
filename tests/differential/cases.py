"""One case for each seed: the first world drawn from it whose question has one meaning."""

from dataclasses import dataclass

from tests.differential.draw import draw
from tests.differential.running import Outcome, judged
from tests.differential.world import Unclear, World

_STRIDE = 1_000_003
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """`unclear` counts the worlds thrown away before."""

    seed: int
    world: World
    outcome: Outcome
    unclear: int

    @property
    def tags(self) -> frozenset[str]:
        """What the case covers."""
        return self.world.tags | {"empty" if not self.outcome.expected else "rows"}


def case(seed: int, off: frozenset[str] = NOTHING) -> Case:
    """The case of the seed; RuntimeError if no world of fifty is clear."""
    for attempt in range(50):
        world = draw(seed + attempt * _STRIDE, off)
        try:
            return Case(seed, world, judged(world), attempt)
        except Unclear:
            continue
    raise RuntimeError(f"no clear question from seed {seed}")
