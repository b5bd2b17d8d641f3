"""Periods as half-open stretches of time."""

from dataclasses import dataclass
from datetime import date, datetime

from semantic.periods import (
    CalendarPeriod,
    NamedPeriod,
    Period,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
)
from tests.differential.reading.almanac import CLOCKED, Almanac
from tests.differential.world import Unclear, Value


@dataclass(frozen=True)
class Stretch:
    """From `start` to before `end`, in UTC; an open side is None."""

    almanac: Almanac
    start: datetime | None
    end: datetime | None

    def holds(self, value: Value) -> bool:
        """Whether the time lies in it; no time lies in no stretch."""
        if not isinstance(value, date):
            return False
        start, end = (self.start, self.end) if isinstance(value, datetime) else self.local
        moment = value if isinstance(value, datetime) else self.almanac.local(value)
        return (start is None or start <= moment) and (end is None or moment < end)

    @property
    def local(self) -> tuple[datetime | None, datetime | None]:
        """Both ends in local time."""
        start, end = (one and self.almanac.local(one) for one in (self.start, self.end))
        return start, end


def stretch(period: Period, almanac: Almanac, clock: datetime) -> Stretch:
    """What the period means at the clock (UTC)."""
    if isinstance(period, TrailingPeriod):
        if period.unit in ("second", "minute", "hour"):
            return Stretch(almanac, clock - CLOCKED[period.unit] * period.count, clock)
        first = almanac.step(almanac.local(clock), period.unit, -period.count)
        return Stretch(almanac, almanac.utc(first), clock)
    start, end = _local(period, almanac, almanac.local(clock))
    return Stretch(almanac, start and almanac.utc(start), end and almanac.utc(end))


def _local(period: Period, almanac: Almanac, now: datetime) -> tuple[datetime | None, datetime | None]:
    if isinstance(period, CalendarPeriod):
        start = almanac.step(almanac.floor(now, period.unit), period.unit, period.offset)
        return start, almanac.step(start, period.unit, period.count)
    if isinstance(period, ToDatePeriod):
        if period.offset and period.unit.startswith("fiscal"):
            raise Unclear
        start = almanac.step(almanac.floor(now, period.unit), period.unit, period.offset)
        return start, almanac.step(now, period.unit, period.offset) if period.offset else now
    if isinstance(period, NamedPeriod):
        return _named(period, almanac, now)
    if isinstance(period, SpanPeriod):
        first = _local(period.start, almanac, now) if period.start else (None, None)
        last = _local(period.end, almanac, now) if period.end else (None, None)
        return first[0 if period.start_inclusive else 1], last[1 if period.end_inclusive else 0]
    raise Unclear


def _named(period: NamedPeriod, almanac: Almanac, now: datetime) -> tuple[datetime, datetime]:
    if period.year is not None:
        return _of_year(period, period.year, almanac)
    found = [_of_year(period, year, almanac) for year in range(now.year - 2, now.year + 2)]
    return [one for one in found if one[0] <= now][-1]


def _of_year(period: NamedPeriod, year: int, almanac: Almanac) -> tuple[datetime, datetime]:
    if period.fiscal:
        return _fiscal(period, year, almanac)
    start, unit = datetime(year, 1, 1), "year"
    if period.half:
        start, unit = datetime(year, 6 * period.half - 5, 1), "half"
    elif period.quarter:
        start, unit = datetime(year, 3 * period.quarter - 2, 1), "quarter"
    elif period.week:
        start, unit = datetime.fromisocalendar(year, period.week, 1), "week"
    elif period.month:
        start, unit = datetime(year, period.month, period.day or 1), "day" if period.day else "month"
    return start, almanac.step(start, unit, 1)


def _fiscal(period: NamedPeriod, year: int, almanac: Almanac) -> tuple[datetime, datetime]:
    fiscal = almanac.fiscal
    ends_later = fiscal.named_by == "end" and fiscal.first_month > 1
    start, unit = almanac.fiscal_start(year - ends_later), "fiscal_year"
    if period.quarter:
        start = almanac.step(start, "fiscal_quarter", period.quarter - 1)
        unit = "fiscal_quarter"
    elif period.month:
        start = almanac.step(start, "fiscal_month", period.month - 1)
        unit = "fiscal_month"
    return start, almanac.step(start, unit, 1)
