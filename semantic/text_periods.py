"""Periods in the text form: `calendar(week, -1, 1)`, `span(from named(year=2025), before named(month=5))`."""

from collections.abc import Callable
from typing import get_args

from semantic.periods import (
    Anchor,
    CalendarPeriod,
    Comparison,
    EarlierBucket,
    LastYear,
    NamedPeriod,
    OtherPeriod,
    Period,
    PreviousPeriod,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
    Unit,
    Window,
)
from semantic.text_cursor import Cursor

_UNITS: tuple[Unit, ...] = get_args(Unit)
_PARTS = ("year", "half", "quarter", "month", "week", "day", "years_ago")


def period_text(period: Period) -> str:
    """The period as a call, its parts as meant."""
    if isinstance(period, CalendarPeriod):
        return f"calendar({period.unit}, {period.offset}, {period.count})"
    if isinstance(period, TrailingPeriod):
        return f"trailing({period.unit}, {period.count})"
    if isinstance(period, ToDatePeriod):
        return f"to_date({period.unit}, {period.offset})" if period.offset else f"to_date({period.unit})"
    if isinstance(period, NamedPeriod):
        return f"named({', '.join(_named_parts(period))})"
    return f"span({', '.join(_span_sides(period))})"


def _named_parts(period: NamedPeriod) -> list[str]:
    parts = ((name, getattr(period, name)) for name in _PARTS)
    told = [f"{name}={part}" for name, part in parts if part is not None]
    return ["fiscal", *told] if period.fiscal else told


def _span_sides(span: SpanPeriod) -> list[str]:
    opening = "from" if span.start_inclusive else "after"
    closed = span.start or not span.start_inclusive
    sides = [f"{opening} {period_text(span.start) if span.start else 'none'}"] if closed else []
    if span.end or not span.end_inclusive:
        word = "to" if span.end_inclusive else "before"
        sides.append(f"{word} {period_text(span.end) if span.end else 'none'}")
    return sides


def comparison_text(comparison: Comparison) -> str:
    """What to compare with."""
    if isinstance(comparison, OtherPeriod):
        return period_text(comparison.period)
    if isinstance(comparison, EarlierBucket):
        return f"earlier({comparison.window.unit}, {comparison.window.count})"
    return comparison.kind


def read_comparison(cursor: Cursor) -> Comparison:
    """The comparison that must come next."""
    if cursor.took("previous"):
        return PreviousPeriod()
    if cursor.took("last_year"):
        return LastYear()
    if cursor.sees("earlier"):
        return _earlier(cursor)
    return OtherPeriod(period=read_period(cursor, "previous, last_year, earlier or a period"))


def _earlier(cursor: Cursor) -> EarlierBucket:
    start = cursor.start
    cursor.take("earlier")
    cursor.take("(")
    unit = _unit(cursor)
    cursor.take(",")
    found = cursor.built(start, lambda: EarlierBucket(window=Window(count=cursor.whole(), unit=unit)))
    cursor.take(")")
    return found


def read_period(cursor: Cursor, expected: str = "a period") -> Period:
    """The period that must come next."""
    start = cursor.start
    read = _READERS[cursor.choice(tuple(_READERS), expected)]
    cursor.take("(")
    period = cursor.built(start, lambda: read(cursor))
    cursor.take(")")
    return period


def _unit(cursor: Cursor) -> Unit:
    return cursor.choice(_UNITS, "a unit")


def _calendar(cursor: Cursor) -> Period:
    unit = _unit(cursor)
    cursor.take(",")
    offset = cursor.whole()
    return CalendarPeriod(unit=unit, offset=offset, count=cursor.whole() if cursor.took(",") else 1)


def _trailing(cursor: Cursor) -> Period:
    unit = _unit(cursor)
    cursor.take(",")
    return TrailingPeriod(unit=unit, count=cursor.whole())


def _to_date(cursor: Cursor) -> Period:
    unit = _unit(cursor)
    return ToDatePeriod(unit=unit, offset=cursor.whole() if cursor.took(",") else 0)


def _named(cursor: Cursor) -> Period:
    parts: dict[str, int] = {"fiscal": True} if cursor.took("fiscal") else {}
    while not cursor.sees(")"):
        if parts:
            cursor.take(",")
        name = cursor.take(*(part for part in _PARTS if part not in parts))
        cursor.take("=")
        parts[name] = cursor.whole()
    return NamedPeriod.model_validate(parts)


def _span(cursor: Cursor) -> Period:
    opening = "from" if cursor.took("from") else "after" if cursor.took("after") else ""
    start = _side(cursor) if opening else None
    begun = {"start": start, "start_inclusive": opening != "after"}
    if cursor.sees(")") or (opening and not cursor.took(",")):
        return SpanPeriod.model_validate(begun)
    inclusive = cursor.take("to", "before") == "to"
    return SpanPeriod.model_validate({**begun, "end": _side(cursor), "end_inclusive": inclusive})


def _side(cursor: Cursor) -> Anchor | None:
    return None if cursor.took("none") else _anchor(cursor)


def _anchor(cursor: Cursor) -> Anchor:
    if not cursor.sees("calendar", "named"):
        raise cursor.fault("calendar or named")
    period = read_period(cursor)
    assert isinstance(period, CalendarPeriod | NamedPeriod)
    return period


_READERS: dict[str, Callable[[Cursor], Period]] = {
    "calendar": _calendar,
    "trailing": _trailing,
    "to_date": _to_date,
    "named": _named,
    "span": _span,
}
