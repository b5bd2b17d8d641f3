"""The clock, the calendar, and the stretch of time that rows lie in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from semantic.model import BusinessCalendar, FiscalCalendar
from semantic.periods import Weekday
from tests.differential.drawing.dice import Dice

Breadth = Literal["hours", "days", "months", "years"]
_SPANS = {
    "hours": timedelta(hours=30),
    "days": timedelta(days=35),
    "months": timedelta(days=400),
    "years": timedelta(days=900),
}
# Days on which the clocks of Berlin and New York change, and ends of months and years.
_EDGES = (
    datetime(2025, 3, 30, 12),
    datetime(2025, 10, 26, 15),
    datetime(2025, 11, 2, 14),
    datetime(2026, 3, 1, 9),
)
_WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


@dataclass(frozen=True)
class Season:
    """`breadth` says how far back from the clock the rows lie."""

    clock: datetime
    breadth: Breadth
    calendar: BusinessCalendar

    def moment(self, dice: Dice) -> datetime:
        """A time of a row: mostly before the clock, often on a round moment."""
        span = _SPANS[self.breadth]
        ahead = timedelta(days=2) if self.breadth == "days" else timedelta(0)
        moment = self.clock - span * dice.random() + ahead * dice.random()
        step = dice.choice((1, 60, 3600, 86400 if self.breadth != "hours" else 1800))
        seconds = int((moment - datetime(2020, 1, 1)).total_seconds()) // step * step
        return datetime(2020, 1, 1) + timedelta(seconds=seconds)

    def day(self, dice: Dice) -> date:
        """A date of a row."""
        return self.moment(dice).date()


def draw_season(dice: Dice) -> Season:
    """A clock, a calendar and a breadth."""
    clock = datetime(2025, 1, 1, 9) + timedelta(days=dice.randrange(500), seconds=dice.randrange(43200))
    if dice.chance(0.2):
        clock = dice.choice(_EDGES)
    zone = (
        dice.choice(("Europe/Berlin", "America/New_York", "Asia/Kolkata"))
        if dice.chance(0.2, "zone")
        else "UTC"
    )
    fiscal = _fiscal(dice) if dice.chance(0.3, "fiscal") else FiscalCalendar()
    week = dice.choice(_WEEKDAYS) if dice.chance(0.3, "week_start") else "monday"
    breadth: Breadth = dice.choice(("hours", "days", "days", "months", "months", "months", "years"))
    return Season(clock, breadth, BusinessCalendar(time_zone=zone, week_start=week, fiscal=fiscal))


def _fiscal(dice: Dice) -> FiscalCalendar:
    pattern = dice.choice(("4-4-5", "4-5-4", "5-4-4")) if dice.chance(0.4, "fiscal_weeks") else ""
    return FiscalCalendar(
        first_month=dice.choice((2, 4, 7, 10)),
        pattern=pattern,
        starts=dice.choice(("nearest", "first")),
        named_by=dice.choice(("start", "end")),
    )
