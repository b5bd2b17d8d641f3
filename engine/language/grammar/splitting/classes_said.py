"""Classes of a number as they are said: by their width, by their bounds, or one by one."""

from dataclasses import dataclass
from itertools import pairwise

from engine.language.grammar.pieces import Draft, Pieces
from engine.language.numerals import Number
from engine.language.tokens import fold

_DASHES = ("-", "–", "—")


@dataclass(frozen=True)
class Stretch:
    """One class as it is said: from a number to another one (itself if only one is said), or open."""

    low: float
    high: float | None


@dataclass(frozen=True)
class Said:
    """The classes that the pieces from `start` to `end` say, in the unit that is said."""

    start: int
    end: int
    unit: str
    percent: bool
    width: float | None = None
    stretches: tuple[Stretch, ...] = ()


def classes_said(pieces: Pieces, draft: Draft) -> Said | None:
    """The first classes that the pieces say."""
    for at in range(len(pieces)):
        found = _width(pieces, at, draft) or _bounds(pieces, at, draft) or _listed(pieces, at, draft)
        if found is not None:
            return found
    return None


def _width(pieces: Pieces, at: int, draft: Draft) -> Said | None:
    """ "In steps of 500", "in 500 steps"."""
    of = pieces[at].is_op("classes_of")
    value = _value(pieces, at + of)
    if value is None:
        return None
    unit, end = _unit(pieces, at + of + 1, draft)
    if not of:
        if end >= len(pieces) or not pieces[end].is_op("classes"):
            return None
        end += 1
    return Said(at, end, unit, value.percent, width=value.value)


def _bounds(pieces: Pieces, at: int, draft: Draft) -> Said | None:
    """ "In classes from 0 and 1 and 5 hours", as a restatement says it, and "to under 20" behind."""
    if not pieces[at].is_op("classes_from"):
        return None
    found: list[Number] = []
    unit, end, top = "", at + 1, None
    while end < len(pieces):
        word = pieces[end].is_op("and", "classes_end")
        value = _value(pieces, end + word)
        if value is None or top is not None:
            break
        if pieces[end].is_op("classes_end"):
            top = value
        else:
            found.append(value)
        unit, end = _unit(pieces, end + word + 1, draft, unit)
    if not found:
        return None
    ends = [*(one.value for one in found[1:]), top.value if top else None]
    stretches = tuple(Stretch(low.value, high) for low, high in zip(found, ends, strict=True))
    return Said(at, end, unit, found[0].percent, stretches=stretches)


def _listed(pieces: Pieces, at: int, draft: Draft) -> Said | None:
    """ "1, 2-4, 5-9, 10 or more", "0-1, 1-5 and 5+ hours": two or more that go on from each other."""
    found: list[Stretch] = []
    end, unit, percent = at, "", False
    while (value := _value(pieces, end)) is not None:
        high: float | None = value.value
        after = end + 1
        upper = _upper(pieces, end, draft)
        if upper:
            high, after = pieces[upper].value.value, upper + 1
            value = pieces[upper].value if pieces[upper].value.percent else value
        unit, after = _unit(pieces, after, draft, unit)
        opened = _opened(pieces, after, draft)
        if opened:
            high, after = None, opened
            unit, after = _unit(pieces, after, draft, unit)
        found.append(Stretch(pieces[end].value.value, high))
        percent, end = value.percent, after
        if high is None or end >= len(pieces) or not pieces[end].is_op("and"):
            break
        end += 1
    ranges = any(one.high != one.low for one in found)
    rises = all(a.high is not None and a.high <= b.low for a, b in pairwise(found))
    if len(found) < 2 or not ranges or not rises or pieces[end - 1].is_op("and"):
        return None
    return Said(at, end, unit, percent, stretches=tuple(found))


def _upper(pieces: Pieces, at: int, draft: Draft) -> int:
    """Where the other end of "2-4", "2 to 4" stands: only a dash or small words between; 0 without one."""
    if at + 1 < len(pieces) and pieces[at + 1].is_op("between_inner"):
        return at + 2 if _value(pieces, at + 2) is not None else 0
    if _value(pieces, at + 1) is None:
        return 0
    gap = range(pieces[at].end, pieces[at + 1].start)
    dash = draft.text_of(gap.start, gap.stop) in _DASHES
    small = bool(gap) and all(one in draft.prepositions for one in gap)
    return at + 1 if dash or small else 0


def _opened(pieces: Pieces, at: int, draft: Draft) -> int:
    """The index behind "or more" or a plus sign; 0 where neither stands at `at`."""
    if at >= len(pieces) or pieces[at].kind != "op":
        return 0
    plus = pieces[at].is_op("and") and draft.text_of(pieces[at].start, pieces[at].end) == "+"
    return at + 1 if plus or pieces[at].is_op("or_more") else 0


def _value(pieces: Pieces, at: int) -> Number | None:
    if at < len(pieces) and pieces[at].kind == "number":
        found: Number = pieces[at].value
        return found
    return None


def _unit(pieces: Pieces, at: int, draft: Draft, before: str = "") -> tuple[str, int]:
    """The unit word at `at`, if one stands there, else that said before, and the index after it."""
    if at < len(pieces) and pieces[at].start == pieces[at - 1].end:
        text = fold(draft.text_of(pieces[at].start, pieces[at].end))
        if any(text in words for words in draft.quantities.values()):
            return text, at + 1
    return before, at
