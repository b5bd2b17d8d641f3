"""Which stretch of time to ask about: the last that is over and that the data reach to."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from semantic.periods import CalendarPeriod, Grain, NamedPeriod, Period
from semantic.query import TimeScope

Ends = tuple[datetime, datetime]  # the first and the last moment of the data
_DAY = timedelta(days=1)
# How late the last rows of a whole unit may come, for there to be nothing odd about it.
_LATE = {"week": 2 * _DAY, "month": 5 * _DAY}


def last_periods(ends: Ends, now: datetime) -> Iterator[Period]:
    """Whole periods with one before them, the latest and shortest first. Old data are asked by name."""
    first, last = ends[0], min(ends[1], now)
    for unit, start in (("week", _week(now)), ("month", _month(now))):
        before = _week(start - _DAY) if unit == "week" else _month(start - _DAY)
        earlier = _week(before - _DAY) if unit == "week" else _month(before - _DAY)
        if last >= start - _LATE[unit] and first <= earlier:
            yield CalendarPeriod(unit="week" if unit == "week" else "month", offset=-1)
    whole = (
        min(_month(last + 3 * _DAY), _month(now)) - _DAY
    )  # the end of the last month that is as good as whole
    if first <= _month(_month(whole) - _DAY):
        yield NamedPeriod(year=whole.year, month=whole.month)
    year = min((last + 3 * _DAY).year, now.year) - 1
    if first <= datetime(year - 1, 2, 1):
        yield NamedPeriod(year=year)


def stretch(ends: Ends, now: datetime) -> tuple[Grain, TimeScope | None]:
    """What a trend is drawn over: the grain, and the period where not all data are meant."""
    days = (min(ends[1], now) - ends[0]).days
    fresh = ends[1] >= _month(now) - _LATE["month"]
    if days > 5 * 365:
        return "year", None
    if not fresh:
        return ("month" if days > 92 else "day"), None
    if days > 300:
        return "month", _last("month", 12)
    return ("week", _last("week", 8)) if days >= 63 else ("day", None)


def _last(unit: Grain, count: int) -> TimeScope:
    return TimeScope(period=CalendarPeriod(unit=unit, offset=-count, count=count))


def _week(at: datetime) -> datetime:
    """The Monday of its week."""
    return datetime(at.year, at.month, at.day) - at.weekday() * _DAY


def _month(at: datetime) -> datetime:
    """The first of its month."""
    return datetime(at.year, at.month, 1)
