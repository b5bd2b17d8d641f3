"""How a business cuts time: by the clocks of a zone, in weeks that begin on a day, in fiscal years.

Two kinds of times occur, both without zone: moments in UTC, and local times as the clocks of the zone show
them. A day of local time may have 23 or 25 hours, so periods are cut in local time and compared in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import get_args
from zoneinfo import ZoneInfo

from engine.types import almanac
from engine.types.clock import Bounds
from engine.types.fiscal import SLOTS, FiscalYears
from semantic.model import FiscalCalendar, SemanticModel
from semantic.periods import Weekday
from semantic.query import LogicalQuery

_DAYS: tuple[Weekday, ...] = get_args(Weekday)
_CALENDAR_YEARS = FiscalCalendar()


@dataclass(frozen=True)
class BusinessTime:
    """The zone, the first day of the week and the fiscal calendar that a query goes by."""

    zone: str = "UTC"
    week_start: Weekday = "monday"
    fiscal: FiscalCalendar = _CALENDAR_YEARS

    @property
    def first_day(self) -> int:
        """The day that weeks begin with, 0 for Monday."""
        return _DAYS.index(self.week_start)

    @property
    def years(self) -> FiscalYears:
        """The fiscal years."""
        return FiscalYears(self.fiscal, self.first_day)

    @property
    def is_utc(self) -> bool:
        """Whether local time is UTC."""
        return self.zone == "UTC"

    def local(self, at: datetime) -> datetime:
        """What the clocks show at a moment."""
        if self.is_utc:
            return at
        return at.replace(tzinfo=UTC).astimezone(_zone(self.zone)).replace(tzinfo=None, fold=0)

    def utc(self, at: datetime) -> datetime:
        """The moment of a local time, the first where it comes twice.

        Where the clocks skip it, as if they had not: a day without midnight begins when they change.
        """
        if self.is_utc:
            return at
        return at.replace(tzinfo=_zone(self.zone)).astimezone(UTC).replace(tzinfo=None)

    def edge(self, at: datetime) -> datetime:
        """The local time at which a stretch begins or ends: the first moment of a day is its midnight.

        The clocks show another time at that moment where they skip midnight.
        """
        local = self.local(at)
        midnight = almanac.start_of(local, "day")
        return midnight if self.utc(midnight) == at else local

    def local_bounds(self, bounds: Bounds) -> Bounds:
        """Bounds in UTC, as local times."""
        start, end = (at and self.edge(at) for at in (bounds.start, bounds.end))
        return Bounds(start, end)

    def utc_bounds(self, bounds: Bounds) -> Bounds:
        """Bounds in local time, as moments."""
        start, end = (at and self.utc(at) for at in (bounds.start, bounds.end))
        return Bounds(start, end)

    def start_of(self, at: datetime, unit: str) -> datetime:
        """The start of the unit that a local time lies in, in local time."""
        if unit in SLOTS:
            return self.years.start(*_placed(self.years, at, unit))
        if unit == "week":
            day = almanac.start_of(at, "day")
            return day - timedelta(days=(day.weekday() - self.first_day) % 7)
        return almanac.start_of(at, unit)

    def step(self, at: datetime, unit: str, count: int) -> datetime:
        """A local time moved by units. ValueError or OverflowError beyond the years 1 to 9999."""
        return self.years.step(at, unit, count) if unit in SLOTS else almanac.step(at, unit, count)

    def begin(self, at: datetime, unit: str) -> datetime:
        """The moment at which the unit begins that a moment lies in."""
        local = self.local(at)
        if unit in almanac.CLOCK_UNITS:  # by what has passed: an hour may come twice
            return at - (local - self.start_of(local, unit))
        return self.utc(self.start_of(local, unit))

    def move(self, at: datetime, unit: str, count: int) -> datetime:
        """A moment moved by units: hours and less by what passes, days and more by the local calendar."""
        if unit in almanac.CLOCK_UNITS or not count:
            return at + almanac.CLOCK_UNITS.get(unit, timedelta()) * count
        return self.utc(self.step(self.edge(at), unit, count))


UTC_TIME = BusinessTime()


def business_time(query: LogicalQuery, model: SemanticModel) -> BusinessTime:
    """The model's calendar, with what the query says instead."""
    calendar = model.calendar
    week_start = query.week_start or calendar.week_start
    return BusinessTime(query.zone or calendar.time_zone, week_start, calendar.fiscal)


def _placed(years: FiscalYears, at: datetime, unit: str) -> tuple[int, str, int]:
    year, number = years.place(at, unit)
    return year, unit, number


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
