"""Deciding between readings: answer the best, ask back between close ones, or give up."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.language.grammar.compose import Reading
from engine.language.weights import WEIGHTS
from engine.types.refusal import Refusal

MAX_CHOICES = 4


@dataclass(frozen=True)
class Candidate:
    """A reading with the SQL it would run, or the reason why it cannot be planned."""

    reading: Reading
    sql: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Decision:
    """`best` alone is an answer, with `rivals` a question back; without it `refused` or `failed` says why."""

    best: Candidate | None = None
    rivals: tuple[Candidate, ...] = ()
    refused: Candidate | None = None
    failed: Reading | None = None


def decide(candidates: Sequence[Candidate], failed: Sequence[Reading]) -> Decision:
    """Choose among planned readings, cheapest first; readings with equal SQL are one."""
    able = _different([candidate for candidate in candidates if candidate.refusal is None])
    refused = next((candidate for candidate in candidates if candidate.refusal is not None), None)
    broken = failed[0] if failed else None
    if not able:
        beaten = refused and broken and broken.cost + WEIGHTS["failed_margin"] < refused.reading.cost
        return Decision(refused=None if beaten else refused, failed=broken)
    best = able[0]
    # What was understood but cannot be done is not replaced by a guess.
    if broken and broken.is_understood and _is_guess(best.reading, broken):
        return Decision(failed=broken)
    if refused is not None and refused.reading.cost + WEIGHTS["margin"] < best.reading.cost:
        return Decision(refused=refused)
    if broken is not None and broken.cost + WEIGHTS["failed_margin"] < best.reading.cost:
        return Decision(failed=broken)
    limit = best.reading.cost + WEIGHTS["margin"]
    rivals = tuple(candidate for candidate in able[1:MAX_CHOICES] if candidate.reading.cost <= limit)
    return Decision(best=best, rivals=rivals)


def _is_guess(reading: Reading, understood: Reading) -> bool:
    """Whether a reading fits the words less than one that is understood: by parts, or by weaker links."""
    if reading.is_partial:
        return understood.cost < reading.cost
    return _cut(reading) == _cut(understood) and understood.cost + WEIGHTS["margin"] < reading.cost


def _cut(reading: Reading) -> list[tuple[int, bool]]:
    """Where the phrases of a reading end, and which of them mean nothing."""
    return [(phrase.end, phrase.kind == "ignored") for phrase in reading.phrases]


def _different(candidates: Sequence[Candidate]) -> list[Candidate]:
    unique: dict[str, Candidate] = {}
    for candidate in candidates:
        unique.setdefault(candidate.sql, candidate)
    return list(unique.values())
