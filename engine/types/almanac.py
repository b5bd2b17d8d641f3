"""Calendar arithmetic on wall-clock times without zone: the start of a unit, and steps of whole units.

Weeks start on Monday. A step of months keeps the day where the month has it, else takes its last day.
"""

import calendar
from datetime import datetime, timedelta

MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
# Units of one length everywhere, on the clock as in elapsed time.
CLOCK_UNITS: dict[str, timedelta] = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
}
_LENGTHS = {**CLOCK_UNITS, "day": timedelta(days=1), "week": timedelta(weeks=1)}


def start_of(at: datetime, unit: str) -> datetime:
    """The start of the unit that `at` lies in."""
    if unit in CLOCK_UNITS:
        minute = 0 if unit == "hour" else at.minute
        return at.replace(minute=minute, second=at.second if unit == "second" else 0, microsecond=0)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit in MONTHS:
        months = MONTHS[unit]
        return day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return day


def step(at: datetime, unit: str, count: int) -> datetime:
    """`at` moved by `count` units. ValueError or OverflowError beyond the years 1 to 9999."""
    if unit in MONTHS:
        return add_months(at, MONTHS[unit] * count)
    return at + _LENGTHS[unit] * count


def add_months(at: datetime, count: int) -> datetime:
    """`at` moved by whole months. ValueError beyond the years 1 to 9999."""
    year, month = divmod(at.year * 12 + at.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    last = calendar.monthrange(year, month + 1)[1]
    return at.replace(year=year, month=month + 1, day=min(at.day, last))


def months_between(start: datetime, end: datetime) -> int:
    """Months from the month of `start` to the month of `end`."""
    return (end.year - start.year) * 12 + end.month - start.month
