"""Which limits to parts of time may mean something else than they seem to."""

from itertools import pairwise

from engine.language.grammar.pieces import Draft, Pieces
from engine.language.grammar.times.moment_days import has_days, is_bound
from engine.language.grammar.times.moment_limit import Limit, has

_NOUNS = ("metric", "dimension", "measure", "timefield", "dataset", "value", "unknown")
_AGAINST = ("compare", "change", "growth")


def is_unsure(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether the limit at `at` may mean something else than its condition."""
    limit: Limit = pieces[at].value
    if limit.condition is None or limit.moment.field in draft.catalog.dimensions:
        return True
    if _is_repeated(pieces, at) or _joins_period(pieces, at):
        return True
    return not limit.named and (
        _is_set_against(pieces, limit)
        or (limit.moment.over_midnight and has_days(pieces))
        or _joins_value(pieces, at, draft)
        or _is_in_name(pieces, at)
        or _joins_another(pieces, at)
        or is_bound(pieces, at, draft)
    )


def _is_repeated(pieces: Pieces, at: int) -> bool:
    """ "On Mondays on Tuesdays": two limits to one part, of which one is only said by the way."""
    limit: Limit = pieces[at].value
    others = [piece.value for place, piece in enumerate(pieces) if piece.kind == "limit" and place != at]
    return any(one.moment.field == limit.moment.field and not (one.named and limit.named) for one in others)


def _is_set_against(pieces: Pieces, limit: Limit) -> bool:
    """ "Compare Saturdays and Sundays", "growth from Monday to Friday"."""
    stretch = limit.moment.how in ("between", "stretch") and has(pieces, "change", "growth")
    return stretch or (limit.joined and has(pieces, *_AGAINST))


def _is_in_name(pieces: Pieces, at: int) -> bool:
    """ "In the evening news": a noun right behind."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    touching = after is not None and after.start == pieces[at].end and after.kind in _NOUNS
    return touching and bool(pieces[at].value.moment.loose)


def _joins_another(pieces: Pieces, at: int) -> bool:
    """ "On weekends and in the evening": when both hold, or when either does?"""
    for first, last in pairwise(place for place, piece in enumerate(pieces) if piece.kind == "limit"):
        between = pieces[first + 1 : last]
        if at in (first, last) and between and all(piece.is_op("and") for piece in between):
            return True
    return False


def _joins_period(pieces: Pieces, at: int) -> bool:
    """ "Every May and June": are both of every year?"""
    return any(
        0 <= near < len(pieces) and pieces[beside].is_op("and", "or") and pieces[near].kind == "period"
        for beside, near in ((at - 1, at - 2), (at + 1, at + 2))
    )


def _joins_value(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "On weekdays and holidays": when both hold, or when either does? A comma only lists what holds."""
    return any(
        0 <= near < len(pieces)
        and pieces[beside].is_op("and")
        and draft.text_of(pieces[beside].start, pieces[beside].end)[0].isalpha()
        and pieces[near].kind == "value"
        for beside, near in ((at - 1, at - 2), (at + 1, at + 2))
    )


def is_of_share(pieces: Pieces, at: int) -> bool:
    """ "The share of orders on weekends": of all orders, or within the weekends?"""
    limit, before = pieces[at], pieces[at - 1] if at else None
    natural = limit.kind == "limit" and not limit.value.named
    return natural and before is not None and before.kind == "metric" and has(pieces, "share")
