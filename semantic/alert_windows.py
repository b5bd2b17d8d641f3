"""The stretch of time that an alert measures, as a rule says it: `last 5 minutes`, `last hour`, `today`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator

from semantic.periods import CalendarPeriod, Period, ToDatePeriod, TrailingPeriod, Window

_LENGTHS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_PASSING = ("second", "minute", "hour")
_SEVERAL = re.compile(r"(?:last\s+)?(\d+)\s+([a-z_]+?)s?", re.IGNORECASE)
_ONE = re.compile(r"(last|this)\s+([a-z_]+)", re.IGNORECASE)
_FORMS = "write it like last 5 minutes, last hour, today or trailing(minute, 5)"


def length_of(window: Window) -> timedelta:
    """How long a window is. ValueError for months and longer, whose length is not always the same."""
    if window.unit not in _LENGTHS:
        raise ValueError(f"A {window.unit} has no fixed length: say it in weeks, days, hours or minutes")
    return window.count * _LENGTHS[window.unit]


def period_length(period: Period | None) -> timedelta | None:
    """How long a measured stretch is at most; None where that is not always the same, or not limited."""
    if not isinstance(period, CalendarPeriod | TrailingPeriod | ToDatePeriod) or period.unit not in _LENGTHS:
        return None
    return length_of(Window(count=getattr(period, "count", 1), unit=period.unit))


def measured_period(text: object) -> object:
    """The period a text means; anything but a text is handed on. ValueError with what may be written.

    As in questions, `last 5 minutes` ends at the clock, `last hour` is the last whole one, and
    `last 7 days` are whole days.
    """
    if not isinstance(text, str):
        return text
    words = " ".join(text.split()).lower()
    if words in ("today", "yesterday"):
        words = {"today": "this day", "yesterday": "last day"}[words]
    several, one = _SEVERAL.fullmatch(words), _ONE.fullmatch(words)
    try:
        if several:
            return _stretch(int(several[1]), several[2])
        if one:
            return {"kind": "to_date", "unit": one[2]} if one[1] == "this" else _whole(1, one[2])
        return _written(text)
    except ValueError:
        raise ValueError(f"{text!r} is no stretch of time: {_FORMS}") from None


def _stretch(count: int, unit: str) -> dict[str, object]:
    passing = unit in _PASSING
    return {"kind": "trailing", "unit": unit, "count": count} if passing else _whole(count, unit)


def _whole(count: int, unit: str) -> dict[str, object]:
    return {"kind": "calendar", "unit": unit, "offset": -count, "count": count}


def _written(text: str) -> Period:
    from semantic.text_cursor import Cursor
    from semantic.text_periods import read_period

    cursor = Cursor(text)
    period = read_period(cursor)
    if cursor.kind != "end":
        raise cursor.fault("the end")
    return period


Measured = Annotated[Period | None, BeforeValidator(measured_period)]
