"""Periods called by name: 2025, Q1 2026, March, 3 May 2026, week 12, fiscal quarter 2.

Where weeks begin on Monday, week 1 is that of ISO 8601, which has 4 January in it. Where they begin on
another day it is the one with 1 January, as is the custom there. A fiscal month is counted from the start
of the fiscal year.
"""

from datetime import datetime, timedelta

from engine.refusals import refused
from engine.types.business_time import UTC_TIME, BusinessTime
from engine.types.clock import Bounds
from engine.types.refusal import Refusal, Word
from semantic.periods import NamedPeriod, Unit

# The 29th of February and week 53 are absent for up to seven years in a row (around 1900, 2100).
_YEARS_BACK = 12
_UNITS: dict[str, tuple[Unit, int]] = {
    "year": ("year", 1),
    "half": ("half", 1),
    "quarter": ("quarter", 1),
    "month": ("month", 1),
    "week": ("week", 1),
    "day": ("day", 1),
}
_FISCAL_UNITS: dict[str, tuple[Unit, int]] = {
    "year": ("fiscal_year", 1),
    "half": ("fiscal_quarter", 2),
    "quarter": ("fiscal_quarter", 1),
    "month": ("fiscal_month", 1),
    "week": ("week", 1),
    "day": ("day", 1),
}


def unit_of(period: NamedPeriod) -> tuple[Unit, int]:
    """The unit the name stands for, its finest part, and how many of it: a fiscal half is two quarters."""
    parts = _parts(period)
    units = _FISCAL_UNITS if period.fiscal else _UNITS
    return next((units[name] for name in reversed(units) if name in parts), units["year"])


def named(
    period: NamedPeriod, now: datetime, time: BusinessTime = UTC_TIME, after: datetime | None = None
) -> Bounds | Refusal:
    """The bounds of a named period, in UTC as `now` and `after`.

    Without a year it is the latest one begun by `now`, or with `after` the first that starts
    no earlier than that. Refused when there is no such date.
    """
    if not _sensible(period):
        return _refused("no_one_period", "no_fiscal_period", period)
    now, after = time.local(now), after and time.edge(after)
    for year in _years(period, now, after, time):
        start = _start(period, year, time)
        if start is None or (after and start < after) or (is_yearless(period) and not after and start > now):
            continue
        return Bounds(time.utc(start), time.utc(time.step(start, *unit_of(period))))
    return _refused("absent_period", "absent_fiscal_period", period)


def is_yearless(period: NamedPeriod) -> bool:
    """Whether nothing says which year's it is."""
    return period.year is None and period.years_ago is None


def _refused(key: str, fiscal_key: str, period: NamedPeriod) -> Refusal:
    """A refusal of the period by its name: "month 2, day 30"."""
    said = [(Word(f"units.{name}"), value) for name, value in _parts(period).items()]
    if not said:
        return refused("wrong_type", "nameless_period")
    return refused("wrong_type", fiscal_key if period.fiscal else key, period=said)


def _parts(period: NamedPeriod) -> dict[str, int]:
    return period.model_dump(exclude={"kind", "fiscal", "years_ago"}, exclude_none=True)


def _sensible(period: NamedPeriod) -> bool:
    inner = [part for part in (period.half, period.quarter, period.month, period.week) if part is not None]
    if period.day is not None and (period.month is None or period.fiscal):
        return False
    return len(inner) == 1 or (not inner and period.year is not None)


def _years(period: NamedPeriod, now: datetime, after: datetime | None, time: BusinessTime) -> range:
    if period.year is not None:
        year = time.years.year_called(period.year) if period.fiscal else period.year
        return range(year, year + 1)
    if period.years_ago is not None:
        return range(max(now.year - period.years_ago, 1), now.year - period.years_ago + 1)
    if after is not None:
        first = after.year - 1 if period.fiscal else after.year
        return range(max(first, 1), min(after.year + _YEARS_BACK, 9998))
    # A year of weeks may begin in December: look one year ahead first.
    return range(min(now.year + 1, 9998), max(now.year - _YEARS_BACK, 1), -1)


def _start(period: NamedPeriod, year: int, time: BusinessTime) -> datetime | None:
    """The first moment in local time, None where the year has no such part."""
    try:
        if period.fiscal:
            return _fiscal_start(period, year, time)
        if period.week is not None:
            return _week(year, period.week, time)
        month = period.month or 3 * (period.quarter or 1) - 2
        if period.half is not None:
            month = 6 * period.half - 5
        return datetime(year, month, period.day or 1)
    except ValueError:
        return None


def _week(year: int, number: int, time: BusinessTime) -> datetime | None:
    start = _first_week(year, time) + timedelta(weeks=number - 1)
    return start if start < _first_week(year + 1, time) else None


def _first_week(year: int, time: BusinessTime) -> datetime:
    return time.start_of(datetime(year, 1, 1 if time.first_day else 4), "week")


def _fiscal_start(period: NamedPeriod, year: int, time: BusinessTime) -> datetime | None:
    if period.week is not None:
        return time.years.week(year, period.week)
    if period.month is not None:
        return time.years.start(year, "fiscal_month", period.month - 1)
    quarter = 2 * period.half - 1 if period.half is not None else period.quarter or 1
    return time.years.start(year, "fiscal_quarter", quarter - 1)
