"""Deciding between readings: answer the best, ask back between close ones, or give up."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from engine.language.grammar.compose import Reading
from engine.language.phrases import UNSURE
from engine.language.weights import UNSURE_MARGIN, WEIGHTS, counted, parts_of
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
        lacking = broken is not None and all(mark.code == "no_metric" for mark in broken.marks)
        margin = 0.0 if lacking else WEIGHTS["failed_margin"]
        beaten = refused and broken and broken.cost + margin < refused.reading.cost
        return Decision(refused=None if beaten else refused, failed=broken)
    best = able[0]
    # What was understood but cannot be done is not replaced by a guess.
    if broken and broken.is_understood and _is_guess(best.reading, broken):
        return Decision(failed=broken)
    if refused is not None and refused.reading.cost + WEIGHTS["margin"] < best.reading.cost:
        named = _is_named(refused.reading, best.reading)
        near = () if named else _near(able)
        others = tuple(one for one in near if _is_other_word(one.reading, best.reading))
        return Decision(best=best, rivals=others) if others else Decision(refused=refused)
    if broken is not None and broken.cost + WEIGHTS["failed_margin"] < best.reading.cost:
        return Decision(failed=broken)
    return Decision(best=best, rivals=_near(able))


def _near(able: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those that stand within the margin of the first, as many as are offered."""
    best = able[0].reading
    limit = best.cost + WEIGHTS["margin"]
    close = (one for one in able[1:] if one.reading.cost <= best.cost + margin_of(best))
    near = (one for one in close if one.reading.cost <= limit or _is_mistyped(one.reading, best))
    return tuple(islice(near, MAX_CHOICES - 1))


def _is_mistyped(one: Reading, best: Reading) -> bool:
    """Whether another word was meant than the best reading takes a mistyped one for, and it is said whole."""
    return _unsure(one) != _unsure(best) and (best.is_partial or not one.is_partial)


def margin_of(reading: Reading) -> float:
    """How much dearer another reading may be and still be meant as well."""
    return WEIGHTS["margin"] + UNSURE_MARGIN * bool(_unsure(reading))


def _unsure(reading: Reading) -> list[tuple[int, int, str, object]]:
    """What a reading takes the words for that may be typing errors of several."""
    found = (phrase for phrase in reading.phrases if phrase.reason.endswith(UNSURE))
    return [(phrase.start, phrase.end, phrase.kind, phrase.target) for phrase in found]


def _is_other_word(one: Reading, other: Reading) -> bool:
    """Whether two readings differ only in what one wording of them is taken for: one version or another.

    Of several such things the user can choose also where the likeliest of all cannot be done.
    """
    if _cut(one) != _cut(other):
        return False
    pairs = zip(one.phrases, other.phrases, strict=True)
    changed = [(left, right) for left, right in pairs if left.target != right.target]
    return len(changed) == 1 and all(left.kind == right.kind for left, right in changed)


def _is_named(refused: Reading, other: Reading) -> bool:
    """ "Completions by category": the metric called so cannot be split, and no rate of them is meant."""
    if _cut(refused) != _cut(other):
        return False
    pairs = zip(refused.phrases, other.phrases, strict=True)
    changed = [(left.reason, right.reason) for left, right in pairs if left.target != right.target]
    return bool(changed) and all(left == "label" and right != "label" for left, right in changed)


def _is_guess(reading: Reading, understood: Reading) -> bool:
    """Whether a reading fits the words less than one that is understood: by parts, or by weaker links."""
    if reading.is_partial:
        return understood.cost < reading.cost
    return _cut(reading) == _cut(understood) and understood.cost + WEIGHTS["margin"] < _of_links(reading)


def _of_links(reading: Reading) -> float:
    """The cost without that of ranking a split, which is no weaker link: "by country and plan, top 5"."""
    ranked = counted(parts_of(reading.cost)).get("rank_of_split", 0.0)
    return float(reading.cost) - WEIGHTS["rank_of_split"] * ranked


def _cut(reading: Reading) -> list[tuple[int, bool]]:
    """Where the phrases of a reading end, and which of them mean nothing."""
    return [(phrase.end, phrase.kind == "ignored") for phrase in reading.phrases]


def _different(candidates: Sequence[Candidate]) -> list[Candidate]:
    unique: dict[str, Candidate] = {}
    for candidate in candidates:
        unique.setdefault(candidate.sql, candidate)
    return list(unique.values())
