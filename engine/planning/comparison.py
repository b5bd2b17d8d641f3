"""The other period of a comparison, and how far it lies from the asked one."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlglot import exp

from engine.planning.almanac import MONTHS, months_between, start_of, step
from engine.planning.draft import Draft
from engine.planning.named import unit_of
from engine.planning.periods import resolve
from engine.types.clock import Bounds
from engine.types.refusal import Refusal
from semantic.periods import (
    CalendarPeriod,
    NamedPeriod,
    OtherPeriod,
    Period,
    PreviousPeriod,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
    Unit,
)


def resolve_comparison(draft: Draft) -> Draft | Refusal:
    """The step: the bounds of the period compared with."""
    query, bounds = draft.query, draft.bounds
    if query.compare_to is None or query.time is None or bounds is None:
        return draft
    if isinstance(query.compare_to, OtherPeriod):
        other = resolve(query.compare_to.period, draft.clock.now)
    else:
        previous = isinstance(query.compare_to, PreviousPeriod)
        other = compared(query.time.period, bounds, draft.clock.now, previous)
    return other if isinstance(other, Refusal) else replace(draft, compare_bounds=other)


def compared(period: Period, bounds: Bounds, now: datetime, previous: bool) -> Bounds | Refusal:
    """The period directly before, or with `previous` False the same one a year earlier.

    A period that is still running is compared with the same elapsed stretch.
    """
    if bounds.start is None:
        hint = "Say since when, or name the other period."
        return Refusal("not_supported", "A period without a start has none before it.", hint)
    if previous and isinstance(period, ToDatePeriod):
        return resolve(ToDatePeriod(unit=period.unit, offset=period.offset - 1), now)
    start, end = bounds.start, bounds.end or now
    unit, count = _length(period, start, end) if previous else _year(period)
    stop = now if start <= now < end else end
    try:
        return Bounds(_back(start, unit, count), _back(stop, unit, count))
    except (ValueError, OverflowError):
        return Refusal("wrong_type", "The period before lies outside the calendar.", "Name a later one.")


def shift(draft: Draft, grain: str) -> exp.Interval | None:
    """What to add to the other period's times so that its buckets meet the asked ones."""
    start = draft.bounds and draft.bounds.start
    other = draft.compare_bounds and draft.compare_bounds.start
    if not start or not other:
        return None
    if grain in MONTHS:
        return _interval(months_between(other, start), "MONTH")
    distance = start - other
    seconds = distance.days * 86400 + distance.seconds
    return _interval(seconds, "SECOND") if seconds % 86400 else _interval(distance.days, "DAY")


def _interval(count: int, unit: str) -> exp.Interval | None:
    return exp.Interval(this=exp.Literal.string(count), unit=exp.Var(this=unit)) if count else None


def _back(at: datetime, unit: Unit | timedelta, count: int) -> datetime:
    return at - unit * count if isinstance(unit, timedelta) else step(at, unit, -count)


def _length(period: Period, start: datetime, end: datetime) -> tuple[Unit | timedelta, int]:
    """The period's length in its own units: before March comes February."""
    if isinstance(period, CalendarPeriod | TrailingPeriod):
        return period.unit, period.count
    if isinstance(period, NamedPeriod):
        return unit_of(period), 1
    if start == start_of(start, "month") and end == start_of(end, "month"):
        return "month", months_between(start, end)
    return end - start, 1


def _year(period: Period) -> tuple[Unit, int]:
    """A year back; weeks go back 52 weeks, so that they stay whole weeks."""
    if isinstance(period, SpanPeriod):
        return "month", 12
    unit = unit_of(period) if isinstance(period, NamedPeriod) else period.unit
    return ("week", 52) if unit == "week" else ("month", 12)
