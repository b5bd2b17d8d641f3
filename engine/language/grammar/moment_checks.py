"""Which limits to parts of time may mean something else than they seem to."""

from dataclasses import dataclass
from itertools import pairwise

from engine.language.grammar.pieces import Draft, Pieces
from engine.language.moments import Moment
from semantic.filters import Condition, Not
from semantic.periods import Anchor, CalendarPeriod, NamedPeriod, Period, SpanPeriod, ToDatePeriod

_NOUNS = ("metric", "dimension", "measure", "timefield", "dataset", "value", "unknown")
_AGAINST = ("compare", "change", "growth")


@dataclass(frozen=True)
class Limit:
    """The moments of one list; `joined` when "and" joins them, `negated` after "not"."""

    moment: Moment
    negated: bool = False
    joined: bool = False

    @property
    def condition(self) -> Condition | None:
        """What must hold; None where it is not sure, or limits nothing."""
        inner = self.moment.condition
        return Not(item=inner) if inner and self.negated else inner

    @property
    def named(self) -> bool:
        """Whether the part is named, so that nothing about the limit can be taken otherwise."""
        return self.moment.said is not None


def touches(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether only ignored words stand before the piece at `at` and the one before it."""
    return draft.adjacent(pieces[at - 1].end, pieces[at].start)


def has(pieces: Pieces, *names: str) -> bool:
    """Whether any of the operators is said."""
    return any(piece.is_op(*names) for piece in pieces)


def is_unsure(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether the limit at `at` may mean something else than its condition."""
    limit: Limit = pieces[at].value
    if limit.condition is None or limit.moment.field in draft.catalog.dimensions:
        return True
    others = [piece.value for place, piece in enumerate(pieces) if piece.kind == "limit" and place != at]
    if any(one.moment.field == limit.moment.field and not (one.named and limit.named) for one in others):
        return True
    if _joins_period(pieces, at):
        return True
    if limit.named:
        return False
    if limit.joined and has(pieces, *_AGAINST):
        return True
    if limit.moment.over_midnight and _has_days(pieces):
        return True
    if limit.moment.how in ("between", "stretch") and has(pieces, "change", "growth"):
        return True
    return (
        _joins_value(pieces, at, draft)
        or _is_in_name(pieces, at)
        or _joins_another(pieces, at)
        or _is_bound(pieces, at, draft)
    )


def _has_days(pieces: Pieces) -> bool:
    """ "On Saturdays at night": the hours after midnight are no longer those of a Saturday."""
    days = {"day_of_week", "day_of_month", "day_of_year"}
    return any(
        piece.value.moment.field in days if piece.kind == "limit" else _is_day(getattr(piece, "value", None))
        for piece in pieces
    )


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


def _is_bound(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Since yesterday at 8 pm", "after 6 pm yesterday": a point in time, not hours of every day."""
    how = pieces[at].value.moment.how
    before = pieces[at - 1] if at and touches(pieces, at, draft) else None
    after = pieces[at + 1] if at + 1 < len(pieces) and touches(pieces, at + 1, draft) else None
    if how and before is not None and before.kind == "period" and _ends_in_day(before.value):
        return True
    return how in ("after", "before") and after is not None and _is_day(getattr(after, "value", None))


def _ends_in_day(period: Period) -> bool:
    """Whether a stretch begins or ends with a day, whose hour would bound it."""
    if isinstance(period, ToDatePeriod):
        return period.unit == "day"
    return isinstance(period, SpanPeriod) and (_is_day(period.start) or _is_day(period.end))


def _is_day(period: Anchor | None) -> bool:
    if isinstance(period, NamedPeriod):
        return period.day is not None
    return isinstance(period, CalendarPeriod) and (period.unit, period.count) == ("day", 1)
