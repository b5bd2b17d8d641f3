"""Buckets of time: where one ends, and whether all of it lies inside the asked period."""

import calendar
from datetime import date, datetime, timedelta

from engine.types.clock import Bounds

_STEPS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def is_grain(grain: str) -> bool:
    """Whether buckets of this grain can be counted on."""
    return grain in _STEPS or grain in _MONTHS


def start_of(value: date) -> datetime:
    """The start of a bucket as a moment."""
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)


def following(at: datetime, grain: str) -> datetime:
    """The start of the next bucket. KeyError for an unknown grain."""
    if grain in _STEPS:
        return at + _STEPS[grain]
    year, month = divmod(at.year * 12 + at.month - 1 + _MONTHS[grain], 12)
    last = calendar.monthrange(year, month + 1)[1]
    return at.replace(year=year, month=month + 1, day=min(at.day, last))


def is_partial(value: date, grain: str, bounds: Bounds | None, now: datetime | None) -> bool:
    """Whether the asked period, or the clock, cuts the bucket off."""
    if not is_grain(grain):
        return False
    start = start_of(value)
    end = following(start, grain)
    begins, stops = (bounds.start, bounds.end) if bounds else (None, None)
    cut_at_end = any(moment is not None and moment < end for moment in (stops, now))
    return cut_at_end or (begins is not None and begins > start)
