"""Times as SQL: local time, the bucket of a time, the part of a time that comes again.

In UTC and with weeks from Monday everything is one DATE_TRUNC. Other weeks and fiscal years are moved onto
those that DATE_TRUNC knows, cut, and moved back.
"""

from sqlglot import exp

from engine.planning.fiscal_sql import fiscal_start
from engine.planning.literals import timestamp_of
from engine.planning.time_steps import trunc, week_start
from engine.types.business_time import BusinessTime
from engine.types.fiscal import SLOTS
from semantic.fields import FieldType
from semantic.periods import Grain, Part

_PARTS: dict[Part, str] = {
    "minute_of_hour": "MINUTE",
    "hour_of_day": "HOUR",
    "day_of_week": "ISODOW",
    "day_of_month": "DAY",
    "day_of_year": "DOY",
    "week_of_year": "WEEK",
    "month_of_year": "MONTH",
    "quarter_of_year": "QUARTER",
}


def local(time: exp.Expression, kind: FieldType, by: BusinessTime) -> exp.Expression:
    """A time as the clocks of the zone show it; dates have no zone and stay."""
    if kind == "date" or by.is_utc:
        return time
    # The cast takes nothing from a time without zone, and the zone from a column that has one.
    utc = exp.AtTimeZone(this=timestamp_of(time), zone=exp.Literal.string("UTC"))
    return exp.AtTimeZone(this=utc, zone=exp.Literal.string(by.zone))


def cut(time: exp.Expression, grain: Grain, by: BusinessTime) -> exp.Expression:
    """The start of the bucket that a local time lies in."""
    if grain == "week":
        return week_start(time, by)
    return fiscal_start(time, grain, by) if grain in SLOTS else trunc(time, grain)


def part_of(time: exp.Expression, part: Part) -> exp.Expression:
    """The part of a local time that comes again, as an integer."""
    return exp.Extract(this=exp.Var(this=_PARTS[part]), expression=time)
