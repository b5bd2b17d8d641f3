"""What the tiles of a report ask, with the period and the filters that the whole report shares."""

from __future__ import annotations

from semantic.base import Frozen
from semantic.filters import And, Compare, Condition, IsNull
from semantic.periods import Period
from semantic.query import UNCUT, DimensionTerm, GroupTerm, LogicalQuery, TimeScope, TimeTerm
from semantic.report import Report, Tile, step_of


class Parameters(Frozen):
    """What a reader has chosen for all tiles; without a choice it is what the report says."""

    period: Period | None = None
    where: Condition | None = None
    without_default_filters: tuple[str, ...] = ()


def shared_by(report: Report) -> Parameters:
    """What the report itself says."""
    return Parameters(
        period=report.period,
        where=report.where,
        without_default_filters=report.without_default_filters,
    )


def question_of(tile: Tile, shared: Parameters) -> LogicalQuery:
    """The query of a tile. A period of its own stays; conditions hold beside its own."""
    asked = tile.query
    time = asked.time
    if time is None and shared.period is not None and "period" in tile.inherits:
        time = TimeScope(period=shared.period)
    where = shared.where if "where" in tile.inherits else None
    switched_off = shared.without_default_filters if "where" in tile.inherits else ()
    return asked.model_copy(
        update={
            "time": time,
            "where": both(where, asked.where),
            "without_default_filters": tuple(dict.fromkeys((*switched_off, *asked.without_default_filters))),
        }
    )


def trend_of(tile: Tile, shared: Parameters) -> LogicalQuery | None:
    """The line under a number: the same over the shared period, by the grain of its trend.

    None for a tile without one.
    """
    if tile.trend is None:
        return None
    whole = question_of(tile, shared)
    time = TimeScope(period=shared.period) if shared.period is not None else whole.time
    plain = _plain(whole)
    return plain.model_copy(update={"group_by": (TimeTerm(grain=tile.trend),), "time": time, "fill": True})


def drilled(question: LogicalQuery, step: str, where: Condition | None = None) -> LogicalQuery:
    """The same by a step of a drill, where `where` holds: the group that the reader chose."""
    groups: tuple[GroupTerm, ...] = (step_of(step),)
    return _plain(question).model_copy(update={"group_by": groups, "where": both(question.where, where)})


def chosen(dimension: DimensionTerm, value: str | int | float | bool | None) -> Condition:
    """The condition that a row with this value of a dimension stands for."""
    if value is None:
        return IsNull(field=dimension.name)
    return Compare(field=dimension.name, op="=", value=value)


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """Both conditions, of which each may be none."""
    if first is None or second is None:
        return first or second
    return And(items=(first, second))


def _plain(question: LogicalQuery) -> LogicalQuery:
    """Without what belongs to the groups and the comparison that are given up."""
    given_up = {"having": None, "compare_to": None, "calculations": (), **UNCUT}
    return question.model_copy(update=given_up)
