"""The period with data that is nearest to one without: for last week the last week with data."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from math import inf

from semantic.periods import (
    Anchor,
    CalendarPeriod,
    NamedPeriod,
    Period,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
    Unit,
)

_PARTS_OF_A_DAY = ("second", "minute", "hour")  # for them the day
_PARTS = ("day", "week", "month", "quarter", "half")
_LENGTHS = {"day": 1.0, "week": 7.0, "month": 30.0, "quarter": 91.0, "half": 182.0, "year": 365.0}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def nearest(period: Period, last: datetime) -> Period | None:
    """As many of the same units, the last of them with the newest data in it; None for other periods."""
    if isinstance(period, NamedPeriod):
        return None if period.fiscal else _named(unit_of(period), last.date())
    if isinstance(period, SpanPeriod):
        return None
    count = period.count if isinstance(period, CalendarPeriod | TrailingPeriod) else 1
    return _counted(period.unit, count, last.date(), isinstance(period, ToDatePeriod))


def shorter_periods(period: Period | None, last: datetime) -> Iterator[Anchor]:
    """The month, week and day that the newest data lie in, as far as they are shorter than the period."""
    for unit in ("month", "week", "day"):
        found = _named(unit, last.date())
        if found is not None and _LENGTHS[unit] < _length(period):
            yield found


def unit_of(period: Period) -> str:
    """The unit that a period is told in: "week" of the 12th week of a year; "" where there is none."""
    if isinstance(period, NamedPeriod):
        return next((name for name in _PARTS if getattr(period, name)), "year")
    return "" if isinstance(period, SpanPeriod) else period.unit


def _length(period: Period | None) -> float:
    """About how many days it has; endless where that is not plain."""
    count = period.count if isinstance(period, CalendarPeriod | TrailingPeriod) else 1
    days = _LENGTHS.get(unit_of(period), inf) if period is not None else inf
    return 0.0 if period is not None and unit_of(period) in _PARTS_OF_A_DAY else count * days


def _counted(unit: Unit, count: int, last: date, to_date: bool) -> Period | None:
    end = _named(unit, last)
    if end is None or count == 1 or to_date or unit in _PARTS_OF_A_DAY:
        return end
    try:
        start = _named(unit, _earlier(unit, count - 1, last))
    except (ValueError, OverflowError):  # before the first year there is
        return end
    return SpanPeriod(start=start, end=end)


def _earlier(unit: Unit, count: int, last: date) -> date:
    """A day in the unit that lies so many units before the one of the day."""
    if unit in _DAYS:
        return last - timedelta(days=count * _DAYS[unit])
    months = last.year * 12 + last.month - 1 - count * _MONTHS[unit]
    return date(months // 12, months % 12 + 1, 1)


def _named(unit: str, day: date) -> Anchor | None:
    """The unit that a day lies in, by its name."""
    if unit == "week":
        iso = day.isocalendar()
        return NamedPeriod(year=iso.year, week=iso.week)
    if unit in _PARTS_OF_A_DAY:
        unit = "day"
    parts = {
        "day": {"month": day.month, "day": day.day},
        "month": {"month": day.month},
        "quarter": {"quarter": (day.month + 2) // 3},
        "half": {"half": (day.month + 5) // 6},
        "year": {},
    }
    return NamedPeriod(year=day.year, **parts[unit]) if unit in parts else None
