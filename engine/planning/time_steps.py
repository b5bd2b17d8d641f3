"""Times in SQL moved by an interval, and cut off at the units that every engine knows."""

from collections.abc import Callable

from sqlglot import exp

from engine.types.business_time import BusinessTime


def week_start(time: exp.Expression, by: BusinessTime) -> exp.Expression:
    """The first day of the week that a local time lies in; engines begin weeks on Monday."""
    return moved(time, ahead_of_monday(by), "DAY", lambda at: trunc(at, "week"))


def ahead_of_monday(by: BusinessTime) -> int:
    """Days from the first day of the week to the next Monday."""
    return (7 - by.first_day) % 7


def moved(
    time: exp.Expression, count: int, unit: str, cut_off: Callable[[exp.Expression], exp.Expression]
) -> exp.Expression:
    """Moved, cut off, and moved back."""
    return plus(cut_off(plus(time, count, unit)), -count, unit)


def trunc(time: exp.Expression, unit: str) -> exp.Expression:
    """The start of a unit that every engine knows."""
    return exp.TimestampTrunc(this=time, unit=exp.Var(this=unit.upper()))


def plus(time: exp.Expression, count: int, unit: str) -> exp.Expression:
    """The time moved by `count` units, which may be negative."""
    if not count:
        return time
    kind = exp.Add if count > 0 else exp.Sub
    return kind(this=time, expression=interval(abs(count), unit))


def interval(count: int, unit: str) -> exp.Interval:
    """A length of time."""
    return exp.Interval(this=exp.Literal.string(str(count)), unit=exp.Var(this=unit))
