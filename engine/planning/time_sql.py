"""Times as SQL: local time, the bucket of a time, the part of a time that comes again.

In UTC and with weeks from Monday everything is one DATE_TRUNC. Other weeks and fiscal years are moved onto
those that DATE_TRUNC knows, cut, and moved back.
"""

from collections.abc import Callable
from datetime import timedelta

from sqlglot import exp

from engine.planning.literals import timestamp_of
from engine.types.business_time import BusinessTime
from engine.types.fiscal import QUARTER_WEEKS, SLOTS
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
_WEEK_SECONDS = int(timedelta(weeks=1).total_seconds())
# Which month of a quarter has five weeks, counted from 0.
_LONG_MONTH = {"4-4-5": 2, "4-5-4": 1, "5-4-4": 0}


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
        return _week(time, by)
    if grain not in SLOTS:
        return _trunc(time, grain)
    return _weekly_fiscal(time, grain, by) if by.fiscal.pattern else _monthly_fiscal(time, grain, by)


def part_of(time: exp.Expression, part: Part) -> exp.Expression:
    """The part of a local time that comes again, as an integer."""
    return exp.Extract(this=exp.Var(this=_PARTS[part]), expression=time)


def _week(time: exp.Expression, by: BusinessTime) -> exp.Expression:
    return _moved(time, _ahead(by), "DAY", lambda moved: _trunc(moved, "week"))


def _ahead(by: BusinessTime) -> int:
    """Days from the first day of the week to the next Monday."""
    return (7 - by.first_day) % 7


def _monthly_fiscal(time: exp.Expression, grain: Grain, by: BusinessTime) -> exp.Expression:
    unit = grain.removeprefix("fiscal_")
    back = (by.fiscal.first_month - 1) % (12 // SLOTS[grain])
    return _moved(time, -back, "MONTH", lambda moved: _trunc(moved, unit))


def _weekly_fiscal(time: exp.Expression, grain: Grain, by: BusinessTime) -> exp.Expression:
    """The start of the year, and from there whole weeks: 13 a quarter, and its months as the pattern says."""
    first = _first_day(time, by)
    if grain == "fiscal_year":
        return first
    passed = exp.Sub(this=time.copy(), expression=exp.Paren(this=first.copy()))
    seconds = exp.Extract(this=exp.Var(this="EPOCH"), expression=passed)
    if grain == "fiscal_quarter":
        # A 53rd week belongs to the last quarter.
        quarter = _at_most(_floor(seconds, QUARTER_WEEKS * _WEEK_SECONDS), 3)
        length, count = _interval(7 * QUARTER_WEEKS, "DAY"), quarter
    else:
        length, count = _interval(7, "DAY"), _month_start(_floor(seconds, _WEEK_SECONDS), by.fiscal.pattern)
    return exp.Add(this=first, expression=exp.Mul(this=length, expression=count))


def _first_day(time: exp.Expression, by: BusinessTime) -> exp.Expression:
    """The first day of the fiscal year of weeks.

    A week belongs to the year that its decisive day lies in: with years that begin nearest to the first day
    of their first month the fourth day, else its first.
    """
    decisive, latest = (3, 3) if by.fiscal.starts == "nearest" else (0, 6)
    ahead = _ahead(by)
    day = _plus(_trunc(_plus(time, ahead, "DAY"), "week"), decisive - ahead, "DAY")
    months = by.fiscal.first_month - 1
    nominal = _moved(day, -months, "MONTH", lambda moved: _trunc(moved, "year"))
    return _plus(_trunc(_plus(nominal, latest + ahead, "DAY"), "week"), -ahead, "DAY")


def _month_start(week: exp.Expression, pattern: str) -> exp.Expression:
    """Weeks of the year before the month that a week of the year lies in, both counted from 0.

    Three months share 13 weeks, so week w lies in month floor((3 w + c) / 13), and month m begins with week
    ceil((13 m - c) / 3); c is where in the quarter the long month stands.
    """
    shift = _LONG_MONTH[pattern]
    thirds = _added(exp.Mul(this=_number(3), expression=week), shift)
    month = _at_most(_floor(exp.Paren(this=thirds) if shift else thirds, QUARTER_WEEKS), 11)
    weeks = _added(exp.Mul(this=_number(QUARTER_WEEKS), expression=month), -shift)
    inside = exp.Paren(this=weeks) if shift else weeks
    return exp.Ceil(this=exp.Div(this=inside, expression=_number(3), typed=False, safe=False))


def _moved(
    time: exp.Expression, count: int, unit: str, cut_off: Callable[[exp.Expression], exp.Expression]
) -> exp.Expression:
    """Moved, cut off, and moved back."""
    return _plus(cut_off(_plus(time, count, unit)), -count, unit)


def _trunc(time: exp.Expression, unit: str) -> exp.Expression:
    return exp.TimestampTrunc(this=time, unit=exp.Var(this=unit.upper()))


def _plus(time: exp.Expression, count: int, unit: str) -> exp.Expression:
    if not count:
        return time
    kind = exp.Add if count > 0 else exp.Sub
    return kind(this=time, expression=_interval(abs(count), unit))


def _added(value: exp.Expression, count: int) -> exp.Expression:
    if not count:
        return value
    kind = exp.Add if count > 0 else exp.Sub
    return kind(this=value, expression=_number(abs(count)))


def _floor(value: exp.Expression, width: int) -> exp.Expression:
    return exp.Floor(this=exp.Div(this=value, expression=_number(width), typed=False, safe=False))


def _at_most(value: exp.Expression, most: int) -> exp.Expression:
    return exp.Least(this=value, expressions=[_number(most)], ignore_nulls=True)


def _interval(count: int, unit: str) -> exp.Interval:
    return exp.Interval(this=exp.Literal.string(str(count)), unit=exp.Var(this=unit))


def _number(value: int) -> exp.Expression:
    return exp.Literal.number(value)
