"""Fiscal months, quarters and years of a local time as SQL."""

from datetime import timedelta

from sqlglot import exp

from engine.planning.time_steps import ahead_of_monday, interval, moved, plus, trunc
from engine.types.business_time import BusinessTime
from engine.types.fiscal import QUARTER_WEEKS, SLOTS
from semantic.periods import Grain

_WEEK_SECONDS = int(timedelta(weeks=1).total_seconds())
# Which month of a quarter has five weeks, counted from 0.
_LONG_MONTH = {"4-4-5": 2, "4-5-4": 1, "5-4-4": 0}


def fiscal_start(time: exp.Expression, grain: Grain, by: BusinessTime) -> exp.Expression:
    """The start of the fiscal unit that a local time lies in."""
    return _of_weeks(time, grain, by) if by.fiscal.pattern else _of_months(time, grain, by)


def _of_months(time: exp.Expression, grain: Grain, by: BusinessTime) -> exp.Expression:
    unit = grain.removeprefix("fiscal_")
    back = (by.fiscal.first_month - 1) % (12 // SLOTS[grain])
    return moved(time, -back, "MONTH", lambda at: trunc(at, unit))


def _of_weeks(time: exp.Expression, grain: Grain, by: BusinessTime) -> exp.Expression:
    """The start of the year, and from there whole weeks: 13 a quarter, and its months as the pattern says."""
    first = _first_day(time, by)
    if grain == "fiscal_year":
        return first
    passed = exp.Sub(this=time.copy(), expression=exp.Paren(this=first.copy()))
    seconds = exp.Extract(this=exp.Var(this="EPOCH"), expression=passed)
    if grain == "fiscal_quarter":
        # A 53rd week belongs to the last quarter.
        quarter = _at_most(_floor(seconds, QUARTER_WEEKS * _WEEK_SECONDS), 3)
        length, count = interval(7 * QUARTER_WEEKS, "DAY"), quarter
    else:
        length, count = interval(7, "DAY"), _month_start(_floor(seconds, _WEEK_SECONDS), by.fiscal.pattern)
    return exp.Add(this=first, expression=exp.Mul(this=length, expression=count))


def _first_day(time: exp.Expression, by: BusinessTime) -> exp.Expression:
    """The first day of the fiscal year of weeks.

    A week belongs to the year that its decisive day lies in: with years that begin nearest to the first day
    of their first month the fourth day, else its first.
    """
    decisive, latest = (3, 3) if by.fiscal.starts == "nearest" else (0, 6)
    ahead = ahead_of_monday(by)
    day = plus(trunc(plus(time, ahead, "DAY"), "week"), decisive - ahead, "DAY")
    months = by.fiscal.first_month - 1
    nominal = moved(day, -months, "MONTH", lambda at: trunc(at, "year"))
    return plus(trunc(plus(nominal, latest + ahead, "DAY"), "week"), -ahead, "DAY")


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


def _added(value: exp.Expression, count: int) -> exp.Expression:
    if not count:
        return value
    kind = exp.Add if count > 0 else exp.Sub
    return kind(this=value, expression=_number(abs(count)))


def _floor(value: exp.Expression, width: int) -> exp.Expression:
    return exp.Floor(this=exp.Div(this=value, expression=_number(width), typed=False, safe=False))


def _at_most(value: exp.Expression, most: int) -> exp.Expression:
    return exp.Least(this=value, expressions=[_number(most)], ignore_nulls=True)


def _number(value: int) -> exp.Expression:
    return exp.Literal.number(value)
