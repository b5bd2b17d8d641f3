"""Local time, units and their starts, by the plain calendar."""

from bisect import bisect_right
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from semantic.model import FiscalCalendar
from tests.differential.world import Unclear

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
CLOCKED = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time())


class Almanac:
    """Time as one model and query cut it. Local moments are naive."""

    def __init__(self, zone: str, week_start: str, fiscal: FiscalCalendar) -> None:
        self.zone = ZoneInfo(zone)
        self.week_start = WEEKDAYS.index(week_start)
        self.fiscal = fiscal

    def local(self, value: date) -> datetime:
        """A moment in UTC as local time; the midnight of a date."""
        if not isinstance(value, datetime):
            return midnight(value)
        return value.replace(tzinfo=UTC).astimezone(self.zone).replace(tzinfo=None)

    def utc(self, moment: datetime) -> datetime:
        """A local moment in UTC."""
        return moment.replace(tzinfo=self.zone).astimezone(UTC).replace(tzinfo=None)

    def floor(self, moment: datetime, unit: str) -> datetime:
        """The start of the unit that a local moment lies in."""
        if unit.startswith("fiscal"):
            starts = self.starts[unit]
            return starts[bisect_right(starts, moment) - 1]
        if unit in ("second", "minute", "hour"):
            cut = {"second": {}, "minute": {"second": 0}, "hour": {"second": 0, "minute": 0}}[unit]
            return moment.replace(microsecond=0, **cut)  # type: ignore[arg-type]
        day = midnight(moment.date())
        if unit in ("day", "week"):
            return day - timedelta(days=(day.weekday() - self.week_start) % 7 if unit == "week" else 0)
        size = MONTHS[unit]
        return day.replace(day=1, month=(day.month - 1) // size * size + 1)

    def step(self, moment: datetime, unit: str, count: int) -> datetime:
        """`count` units later; Unclear for a moment within a fiscal unit of weeks."""
        if unit.startswith("fiscal"):
            starts = self.starts[unit]
            if moment in starts:
                return starts[starts.index(moment) + count]
            if self.fiscal.pattern:
                raise Unclear("a part of a fiscal unit moved")
            unit = unit.removeprefix("fiscal_")
        if unit in CLOCKED:
            return moment + CLOCKED[unit] * count
        months = moment.year * 12 + moment.month - 1 + MONTHS[unit] * count
        year, month = divmod(months, 12)
        return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))

    def part(self, moment: datetime, part: str) -> int:
        """A part of local time that comes again."""
        return {
            "minute_of_hour": moment.minute,
            "hour_of_day": moment.hour,
            "day_of_week": moment.isoweekday(),
            "day_of_month": moment.day,
            "day_of_year": moment.timetuple().tm_yday,
            "week_of_year": moment.isocalendar().week,
            "month_of_year": moment.month,
            "quarter_of_year": (moment.month + 2) // 3,
        }[part]

    def fiscal_start(self, year: int) -> datetime:
        """The first day of the fiscal year that begins at about `first_month` of the year."""
        base = datetime(year, self.fiscal.first_month, 1)
        if not self.fiscal.pattern:
            return base
        back = (base.weekday() - self.week_start) % 7
        forward = (7 - back) % 7
        to_earlier = self.fiscal.starts == "nearest" and back <= 3
        return base - timedelta(days=back) if to_earlier else base + timedelta(days=forward)

    @cached_property
    def starts(self) -> dict[str, list[datetime]]:
        """All starts of fiscal units, in order."""
        months = [start for year in range(2015, 2035) for start in self._months(year)]
        return {
            "fiscal_month": months,
            "fiscal_quarter": months[::3],
            "fiscal_year": months[::12],
        }

    def _months(self, year: int) -> list[datetime]:
        start = self.fiscal_start(year)
        if not self.fiscal.pattern:
            return [self.step(start, "month", n) for n in range(12)]
        weeks = [int(n) for n in self.fiscal.pattern.split("-")] * 4
        return [start + timedelta(weeks=sum(weeks[:n])) for n in range(12)]
