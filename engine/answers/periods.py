"""Resolved periods in words: "May 2026", "from 22 to 28 June 2026", "on 29 June 2026".

Each has three forms: by itself, in its place in a sentence, and behind a number that is compared with.
"""

from datetime import date, datetime, timedelta

from engine.answers.fiscal_words import fiscal_name, fiscal_period
from engine.answers.formats import parts_of
from engine.phrasing import Phrasing, english
from engine.types.business_time import UTC_TIME, BusinessTime
from engine.types.clock import Bounds
from engine.types.fiscal import SLOTS

_UNITS = {1: "month", 3: "quarter", 6: "half", 12: "year"}
BY_ITSELF, IN_PLACE, COMPARED = range(3)


def name_of(bounds: Bounds | None, fiscal: BusinessTime | None = None, words: Phrasing | None = None) -> str:
    """The period by itself: "Q1 2026", "22 to 28 June 2026", "all data".

    With the calendar `fiscal` a fiscal period is called by its name, such as "Q2 FY2026".
    """
    return _said(bounds, fiscal, words or english(), BY_ITSELF)


def phrase(
    bounds: Bounds | None,
    now: datetime | None = None,
    fiscal: BusinessTime | None = None,
    words: Phrasing | None = None,
    form: int = IN_PLACE,
) -> str:
    """The period in its place in a sentence; "so far" when it still runs at `now`."""
    words = words or english()
    text = _said(bounds, fiscal, words, form)
    if bounds is None or bounds.start is None or bounds.end is None or now is None:
        return text
    return words.say("times.so_far", period=text) if bounds.start <= now < bounds.end else text


def on_last_day(
    bounds: Bounds | None, now: datetime | None, words: Phrasing | None = None, form: int = IN_PLACE
) -> str:
    """ "on 31 May 2026": the last day of the period that is not after the clock; "" without a clock."""
    end = bounds.end if bounds else None
    last = now if end is None or (now and now < end) else end - timedelta(microseconds=1)
    words = words or english()
    return words.form("times.day", form, **parts_of(last, words)) if now and last else ""


def when(
    value: date,
    grain: str,
    time: BusinessTime = UTC_TIME,
    words: Phrasing | None = None,
    form: int = IN_PLACE,
) -> str:
    """A bucket of time in its place in a sentence: "in the week of 22 June 2026"."""
    words = words or english()
    if grain in SLOTS:
        return words.form("times.fiscal", form, name=fiscal_name(value, grain, time, words))
    if grain in ("second", "minute", "hour") and not isinstance(value, datetime):
        grain = "day"
    known = {"hour": "minute"}.get(grain, grain)
    kind = known if known in ("week", "month", "quarter", "year", "second", "minute") else "day"
    return words.form(f"times.{kind}", form, **parts_of(value, words))


def day(value: date, words: Phrasing | None = None) -> str:
    """22 June 2026."""
    words = words or english()
    return words.say("times.date", **parts_of(value, words))


def moment(value: datetime, words: Phrasing | None = None) -> str:
    """29 June 2026 09:00."""
    words = words or english()
    return words.say("times.clock", **parts_of(value, words))


def _said(bounds: Bounds | None, fiscal: BusinessTime | None, words: Phrasing, form: int) -> str:
    if bounds and fiscal and (name := fiscal_period(bounds, fiscal, words)):
        return words.form("times.fiscal", form, name=name)
    if bounds is None or (bounds.start is None and bounds.end is None):
        return words.form("times.all", form)
    if bounds.start is None or bounds.end is None:
        return _open(bounds, words, form)
    if not _midnight(bounds.start) or not _midnight(bounds.end):
        first, last = moment(bounds.start, words), moment(bounds.end, words)
        return words.form("times.moments", form, first=first, last=last)
    last_day = bounds.end - timedelta(days=1)
    kind = _months(bounds.start, bounds.end) if bounds.start.day == bounds.end.day == 1 else ""
    slots = parts_of(bounds.start, words) | parts_of(last_day, words, "2")
    return words.form(f"times.{kind or _days(bounds.start, last_day)}", form, **slots)


def _open(bounds: Bounds, words: Phrasing, form: int) -> str:
    known = bounds.start or bounds.end
    if known is None:
        raise ValueError("a period without ends is all data")
    text = day(known, words) if _midnight(known) else moment(known, words)
    return words.form("times.since" if bounds.start else "times.before", form, first=text)


def _months(start: datetime, end: datetime) -> str:
    """The kind of a stretch of whole months."""
    count = (end.year - start.year) * 12 + end.month - start.month
    unit = _UNITS.get(count, "")
    if unit and (start.month - 1) % count == 0:
        return unit
    last = end - timedelta(days=1)
    return "months_of_year" if start.year == last.year else "months_of_years"


def _days(first: datetime, last: datetime) -> str:
    """The kind of a stretch of whole days."""
    if first == last:
        return "day"
    if (first.year, first.month) == (last.year, last.month):
        return "days"
    return "days_of_year" if first.year == last.year else "days_of_years"


def _midnight(at: datetime) -> bool:
    return at.time() == datetime.min.time()
