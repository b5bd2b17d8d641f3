"""The buckets of a course over time without a gap, as parts of a WITH.

Most grains are one series of equal steps. Where steps are not equal, or an hour of local time is missing or
comes twice, a finer or exact series is made first and cut into buckets.
"""

from dataclasses import replace

from sqlglot import exp

from engine.planning.nodes import column, cte, group_by, named, relation
from engine.planning.series import Extent, series
from engine.planning.time_sql import cut, local
from engine.types.almanac import CLOCK_UNITS
from engine.types.business_time import BusinessTime
from engine.types.fiscal import SLOTS
from semantic.periods import Grain

_STEP = "step"


def spine(called: str, name: str, grain: Grain, extent: Extent, by: BusinessTime) -> tuple[exp.CTE, ...]:
    """Parts of which the last is called `called`: each bucket of local time once, as the column `name`.

    Of hours and less with an open end also those that the clocks skip.
    """
    if grain in CLOCK_UNITS and not by.is_utc and extent.first and extent.last:
        exact = replace(extent, first=by.utc(extent.first), last=by.utc(extent.last))
        return _cut_anew(called, name, grain, series(_STEP, grain, exact, by), by, exact=True)
    if grain in SLOTS and by.fiscal.pattern:
        return _cut_anew(called, name, grain, series(_STEP, "week", extent, by), by, exact=False)
    return (cte(called, series(name, grain, extent, by)),)


def _cut_anew(
    called: str, name: str, grain: Grain, steps: exp.Select, by: BusinessTime, exact: bool
) -> tuple[exp.CTE, ...]:
    below = f"{called}_steps"
    step: exp.Expression = column(below, _STEP)
    bucket = cut(local(step, "timestamp", by) if exact else step, grain, by)
    select = exp.Select(
        expressions=[named(bucket, name)], from_=exp.From(this=relation(below)), group=group_by(1)
    )
    return cte(below, steps), cte(called, select)
