"""How many different ones there were so far: each counts on the day on which it is first seen.

Days counted this way add up, so that nothing is counted again for every day that follows.
"""

from sqlglot import exp

from engine.planning.aggregates import counted, over
from engine.planning.branch import Rows
from engine.planning.daily import Daily
from engine.planning.draft import Slot
from engine.planning.formula import Accumulation
from engine.planning.nodes import column, copies, cte, group_by, relation
from engine.planning.time_sql import cut
from semantic.periods import Grain


def by_first_day(slots: tuple[Slot, ...], stretch: Accumulation) -> bool:
    """Whether the branch counts different ones over a stretch that only grows."""
    return stretch.window is None and [slot.measure.agg for slot in slots] == ["count_distinct"]


def first_seen(
    rows: Rows, daily: Daily, at: exp.Expression, slot: Slot, grain_to_date: Grain | None
) -> tuple[exp.CTE, ...]:
    """How many were first seen at each moment, in each group and stretch; `at` is the moment of a row.

    The latest moment goes along: days run on where only known ones come again.
    """
    firsts = f"{daily.rows}_first"
    names = [name for _, name in daily.others]
    keys = [*(rows.group(term) for term, _ in daily.others), counted(slot.measure, rows.branch.fact)]
    period = [cut(at.copy(), grain_to_date, rows.draft.time)] if grain_to_date else []
    columns = copies([*keys, *period], [*names, slot.name, *("period" for _ in period)])
    grouping = group_by(len(columns))
    columns += copies([exp.Min(this=at), exp.Max(this=at)], [daily.at, daily.latest])
    select = exp.Select(expressions=columns, group=grouping, **rows.body)
    groups: list[exp.Expression] = [column(firsts, name) for name in (*names, daily.at)]
    value = over(slot.measure.model_copy(update={"agg": "count"}), column(firsts, slot.name))
    latest = exp.Max(this=column(firsts, daily.latest))
    different = exp.Select(
        expressions=[*groups, *copies([value, latest], [slot.name, daily.latest])],
        from_=exp.From(this=relation(firsts)),
        group=group_by(len(groups)),
    )
    return cte(firsts, select), cte(daily.rows, different)
