"""Periods as meant become half-open bounds in UTC: `start <= t < end`, by the clock and local time."""

from dataclasses import replace
from datetime import datetime, timedelta

from engine.planning.draft import Draft
from engine.planning.named import is_yearless, named
from engine.refusals import refused
from engine.types.business_time import UTC_TIME, BusinessTime
from engine.types.clock import Bounds
from engine.types.refusal import Refusal
from semantic.periods import (
    Anchor,
    CalendarPeriod,
    NamedPeriod,
    Period,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
)


def resolve_time(draft: Draft) -> Draft | Refusal:
    """The step: the bounds of the query's time scope, or those handed to an inner question."""
    if draft.query.time is None:
        return draft
    if draft.given is not None:
        return replace(draft, bounds=draft.given)
    bounds = resolve(draft.query.time.period, draft.clock.now, draft.time)
    return bounds if isinstance(bounds, Refusal) else replace(draft, bounds=bounds)


def resolve(period: Period, now: datetime, time: BusinessTime = UTC_TIME) -> Bounds | Refusal:
    """The bounds of a period. Refused with `wrong_type` when the calendar has no such period."""
    try:
        return _resolve(period, now, time)
    except (ValueError, OverflowError):
        return refused("wrong_type", "outside_calendar")


def _resolve(period: Period, now: datetime, time: BusinessTime) -> Bounds | Refusal:
    if isinstance(period, CalendarPeriod):
        start = time.move(time.begin(now, period.unit), period.unit, period.offset)
        return Bounds(start, time.move(start, period.unit, period.count))
    if isinstance(period, TrailingPeriod):
        return Bounds(time.move(now, period.unit, -period.count), now)
    if isinstance(period, ToDatePeriod):
        start = time.move(time.begin(now, period.unit), period.unit, period.offset)
        return Bounds(start, time.move(now, period.unit, period.offset))
    return named(period, now, time) if isinstance(period, NamedPeriod) else _span(period, now, time)


def _span(span: SpanPeriod, now: datetime, time: BusinessTime) -> Bounds | Refusal:
    start, end = _ends(span, now, time)
    if isinstance(start, Refusal):
        return start
    if isinstance(end, Refusal):
        return end
    if start is None and end is None:
        return refused("wrong_type", "endless_period")
    last = None if end is None else end.end if span.end_inclusive else end.start
    first = None if start is None else start.start if span.start_inclusive else start.end
    if first and last and first >= last:
        return refused("wrong_type", "reversed_period")
    return Bounds(first, last)


def _ends(
    span: SpanPeriod, now: datetime, time: BusinessTime
) -> tuple[Bounds | Refusal | None, Bounds | Refusal | None]:
    """Both ends; an end without a year follows the other: "November to January" crosses the year."""
    if _yearless(span.start) and span.end is not None and not _yearless(span.end):
        end = _resolve(span.end, now, time)
        return _before(span.start, end, time), end
    start = None if span.start is None else _resolve(span.start, now, time)
    if isinstance(span.end, NamedPeriod) and _yearless(span.end) and isinstance(start, Bounds):
        return start, named(span.end, now, time, after=start.start)
    return start, None if span.end is None else _resolve(span.end, now, time)


def _yearless(anchor: Anchor | None) -> bool:
    return isinstance(anchor, NamedPeriod) and is_yearless(anchor)


def _before(anchor: Anchor | None, end: Bounds | Refusal, time: BusinessTime) -> Bounds | Refusal | None:
    if anchor is None or isinstance(end, Refusal) or end.end is None:
        return None
    return _resolve(anchor, end.end - timedelta(microseconds=1), time)
