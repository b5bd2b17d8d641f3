"""Hours beside days: those that are a point in time, or go on into the next day."""

from engine.language.grammar.pieces import Draft, Pieces
from engine.language.grammar.times.moment_limit import touches
from semantic.periods import Anchor, CalendarPeriod, NamedPeriod, Period, SpanPeriod, ToDatePeriod


def has_days(pieces: Pieces) -> bool:
    """ "On Saturdays at night": the hours after midnight are no longer those of a Saturday."""
    days = {"day_of_week", "day_of_month", "day_of_year"}
    return any(
        piece.value.moment.field in days if piece.kind == "limit" else _is_day(getattr(piece, "value", None))
        for piece in pieces
    )


def is_bound(pieces: Pieces, at: int, draft: Draft) -> bool:
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
