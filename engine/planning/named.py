"""Periods called by name: 2025, Q1 2026, March, 3 May 2026, week 12."""

from datetime import datetime

from engine.planning.almanac import start_of, step
from engine.types.clock import Bounds
from engine.types.refusal import Refusal
from semantic.periods import NamedPeriod, Unit

# The 29th of February and week 53 are absent for up to seven years in a row (around 1900, 2100).
_YEARS_BACK = 12
_UNITS: dict[str, Unit] = {
    "year": "year",
    "half": "half",
    "quarter": "quarter",
    "month": "month",
    "week": "week",
    "day": "day",
}


def unit_of(period: NamedPeriod) -> Unit:
    """The unit the name stands for: its finest part."""
    parts = period.model_dump(exclude={"kind"}, exclude_none=True)
    return next((_UNITS[name] for name in reversed(_UNITS) if name in parts), "year")


def named(period: NamedPeriod, now: datetime, after: datetime | None = None) -> Bounds | Refusal:
    """The bounds of a named period.

    Without a year it is the latest one begun by `now`, or with `after` the first that starts
    no earlier than that. Refused when there is no such date.
    """
    if not _sensible(period):
        hint = "Name a day, a week, a month or a year."
        return Refusal("wrong_type", f"{words(period)} is not one period.", hint)
    for year in _years(period, now, after):
        start = _start(period, year)
        if start is None or (after and start < after) or (period.year is None and not after and start > now):
            continue
        return Bounds(start, step(start, unit_of(period), 1))
    hint = "Name a day that the month has, or a week that the year has."
    return Refusal("wrong_type", f"There is no {words(period)} in the calendar.", hint)


def words(period: NamedPeriod) -> str:
    """The name as a message shows it."""
    parts = period.model_dump(exclude={"kind"}, exclude_none=True)
    return ", ".join(f"{name} {value}" for name, value in parts.items()) or "a period without a name"


def _sensible(period: NamedPeriod) -> bool:
    inner = [part for part in (period.half, period.quarter, period.month, period.week) if part is not None]
    if period.day is not None and period.month is None:
        return False
    return len(inner) == 1 or (not inner and period.year is not None)


def _years(period: NamedPeriod, now: datetime, after: datetime | None) -> range:
    if period.year is not None:
        return range(period.year, period.year + 1)
    if after is not None:
        return range(after.year, min(after.year + _YEARS_BACK, 9998))
    # An ISO year may begin in December: look one year ahead first.
    return range(min(now.year + 1, 9998), max(now.year - _YEARS_BACK, 1), -1)


def _start(period: NamedPeriod, year: int) -> datetime | None:
    try:
        if period.week is not None:
            return datetime.fromisocalendar(year, period.week, 1)
        month = period.month or 3 * (period.quarter or 1) - 2
        if period.half is not None:
            month = 6 * period.half - 5
        return start_of(datetime(year, month, period.day or 1), "day")
    except ValueError:
        return None
