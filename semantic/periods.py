"""Periods as people mean them; the planner turns them into half-open bounds by the clock."""

import re
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import model_validator

from semantic.base import Frozen

FiscalUnit = Literal["fiscal_month", "fiscal_quarter", "fiscal_year"]
Unit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", FiscalUnit]
Grain = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", FiscalUnit]
Part = Literal[
    "minute_of_hour",
    "hour_of_day",
    "day_of_week",
    "day_of_month",
    "day_of_year",
    "week_of_year",
    "month_of_year",
    "quarter_of_year",
]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WINDOW = re.compile(r"\s*(\d+)\s+([a-z_]+?)s?\s*", re.IGNORECASE)


class Window(Frozen):
    """A length of time in whole units; written `7 days` or `1 month` in a model."""

    count: int = Key(ge=1)
    unit: Unit

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: object) -> object:
        found = _WINDOW.fullmatch(data) if isinstance(data, str) else None
        return {"count": int(found[1]), "unit": found[2].lower()} if found else data


class CalendarPeriod(Frozen):
    """`count` whole calendar units, the first `offset` units from the current one.

    Last week is (week, -1, 1), this month (month, 0, 1), last 7 days (day, -7, 7),
    three days ago (day, -3, 1).
    """

    kind: Literal["calendar"] = "calendar"
    unit: Unit
    offset: int
    count: int = Key(default=1, ge=1)


class TrailingPeriod(Frozen):
    """The `count` units that end at the clock: last 24 hours."""

    kind: Literal["trailing"] = "trailing"
    unit: Unit
    count: int = Key(ge=1)


class ToDatePeriod(Frozen):
    """From the start of the current unit to the clock; `offset` -1 is the same stretch one unit earlier."""

    kind: Literal["to_date"] = "to_date"
    unit: Unit
    offset: int = 0


class NamedPeriod(Frozen):
    """A period called by its name: 2025, Q1 2026, March, 3 May 2026, week 12 of 2026.

    Without a year it is the latest one that has begun. `day` needs `month`. With `fiscal` the year,
    quarter, month and week are those of the model's fiscal calendar. `years_ago` says the year as it is
    counted from the running one: May of last year.
    """

    kind: Literal["named"] = "named"
    fiscal: bool = False
    year: int | None = Key(default=None, ge=1, le=9998)
    half: int | None = Key(default=None, ge=1, le=2)
    quarter: int | None = Key(default=None, ge=1, le=4)
    month: int | None = Key(default=None, ge=1, le=12)
    week: int | None = Key(default=None, ge=1, le=53)
    day: int | None = Key(default=None, ge=1, le=31)
    years_ago: int | None = Key(default=None, ge=0, le=99)

    @model_validator(mode="after")
    def _has_one_year(self) -> "NamedPeriod":
        if self.years_ago is not None and (self.year is not None or self.fiscal):
            raise ValueError("years_ago: goes with no other year, and not with a fiscal one")
        return self


Anchor = Annotated[CalendarPeriod | NamedPeriod, Key(discriminator="kind")]


class SpanPeriod(Frozen):
    """From the start of one period to the end of another; an open side is None.

    With `start_inclusive` False it begins when `start` is over ("after May"), with `end_inclusive`
    False it stops before `end` begins ("before May").
    """

    kind: Literal["span"] = "span"
    start: Anchor | None = None
    end: Anchor | None = None
    start_inclusive: bool = True
    end_inclusive: bool = True


Period = Annotated[
    CalendarPeriod | TrailingPeriod | ToDatePeriod | NamedPeriod | SpanPeriod, Key(discriminator="kind")
]


class PreviousPeriod(Frozen):
    """Compare with the period of the same length directly before."""

    kind: Literal["previous"] = "previous"


class LastYear(Frozen):
    """Compare with the same period one year earlier."""

    kind: Literal["last_year"] = "last_year"


class OtherPeriod(Frozen):
    """Compare with a period named outright."""

    kind: Literal["other"] = "other"
    period: Period


class EarlierBucket(Frozen):
    """Each bucket of the asked time beside the one that lies `window` before it: month over month."""

    kind: Literal["earlier"] = "earlier"
    window: Window


Comparison = Annotated[PreviousPeriod | LastYear | OtherPeriod | EarlierBucket, Key(discriminator="kind")]
