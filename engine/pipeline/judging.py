"""The readings of a question that can be planned, and what is decided between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from engine.language.rank import Candidate, Decision, decide, margin_of
from engine.language.reader import Understanding
from engine.pipeline.preparing import Planned, prepare
from engine.replies.asked import Asked
from engine.types.refusal import Refusal

MAX_PLANNED = 64  # readings of one question


@dataclass(frozen=True)
class Judged:
    """What is made of the readings of a question, before it is put into a reply."""

    asked: Asked
    decision: Decision
    candidates: list[Candidate]
    planned: dict[int, Planned]


def judged(asked: Asked, read: Callable[[int], Understanding], most: Sequence[int]) -> Judged:
    """Read with more and more covers (`most`), until no close reading can have been passed over."""
    for covers in most:
        understanding = read(covers)
        asked.watch.lap("understand")
        candidates, planned = candidates_of(understanding, asked)
        if not may_lack_rivals(understanding, candidates):
            break
    asked = replace(asked, understanding=understanding)
    return Judged(asked, decide(candidates, understanding.failed), candidates, planned)


def candidates_of(understanding: Understanding, asked: Asked) -> tuple[list[Candidate], dict[int, Planned]]:
    """Plan readings, cheapest first, until the rest is too far from the best that can be planned."""
    candidates: list[Candidate] = []
    planned: dict[int, Planned] = {}
    limit = float("inf")
    for reading in understanding.readings[:MAX_PLANNED]:
        if reading.cost > limit or reading.query is None:
            break
        made = prepare(reading.query, asked.session, asked.watch)
        if isinstance(made, Refusal):
            candidates.append(Candidate(reading, refusal=made))
        else:
            candidates.append(Candidate(reading, made.sql))
            planned[id(reading)] = made
            limit = min(limit, reading.cost + margin_of(reading))
    return candidates, planned


def may_lack_rivals(understanding: Understanding, candidates: list[Candidate]) -> bool:
    """Whether readings as close as the best may not have been looked at: one word can mean many things."""
    able = [one.reading for one in candidates if one.refusal is None]
    best = min(able, key=lambda reading: reading.cost, default=None)
    return understanding.looked_at <= (best.cost + margin_of(best) if best else float("inf"))
