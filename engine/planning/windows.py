"""The stretch of time that a cumulative number goes over: its bounds in SQL and by the calendar."""

from datetime import datetime, timedelta

from sqlglot import exp

from engine.planning.daily import Daily
from engine.planning.formula import Accumulation
from engine.planning.nodes import column
from engine.planning.offsets import interval
from engine.planning.time_sql import cut
from engine.types.business_time import BusinessTime
from semantic.periods import Grain, Window

# Grains that a cumulative number is computed for directly; coarser ones choose among their days.
FINE: tuple[Grain, ...] = ("second", "minute", "hour", "day")
_LENGTHS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}


def series_grain(grain: Grain, stretch: Accumulation) -> Grain:
    """The grain of the series that the number is followed along, for the asked one."""
    whole = stretch.rolling and (stretch.window is None or stretch.window.unit == grain)
    return grain if whole or grain in FINE else "day"


def reaches_back(start: datetime, stretch: Accumulation, time: BusinessTime) -> datetime | None:
    """The earliest moment that counts for the day of `start`; None for no limit."""
    if stretch.window:
        return time.move(start, stretch.window.unit, -stretch.window.count)
    if stretch.rolling:
        return start
    return time.begin(start, stretch.grain_to_date) if stretch.grain_to_date else None


def row_grain(grain: Grain, stretch: Accumulation) -> Grain:
    """How finely rows must be told apart, so that a window of 36 hours can begin at noon."""
    if grain not in FINE:
        return grain
    units: list[Grain] = [grain, *(unit for unit in FINE if stretch.window and stretch.window.unit == unit)]
    return min(units, key=FINE.index)


def within(daily: Daily, stretch: Accumulation, time: BusinessTime) -> exp.Expression:
    """Whether a row counts for a day."""
    at, day = column(daily.rows, daily.at), column(daily.days, daily.day)
    if row_grain(daily.grain, stretch) == daily.grain:
        until: exp.Expression = exp.LTE(this=at, expression=day)
    else:
        until = exp.LT(this=at, expression=_end(day, daily.grain))
    since = _since(daily, stretch, time)
    return (
        until if since is None else exp.And(this=exp.GTE(this=at.copy(), expression=since), expression=until)
    )


def _since(daily: Daily, stretch: Accumulation, time: BusinessTime) -> exp.Expression | None:
    day = column(daily.days, daily.day)
    if stretch.grain_to_date:
        return cut(day, stretch.grain_to_date, time)
    if stretch.window is None:
        return None
    before = _buckets_before(stretch.window, daily.grain)
    if before is None:
        return exp.Sub(this=_end(day, daily.grain), expression=interval(stretch.window))
    if before == 0:
        return day
    return exp.Sub(this=day, expression=interval(Window(count=before, unit=daily.grain)))


def _end(day: exp.Expression, grain: Grain) -> exp.Add:
    return exp.Add(this=day, expression=interval(Window(count=1, unit=grain)))


def _buckets_before(window: Window, grain: Grain) -> int | None:
    """How many buckets before its own a window of whole buckets covers; None for other windows."""
    if window.unit == grain:
        return window.count - 1
    if window.unit not in _LENGTHS or grain not in _LENGTHS:
        return None
    count, rest = divmod(window.count * _LENGTHS[window.unit], _LENGTHS[grain])
    return None if rest else count - 1
