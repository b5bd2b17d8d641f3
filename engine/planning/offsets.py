"""Numbers taken some time earlier: the rows are moved forward, so that they meet the later buckets."""

from sqlglot import exp

from engine.planning.almanac import MONTHS, step
from engine.types.clock import Bounds
from semantic.periods import Window


def interval(window: Window) -> exp.Interval:
    """The window as SQL."""
    count, unit = (
        (window.count * MONTHS[window.unit], "MONTH")
        if window.unit in MONTHS
        else (window.count, window.unit)
    )
    return exp.Interval(this=exp.Literal.string(count), unit=exp.Var(this=unit.upper()))


def earlier(bounds: Bounds, window: Window) -> Bounds:
    """The bounds moved back by the window."""
    back = tuple(at and step(at, window.unit, -window.count) for at in (bounds.start, bounds.end))
    return Bounds(back[0], back[1])
