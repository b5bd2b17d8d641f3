"""Numbers of an earlier bucket, found bucket by bucket where moving the rows would miss some.

A month before 29, 30 and 31 March there is the same last day of February; and every day of a month looks
back to the same first day. So each asked bucket looks up the earlier one that belongs to it.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlglot import exp

from engine.planning.aggregates import aggregate
from engine.planning.branch import asked_inside, moved, rows_of
from engine.planning.draft import Branch, Draft, Source
from engine.planning.labels import group_names, unique
from engine.planning.nodes import column, copies, cte, group_by, relation
from engine.planning.offsets import aligned, interval
from engine.planning.series import Extent
from engine.planning.spine import spine
from engine.planning.time_sql import cut
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from semantic.periods import Grain


def looks_back(draft: Draft, branch: Branch) -> bool:
    """Whether the branch's offset needs a look-up."""
    term = draft.course
    if term is None or not branch.grouped:
        return False
    offset = branch.under.offset
    return bool(branch.under.offset_to) or (
        offset is not None and not aligned(offset, term.grain, draft.time)
    )


def read_earlier(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over asked buckets and the earlier ones reads and gives."""
    term = draft.course
    if term is None:
        raise ValueError("an offset needs a course over time")
    groups = group_names(draft.query.group_by)
    own = groups[draft.query.group_by.index(term)]
    earlier, buckets = f"{branch.name}_earlier", f"{branch.name}_buckets"
    asked = draft.compare_bounds if branch.shifted else draft.bounds
    plain = replace(branch, under=replace(branch.under, offset=None, offset_to=None), shifted=False)
    rows = rows_of(draft, replace(plain, bounds=_reaching_back(branch, asked, term.grain, draft.time)))
    values = {slot.name: aggregate(slot.measure, branch.fact, draft.clock) for slot in branch.slots}
    columns = copies(map(rows.group, draft.query.group_by), groups) + copies(values.values(), list(values))
    extent = _extent(draft, asked, term.grain)
    bucket = unique([*groups, *values, own])[-1]
    ctes = (
        *asked_inside(draft, branch),
        cte(earlier, exp.Select(expressions=columns, group=group_by(len(groups)), **rows.body)),
        *spine(buckets, bucket, term.grain, Extent(*extent, earlier, own), draft.time),
    )
    looked = _looked_up(branch, column(buckets, bucket), term.grain, draft.time)
    join = exp.Join(this=relation(earlier), on=exp.EQ(this=column(earlier, own), expression=looked))
    found: dict[str, exp.Expression] = {name: column(earlier, name) for name in groups}
    found[own] = moved(draft, replace(plain, shifted=branch.shifted), column(buckets, bucket), term.grain)
    return Source(
        earlier,
        ctes,
        {"from_": exp.From(this=relation(buckets)), "joins": [join]},
        tuple(found[name] for name in groups),
        {name: column(earlier, name) for name in values},
        False,
    )


def _extent(draft: Draft, asked: Bounds | None, grain: Grain) -> tuple[datetime | None, datetime]:
    """The first and last asked bucket, in local time; none after that of the clock."""
    time = draft.time
    first = time.start_of(time.local(asked.start), grain) if asked and asked.start else None
    last = draft.clock.now
    if asked and asked.end:
        last = min(last, asked.end - timedelta(microseconds=1))
    return first, time.start_of(time.local(last), grain)


def _looked_up(branch: Branch, bucket: exp.Expression, grain: Grain, time: BusinessTime) -> exp.Expression:
    """The earlier bucket that belongs to an asked one."""
    if branch.under.offset_to:
        return cut(cut(bucket, branch.under.offset_to, time), grain, time)
    if branch.under.offset is None:
        raise ValueError("the branch has no offset")
    return cut(exp.Sub(this=bucket, expression=interval(branch.under.offset)), grain, time)


def _reaching_back(branch: Branch, asked: Bounds | None, grain: Grain, time: BusinessTime) -> Bounds | None:
    """The rows that any asked bucket looks back to."""
    if asked is None or asked.start is None:
        return None
    start = time.begin(asked.start, grain)
    if branch.under.offset_to:
        start = time.begin(start, branch.under.offset_to)
    if branch.under.offset:
        start = time.move(start, branch.under.offset.unit, -branch.under.offset.count)
    return Bounds(time.begin(start, grain), asked.end)
