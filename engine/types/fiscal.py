"""Fiscal years: twelve months from any month on, or 52 and sometimes 53 whole weeks.

A fiscal year is known here by the calendar year in which it *nominally* begins, that of the first day of
its first month: a year of weeks that begins on 29 December 2025 is that of 2026. What people call it is
another matter (`called`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.types.almanac import add_months, months_between
from semantic.model import FiscalCalendar

SLOTS = {"fiscal_month": 12, "fiscal_quarter": 4, "fiscal_year": 1}
QUARTER_WEEKS = 13
# The weeks of a quarter that come before each of its months.
OFFSETS = {"4-4-5": (0, 4, 8), "4-5-4": (0, 4, 9), "5-4-4": (0, 5, 9)}
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class FiscalYears:
    """The years of a calendar; `first_day` is the day of the week that weeks begin with, 0 for Monday."""

    calendar: FiscalCalendar
    first_day: int = 0

    def place(self, at: datetime, unit: str) -> tuple[int, int]:
        """The fiscal year that `at` lies in, and which of its units, counted from 0."""
        latest = min(at.year + 1, 9999)
        year = next(one for one in range(latest, latest - 4, -1) if self._first(one) <= at)
        if not self.calendar.pattern:
            months = months_between(self._first(year), at)
            return year, months * SLOTS[unit] // 12
        quarter, week = divmod((at - self._first(year)) // _WEEK, QUARTER_WEEKS)
        if quarter == 4:  # the 53rd week belongs to the last month
            quarter, week = 3, QUARTER_WEEKS
        month = sum(week >= offset for offset in OFFSETS[self.calendar.pattern]) - 1
        return year, {"fiscal_month": 3 * quarter + month, "fiscal_quarter": quarter}.get(unit, 0)

    def start(self, year: int, unit: str, number: int) -> datetime:
        """The start of a unit of the year; numbers beyond the year lie in other years.

        ValueError or OverflowError beyond the years 1 to 9999.
        """
        years, number = divmod(number, SLOTS[unit])
        first = self._first(year + years)
        if not self.calendar.pattern:
            return add_months(first, number * 12 // SLOTS[unit])
        quarter, month = divmod(number, 3) if unit == "fiscal_month" else (number, 0)
        return first + _WEEK * (QUARTER_WEEKS * quarter + OFFSETS[self.calendar.pattern][month])

    def step(self, at: datetime, unit: str, count: int) -> datetime:
        """`at` moved by units. In years of weeks as far into the other unit, at most to its end."""
        if not self.calendar.pattern:
            return add_months(at, count * 12 // SLOTS[unit])
        year, number = self.place(at, unit)
        into = at - self.start(year, unit, number)
        return min(self.start(year, unit, number + count) + into, self.start(year, unit, number + count + 1))

    def week(self, year: int, number: int) -> datetime | None:
        """The start of a week of the year, counted from 1; None where the year has no such week."""
        start = self._first(year) + _WEEK * (number - 1)
        return start if self.calendar.pattern and start < self._first(year + 1) else None

    def called(self, year: int) -> int:
        """The number people call the year by."""
        return year + self._named_later

    def year_called(self, name: int) -> int:
        """The year that people call so."""
        return name - self._named_later

    @property
    def _named_later(self) -> int:
        return int(self.calendar.named_by == "end" and self.calendar.first_month > 1)

    def _first(self, year: int) -> datetime:
        nominal = datetime(year, self.calendar.first_month, 1)
        if not self.calendar.pattern:
            return nominal
        latest = nominal + timedelta(days=3 if self.calendar.starts == "nearest" else 6)
        return latest - timedelta(days=(latest.weekday() - self.first_day) % 7)
