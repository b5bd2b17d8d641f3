"""Numbers taken some time earlier: the rows are moved forward, so that they meet the later buckets."""

from sqlglot import exp

from engine.types.almanac import MONTHS
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from engine.types.fiscal import SLOTS
from semantic.periods import Grain, Window

_MONTHS = MONTHS | {unit: 12 // slots for unit, slots in SLOTS.items()}


def interval(window: Window) -> exp.Interval:
    """The window as SQL. Fiscal units count as months: those of years of weeks are refused before."""
    months = _MONTHS.get(window.unit)
    count, unit = (window.count * months, "MONTH") if months else (window.count, window.unit)
    return exp.Interval(this=exp.Literal.string(count), unit=exp.Var(this=unit.upper()))


def aligned(window: Window, grain: Grain, by: BusinessTime) -> bool:
    """Whether rows moved forward by the window fall into whole buckets of the grain.

    Days move everywhere; months only under months and longer, as the 31st has no partner in June.
    """
    in_months = grain in MONTHS or (grain in SLOTS and not by.fiscal.pattern)
    return window.unit not in _MONTHS or in_months


def earlier(bounds: Bounds, window: Window, time: BusinessTime) -> Bounds:
    """The bounds moved back by the window, by the local calendar."""
    back = tuple(at and time.move(at, window.unit, -window.count) for at in (bounds.start, bounds.end))
    return Bounds(back[0], back[1])
