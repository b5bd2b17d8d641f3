"""The other period of a comparison, and how far it lies from the asked one.

Fiscal years of weeks are compared by number: quarter 2 with quarter 2, week 10 with week 10. A 53rd week
has nothing in a year of 52 to be compared with, and is not moved onto another.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlglot import exp

from engine.planning.draft import Draft
from engine.planning.named import unit_of
from engine.planning.periods import resolve
from engine.refusals import refused
from engine.types.almanac import MONTHS, months_between
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from engine.types.fiscal import SLOTS
from engine.types.refusal import Refusal
from semantic.periods import (
    CalendarPeriod,
    EarlierBucket,
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
    if query.compare_to is None or isinstance(query.compare_to, EarlierBucket):
        return draft
    if query.time is None or bounds is None:
        return draft
    if isinstance(query.compare_to, OtherPeriod):
        other = resolve(query.compare_to.period, draft.clock.now, draft.time)
    else:
        previous = isinstance(query.compare_to, PreviousPeriod)
        other = compared(query.time.period, bounds, draft.clock.now, previous, draft.time)
    return other if isinstance(other, Refusal) else replace(draft, compare_bounds=other)


def compared(
    period: Period, bounds: Bounds, now: datetime, previous: bool, time: BusinessTime
) -> Bounds | Refusal:
    """The period directly before, or with `previous` False the same one a year earlier.

    A period that is still running is compared with the same elapsed stretch.
    """
    if bounds.start is None:
        return refused("not_supported", "no_period_before")
    if previous and isinstance(period, ToDatePeriod):
        return resolve(ToDatePeriod(unit=period.unit, offset=period.offset - 1), now, time)
    start, end = bounds.start, bounds.end or now
    if not previous and _is_last_fiscal_week(period):
        return refused("wrong_type", "no_week_53")
    unit, count = _length(period, start, end, time) if previous else _year(period)
    stop = now if start <= now < end else end
    try:
        return Bounds(_back(start, unit, count, time), _back(stop, unit, count, time))
    except (ValueError, OverflowError):
        return refused("wrong_type", "before_calendar")


def shift(draft: Draft, grain: str) -> exp.Interval | None:
    """What to add to the other period's local times so that its buckets meet the asked ones."""
    start = draft.bounds and draft.bounds.start
    other = draft.compare_bounds and draft.compare_bounds.start
    if not start or not other:
        return None
    start, other = draft.time.edge(start), draft.time.edge(other)
    if grain in MONTHS or (grain in SLOTS and not draft.time.fiscal.pattern):
        return _interval(months_between(other, start), "MONTH")
    distance = start - other
    seconds = distance.days * 86400 + distance.seconds
    return _interval(seconds, "SECOND") if seconds % 86400 else _interval(distance.days, "DAY")


def _interval(count: int, unit: str) -> exp.Interval | None:
    return exp.Interval(this=exp.Literal.string(count), unit=exp.Var(this=unit)) if count else None


def _back(at: datetime, unit: Unit | timedelta, count: int, time: BusinessTime) -> datetime:
    """Whole days stay whole days, however many hours they have."""
    if isinstance(unit, timedelta):
        return time.utc(time.edge(at) - unit * count)
    return time.move(at, unit, -count)


def _length(
    period: Period, start: datetime, end: datetime, time: BusinessTime
) -> tuple[Unit | timedelta, int]:
    """The period's length in its own units: before March comes February."""
    if isinstance(period, CalendarPeriod | TrailingPeriod):
        return period.unit, period.count
    if isinstance(period, NamedPeriod):
        return unit_of(period)
    if start == time.begin(start, "month") and end == time.begin(end, "month"):
        return "month", months_between(time.edge(start), time.edge(end))
    return time.edge(end) - time.edge(start), 1


def _year(period: Period) -> tuple[Unit, int]:
    """A year back; weeks go back 52 weeks, so that they stay whole weeks."""
    if isinstance(period, SpanPeriod):
        return "month", 12
    if isinstance(period, NamedPeriod) and period.fiscal:
        return "fiscal_year", 1
    unit = unit_of(period)[0] if isinstance(period, NamedPeriod) else period.unit
    if unit in SLOTS:
        return "fiscal_year", 1
    return ("week", 52) if unit == "week" else ("month", 12)


def _is_last_fiscal_week(period: Period) -> bool:
    """Whether it is a 53rd week; the year before has none, as such years do not follow each other."""
    return isinstance(period, NamedPeriod) and period.fiscal and period.week == 53
