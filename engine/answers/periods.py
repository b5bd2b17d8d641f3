"""Resolved periods in words: "May 2026", "from 22 to 28 June 2026", "on 29 June 2026"."""

from datetime import date, datetime, timedelta

from engine.answers.fiscal_words import fiscal_name, fiscal_period
from engine.types.business_time import UTC_TIME, BusinessTime
from engine.types.clock import Bounds
from engine.types.fiscal import SLOTS

_UNITS = {1: "month", 3: "quarter", 6: "half", 12: "year"}


def name_of(bounds: Bounds | None, fiscal: BusinessTime | None = None) -> str:
    """The period by itself: "Q1 2026", "22 to 28 June 2026", "all data".

    With the calendar `fiscal` a fiscal period is called by its name, such as "Q2 FY2026".
    """
    if bounds and fiscal and (name := fiscal_period(bounds, fiscal)):
        return name
    if bounds is None or (bounds.start is None and bounds.end is None):
        return "all data"
    if bounds.start is None or bounds.end is None:
        return _open(bounds)
    if not _midnight(bounds.start) or not _midnight(bounds.end):
        return f"{moment(bounds.start)} to {moment(bounds.end)}"
    if bounds.start.day == 1 and bounds.end.day == 1:
        return _months(bounds.start, bounds.end)
    return _days(bounds.start, bounds.end - timedelta(days=1))


def phrase(bounds: Bounds | None, now: datetime | None = None, fiscal: BusinessTime | None = None) -> str:
    """The period in its place in a sentence; "so far" when it still runs at `now`."""
    name = name_of(bounds, fiscal)
    if bounds is None or (bounds.start is None and bounds.end is None):
        return f"over {name}"
    if bounds.start is None or bounds.end is None:
        return name
    running = now is not None and bounds.start <= now < bounds.end
    word = "from" if " to " in name else "on" if name[:1].isdigit() and " " in name else "in"
    return f"{word} {name}{' so far' if running else ''}"


def on_last_day(bounds: Bounds | None, now: datetime | None) -> str:
    """ "on 31 May 2026": the last day of the period that is not after the clock; "" without a clock."""
    end = bounds.end if bounds else None
    last = now if end is None or (now and now < end) else end - timedelta(microseconds=1)
    return f"on {day(last)}" if now and last else ""


def when(value: date, grain: str, time: BusinessTime = UTC_TIME) -> str:
    """A bucket of time in its place in a sentence: "in the week of 22 June 2026"."""
    if grain == "week":
        return f"in the week of {day(value)}"
    if grain == "month":
        return f"in {value:%B %Y}"
    if grain == "quarter":
        return f"in Q{(value.month + 2) // 3} {value.year}"
    if grain == "year":
        return f"in {value.year}"
    if grain in SLOTS:
        return f"in {fiscal_name(value, grain, time)}"
    if grain == "second" and isinstance(value, datetime):
        return f"at {value:%H:%M:%S} on {day(value)}"
    if grain in ("hour", "minute") and isinstance(value, datetime):
        return f"at {value:%H:%M} on {day(value)}"
    return f"on {day(value)}"


def day(value: date) -> str:
    """22 June 2026."""
    return f"{value.day} {value:%B %Y}"


def moment(value: datetime) -> str:
    """29 June 2026 09:00."""
    return f"{day(value)} {value:%H:%M}"


def _open(bounds: Bounds) -> str:
    known = bounds.start or bounds.end
    if known is None:
        raise ValueError("a period without ends is all data")
    text = day(known) if _midnight(known) else moment(known)
    return f"since {text}" if bounds.start else f"before {text}"


def _months(start: datetime, end: datetime) -> str:
    count = (end.year - start.year) * 12 + end.month - start.month
    unit = _UNITS.get(count, "")
    if unit == "month":
        return f"{start:%B %Y}"
    if unit == "year" and start.month == 1:
        return str(start.year)
    if unit == "quarter" and start.month % 3 == 1:
        return f"Q{(start.month + 2) // 3} {start.year}"
    if unit == "half" and start.month % 6 == 1:
        return f"H{(start.month + 5) // 6} {start.year}"
    last = end - timedelta(days=1)
    first = f"{start:%B}" if start.year == last.year else f"{start:%B %Y}"
    return f"{first} to {last:%B %Y}"


def _days(first: datetime, last: datetime) -> str:
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    start = f"{first.day} {first:%B}" if first.year == last.year else day(first)
    return f"{start} to {day(last)}"


def _midnight(at: datetime) -> bool:
    return at.time() == datetime.min.time()
