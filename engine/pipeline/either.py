"""The bare name of a number behind an answer: by itself, or of what the answer was of."""

from collections.abc import Callable

from engine.language.dialogue.reading import follow_ups
from engine.language.open.lattices import together
from engine.language.reader import Lattice, Reader, Understanding
from semantic.query import LogicalQuery


def is_number_alone(fresh: Understanding, base: LogicalQuery | None) -> bool:
    """ "Watch time?" behind "views by device": not a word is said but the name of one number."""
    best = fresh.readings[0] if fresh.readings else None
    if base is None or base.records or best is None or best.query is None or len(best.query.metrics) != 1:
        return False
    said = [one for one in best.phrases if (one.kind, one.target) != ("ignored", "punctuation")]
    bare = LogicalQuery(metrics=best.query.metrics)
    return [one.kind for one in said] == ["metric"] and best.query.hash == bare.hash


def either_way(reader: Reader, base: LogicalQuery) -> Callable[[Lattice, int], Understanding]:
    """Both ways to read it, that of the answer before first; they are asked back where they differ."""

    def read(lattice: Lattice, covers: int) -> Understanding:
        return together((follow_ups(reader, lattice, base, covers), reader.readings(lattice, covers)))

    return read
