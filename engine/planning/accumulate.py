"""Cumulative numbers: of each day, over the rows of the stretch that ends with it.

The days come from a series and not from the rows, so that a day without rows has its value too, and a
window is as long as it says. What adds up is added up for each day first; everything else is read row
by row.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlglot import exp

from engine.planning.aggregates import aggregate, counted, over
from engine.planning.branch import Rows, asked_inside, moved, read_fact, rows_of
from engine.planning.daily import Daily, of_coarser
from engine.planning.draft import Branch, Draft, Slot, Source
from engine.planning.first_seen import by_first_day, first_seen
from engine.planning.formula import Accumulation
from engine.planning.nodes import column, copies, cte, group_by, relation
from engine.planning.regrouping import of_day, of_days, regroups
from engine.planning.series import Extent, series
from engine.planning.windows import reaches_back, row_grain, series_grain, within
from engine.types.clock import Bounds
from semantic.periods import Grain
from semantic.query import TimeTerm


def read_accumulated(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over a cumulative branch reads and gives."""
    if branch.under.over is None:
        raise ValueError("the branch is not cumulative")
    term = draft.course
    if term is None or not branch.grouped:
        return read_fact(draft, replace(branch, bounds=_last_stretch(draft, branch, branch.under.over)))
    return _by_day(draft, branch, branch.under.over, term)


def _by_day(draft: Draft, branch: Branch, stretch: Accumulation, term: TimeTerm) -> Source:
    grain = series_grain(term.grain, stretch)
    daily = Daily.of(draft, branch, term, grain)
    start, end = (branch.bounds.start, branch.bounds.end) if branch.bounds else (None, None)
    stop = _stop(draft, end, grain)
    seen = Bounds(start and reaches_back(start, stretch, draft.time), stop)
    rows = rows_of(draft, replace(branch, bounds=seen))
    time = draft.time
    first = start and time.start_of(time.local(start), grain)
    last = time.start_of(time.local(stop - timedelta(microseconds=1)), grain) if end else None
    latest = daily.latest if by_first_day(branch.slots, stretch) else ""
    extent = Extent(first, last, daily.rows, daily.at, latest)
    ctes = (
        *asked_inside(draft, branch),
        *_rows(rows, daily, stretch, branch.slots),
        cte(daily.days, series(daily.day, grain, extent, draft.time)),
    )
    windowed = _windowed(draft, branch, daily, stretch, ctes)
    return windowed if grain == term.grain else of_coarser(draft, branch, daily, stretch, windowed)


def _last_stretch(draft: Draft, branch: Branch, stretch: Accumulation) -> Bounds:
    """The rows of the last day's value."""
    start, asked = (branch.bounds.start, branch.bounds.end) if branch.bounds else (None, None)
    end = _stop(draft, asked, "day")
    if start and start >= end:
        return Bounds(end, end)  # Days after that of the clock have no value.
    if stretch.window:
        return Bounds(draft.time.move(end, stretch.window.unit, -stretch.window.count), end)
    if stretch.rolling:
        return Bounds(start, end)
    last = end - timedelta(microseconds=1)
    return Bounds(draft.time.begin(last, stretch.grain_to_date) if stretch.grain_to_date else None, end)


def _stop(draft: Draft, end: datetime | None, grain: Grain) -> datetime:
    """The end of the period, or of the bucket of the clock where that comes first."""
    over_now = draft.time.move(draft.time.begin(draft.clock.now, grain), grain, 1)
    return min(end, over_now) if end else over_now


def _rows(rows: Rows, daily: Daily, stretch: Accumulation, slots: tuple[Slot, ...]) -> tuple[exp.CTE, ...]:
    """The rows that count for any day: their groups, their day, and what each measure looks at."""
    at = rows.bucket(rows.local(daily.term.dimension), row_grain(daily.grain, stretch))
    groups = [rows.group(term) for term, _ in daily.others]
    columns = copies([*groups, at], [*(name for _, name in daily.others), daily.at])
    fact, clock = rows.branch.fact, rows.draft.clock
    if stretch.average:
        values = {slot.name: aggregate(slot.measure, fact, clock) for slot in slots}
        shown = [*columns, *copies(values.values(), list(values))]
        return (cte(daily.rows, exp.Select(expressions=shown, group=group_by(len(columns)), **rows.body)),)
    if _regrouped(slots):
        daily_values = [of_day(slot.measure, slot.name, fact, clock) for slot in slots]
        values = {name: value for found in daily_values for name, value in found.items()}
        shown = [*columns, *copies(values.values(), list(values))]
        return (cte(daily.rows, exp.Select(expressions=shown, group=group_by(len(columns)), **rows.body)),)
    if by_first_day(slots, stretch):
        return first_seen(rows, daily, at, slots[0], stretch.grain_to_date)
    columns += copies([counted(slot.measure, fact) for slot in slots], [slot.name for slot in slots])
    distinct = exp.Distinct() if _only_different(slots) else None
    return (cte(daily.rows, exp.Select(expressions=columns, distinct=distinct, **rows.body)),)


def _windowed(
    draft: Draft, branch: Branch, daily: Daily, stretch: Accumulation, ctes: tuple[exp.CTE, ...]
) -> Source:
    """Each day with the rows of its stretch."""
    others = {term: column(daily.rows, name) for term, name in daily.others}
    day = column(daily.days, daily.day)
    asked = moved(draft, branch, day, daily.grain) if daily.grain == daily.term.grain else day
    groups = tuple(others.get(term, asked) for term in draft.query.group_by)
    slots = {slot.name: _value(branch, daily, stretch, slot) for slot in branch.slots}
    join = exp.Join(this=relation(daily.rows), on=within(daily, stretch, draft.time))
    return Source(
        daily.days, ctes, {"from_": exp.From(this=relation(daily.days)), "joins": [join]}, groups, slots, True
    )


def _value(branch: Branch, daily: Daily, stretch: Accumulation, slot: Slot) -> exp.Expression:
    """The number of a stretch, from the days or the rows that lie in it."""
    if stretch.average:
        return exp.Avg(this=column(daily.rows, slot.name))
    if _regrouped(branch.slots):
        return of_days(slot.measure, lambda suffix: column(daily.rows, slot.name + suffix))
    value = column(daily.rows, slot.name)
    return exp.Sum(this=value) if by_first_day(branch.slots, stretch) else over(slot.measure, value)


def _regrouped(slots: tuple[Slot, ...]) -> bool:
    return all(regroups(slot.measure) for slot in slots)


def _only_different(slots: tuple[Slot, ...]) -> bool:
    return all(slot.measure.agg in ("count_distinct", "approx_count_distinct") for slot in slots)
