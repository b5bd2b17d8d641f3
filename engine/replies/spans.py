"""Buckets of time as periods that a query can name: a month by its name, a week by its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import get_args

from engine.answers.buckets import start_of
from engine.planning.filling import is_scoped
from engine.types.plan import Plan
from engine.types.result import Cell
from semantic.filters import Between, Compare, Condition
from semantic.periods import NamedPeriod, Part, Period, SpanPeriod, ToDatePeriod, Unit
from semantic.query import PartTerm, TimeTerm

_MONTHS = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_CLOCK: dict[str, tuple[Part, ...]] = {
    "hour": ("hour_of_day",),
    "minute": ("hour_of_day", "minute_of_hour"),
}
_MOVED_BY_MONTHS = ("month", "quarter", "year")
_MOVED_BY_DAYS = ("day", "week")


@dataclass(frozen=True)
class Span:
    """A stretch of local time, from `start` up to `end`; `grain` is that of the bucket it is."""

    start: datetime
    end: datetime
    grain: str = ""

    def days(self) -> Span | None:
        """Itself, if it is made of whole days."""
        whole = self.start.time() == self.end.time() == time.min
        return self if whole and self.start < self.end else None

    def within(self, field: str) -> Condition:
        """The condition that a time lies on one of its days."""
        last = self.end - timedelta(days=1)
        return Between(field=field, low=f"{self.start:%Y-%m-%d}", high=f"{last:%Y-%m-%d}")


def span_of(plan: Plan, term: TimeTerm, cell: Cell) -> Span | None:
    """A bucket, as far as the asked period goes; None for what has no time, and for a part of an hour."""
    if not isinstance(cell, date):
        return None
    start = start_of(cell)
    found = Span(start, plan.time.step(start, term.grain, 1), term.grain)
    if plan.bounds is None or not is_scoped(plan.query, term):
        return found
    return _cut(found, plan.bounds.start, plan.bounds.end)


def _cut(span: Span, first: datetime | None, last: datetime | None) -> Span | None:
    start, end = max(span.start, first or span.start), min(span.end, last or span.end)
    whole = (start, end) == (span.start, span.end)
    if start >= end or (span.grain in _CLOCK and not whole):
        return None
    return Span(start, end, span.grain)


def compared_span(plan: Plan, term: TimeTerm, span: Span) -> Span | None:
    """The bucket that a bucket is compared with; None where the two do not lie alike in their periods."""
    asked, other = plan.bounds, plan.compare_bounds
    if asked is None or other is None or not (asked.start and other.start):
        return None
    if term.grain in _MOVED_BY_MONTHS:
        months = (other.start.year - asked.start.year) * 12 + other.start.month - asked.start.month
        start = plan.time.step(plan.time.start_of(span.start, term.grain), "month", months)
    elif term.grain in _MOVED_BY_DAYS:
        start = plan.time.start_of(span.start, term.grain) + (other.start - asked.start)
    else:
        return None
    if plan.time.start_of(start, term.grain) != start:
        return None
    return _cut(Span(start, plan.time.step(start, term.grain, 1), term.grain), other.start, other.end)


def period_of(span: Span, plan: Plan) -> Period | None:
    """The period that a stretch is: by its name, else from day to day; None for parts of a day."""
    if span.grain in _CLOCK:
        return _day(span.start)
    if span.grain == "second":
        return None
    if span.days() is None:
        return _so_far(span, plan)
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month
    if span.start.day == span.end.day == 1 and months in _MONTHS and not (span.start.month - 1) % months:
        return _months(span.start, _MONTHS[months], months)
    last = span.end - timedelta(days=1)
    return _day(span.start) if last == span.start else SpanPeriod(start=_day(span.start), end=_day(last))


def _months(start: datetime, unit: str, months: int) -> NamedPeriod:
    number = {} if unit == "year" else {unit: (start.month - 1) // months + 1}
    return NamedPeriod(year=start.year, **number)


def _day(at: datetime) -> NamedPeriod:
    return NamedPeriod(year=at.year, month=at.month, day=at.day)


def _so_far(span: Span, plan: Plan) -> Period | None:
    """The bucket that the clock cuts, if the asked period ends with the clock: "this month so far"."""
    query = plan.query.time
    clocked = query is not None and query.period.kind in ("to_date", "trailing")
    whole = plan.time.start_of(span.start, span.grain) == span.start if span.grain else False
    last = plan.bounds.end if plan.bounds else None
    if not (clocked and whole and span.end == last and span.grain in get_args(Unit)):
        return None
    if getattr(query.period, "offset", 0):  # type: ignore[union-attr]
        return None
    return ToDatePeriod.model_validate({"unit": span.grain})


def conditions_in(span: Span, term: TimeTerm) -> Iterator[Condition]:
    """What is said of an hour or a minute beside its day."""
    values = {"hour_of_day": span.start.hour, "minute_of_hour": span.start.minute}
    for part in _CLOCK.get(span.grain, ()):
        key = PartTerm(part=part, dimension=term.dimension).key
        yield Compare(field=key, op="=", value=values[part])
