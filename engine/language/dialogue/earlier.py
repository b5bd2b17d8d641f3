"""The period that lies right before another one, and the same one a year before."""

from datetime import date, timedelta

from semantic.periods import CalendarPeriod, NamedPeriod, Period, SpanPeriod, ToDatePeriod, TrailingPeriod

_UNITS = ("day", "week", "month", "quarter", "half", "year")
_MOST = {"month": 12, "quarter": 4, "half": 2}
_DAYS_OF_A_WEEK = 7


def before(period: Period, unit: str) -> Period | None:
    """The one of the same length right before, where `unit` is what that length is called ("" for any)."""
    if isinstance(period, CalendarPeriod):
        return _calendar_before(period) if unit in ("", _length(period)) else None
    if isinstance(period, ToDatePeriod):
        return CalendarPeriod(unit=period.unit, offset=period.offset - 1) if unit == period.unit else None
    if isinstance(period, NamedPeriod):
        return _named_before(period) if unit in ("", unit_of(period)) else None
    return None


def year_before(period: Period) -> Period | None:
    """The same months, quarters or day a year before; None of weeks, which do not fit into years."""
    if isinstance(period, CalendarPeriod) and period.unit in _MOST:
        return period.model_copy(update={"offset": period.offset - _MOST[period.unit]})
    if isinstance(period, NamedPeriod) and period.year and not period.week:
        leap = (period.month, period.day) == (2, 29)
        return None if leap else period.model_copy(update={"year": period.year - 1})
    return None


def is_running(period: Period) -> bool:
    """Whether a period reaches up to the clock, so that what lies before it may be told by that."""
    if isinstance(period, CalendarPeriod):
        return period.offset + period.count > 0
    return isinstance(period, TrailingPeriod) or (isinstance(period, ToDatePeriod) and period.offset == 0)


def unit_of(period: NamedPeriod) -> str:
    """The unit that a period is called by: the month of "March 2026"."""
    return next(unit for unit in _UNITS if unit == "year" or getattr(period, unit))


def length_of(period: Period) -> str:
    """What the length of any period is called; "" where no one unit is as long."""
    if isinstance(period, CalendarPeriod):
        return _length(period)
    if isinstance(period, NamedPeriod):
        return unit_of(period)
    return period.unit if isinstance(period, ToDatePeriod) else ""


def _length(period: CalendarPeriod) -> str:
    """What the length of a period is called; "" where no one unit is as long."""
    if (period.unit, period.count) == ("day", _DAYS_OF_A_WEEK):
        return "week"
    return period.unit if period.count == 1 else ""


def _calendar_before(period: CalendarPeriod) -> CalendarPeriod | SpanPeriod:
    if period.count == 1:
        return period.model_copy(update={"offset": period.offset - 1})
    ends = (period.offset - period.count, period.offset - 1)
    first, last = (CalendarPeriod(unit=period.unit, offset=offset) for offset in ends)
    return SpanPeriod(start=first, end=last)


def _named_before(period: NamedPeriod) -> NamedPeriod | None:
    """None where the clock or the calendar would have to be asked: before a January without a year."""
    unit = unit_of(period)
    if period.years_ago is not None:
        return None
    if unit == "day":
        return _day_before(period)
    if unit == "year":
        return period.model_copy(update={"year": period.year - 1}) if period.year else None
    number = getattr(period, unit) - 1
    if number:
        return period.model_copy(update={unit: number})
    if unit not in _MOST or not period.year:
        return None
    return period.model_copy(update={unit: _MOST[unit], "year": period.year - 1})


def _day_before(period: NamedPeriod) -> NamedPeriod | None:
    if not (period.year and period.month and period.day):
        return None
    found = date(period.year, period.month, period.day) - timedelta(days=1)
    return NamedPeriod(year=found.year, month=found.month, day=found.day)
