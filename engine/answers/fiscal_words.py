"""Fiscal periods by the name a business gives them: FY2026, Q2 FY2026, month 5 of FY2026."""

from datetime import date, datetime

from engine.answers.buckets import start_of
from engine.phrasing import Phrasing, english
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from engine.types.fiscal import SLOTS
from semantic.periods import CalendarPeriod, NamedPeriod, Period, SpanPeriod, ToDatePeriod
from semantic.query import LogicalQuery, TimeTerm


def fiscal_name(value: date, grain: str, time: BusinessTime, words: Phrasing | None = None) -> str:
    """The fiscal month, quarter or year that begins with the value."""
    year, number = time.years.place(start_of(value), grain)
    return (words or english()).say(f"times.{grain}", n=number + 1, year=time.years.called(year))


def fiscal_period(bounds: Bounds, time: BusinessTime, words: Phrasing | None = None) -> str:
    """The one fiscal year, quarter or month that the bounds are; "" if they are none."""
    if bounds.start is None or bounds.end is None:
        return ""
    for unit in reversed(SLOTS):
        if _is_one(bounds.start, bounds.end, unit, time):
            return fiscal_name(bounds.start, unit, time, words)
    return ""


def speaks_fiscally(query: LogicalQuery) -> bool:
    """Whether the question is put in fiscal terms, so that the answer should be."""
    by_fiscal = any(isinstance(term, TimeTerm) and term.grain in SLOTS for term in query.group_by)
    return by_fiscal or (query.time is not None and _is_fiscal(query.time.period))


def _is_fiscal(period: Period) -> bool:
    if isinstance(period, SpanPeriod):
        return any(side is not None and _is_fiscal(side) for side in (period.start, period.end))
    if isinstance(period, NamedPeriod):
        return period.fiscal
    return isinstance(period, CalendarPeriod | ToDatePeriod) and period.unit in SLOTS


def _is_one(start: datetime, end: datetime, unit: str, time: BusinessTime) -> bool:
    return time.start_of(start, unit) == start and time.step(start, unit, 1) == end
