"""How many different ones there were so far: each counts on the day on which it is first seen.

Days counted this way add up, so that nothing is counted again for every day that follows.
"""

from sqlglot import exp

from engine.planning.aggregates import over
from engine.planning.daily import Daily
from engine.planning.draft import Slot
from engine.planning.formula import Accumulation
from engine.planning.nodes import column, copies, cte, group_by, relation
from engine.planning.time_sql import cut
from engine.types.business_time import BusinessTime
from semantic.periods import Grain


def by_first_day(slots: tuple[Slot, ...], stretch: Accumulation) -> bool:
    """Whether the branch counts different ones over a stretch that only grows."""
    return stretch.window is None and [slot.measure.agg for slot in slots] == ["count_distinct"]


def first_seen(
    daily: Daily, seen: exp.Select, slot: Slot, grain_to_date: Grain | None, time: BusinessTime
) -> tuple[exp.CTE, ...]:
    """From rows with groups, moment and value: how many were first seen at each moment."""
    every, firsts = f"{daily.rows}_seen", f"{daily.rows}_first"
    names = [name for _, name in daily.others]
    keys = [column(every, name) for name in (*names, slot.name)]
    at = column(every, daily.at)
    within = [cut(at.copy(), grain_to_date, time)] if grain_to_date else []
    count = len(keys) + len(within)
    columns = copies([*keys, *within], [*names, slot.name, *("period" for _ in within)])
    columns += copies([exp.Min(this=at)], [daily.at])
    select = exp.Select(expressions=columns, from_=exp.From(this=relation(every)), group=group_by(count))
    groups: list[exp.Expression] = [column(firsts, name) for name in (*names, daily.at)]
    value = over(slot.measure.model_copy(update={"agg": "count"}), column(firsts, slot.name))
    counted = exp.Select(
        expressions=[*groups, *copies([value], [slot.name])],
        from_=exp.From(this=relation(firsts)),
        group=group_by(len(groups)),
    )
    return cte(every, seen), cte(firsts, select), cte(daily.rows, counted)
