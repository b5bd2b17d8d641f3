"""The values of single days, and how a coarser grain chooses among them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlglot import exp

from engine.planning.branch import moved
from engine.planning.draft import Branch, Draft, Source
from engine.planning.formula import Accumulation
from engine.planning.labels import group_names, unique
from engine.planning.nodes import all_of, column, copies, cte, group_by, named, relation, same
from engine.planning.time_sql import cut
from semantic.periods import Grain
from semantic.query import GroupTerm, TimeTerm

_OF_DAYS: dict[str, type[exp.Expression]] = {"average": exp.Avg, "min": exp.Min, "max": exp.Max}


@dataclass(frozen=True)
class Daily:
    """What the parts of a cumulative branch, and their columns, are called.

    `rows` are the fact's rows with their moment `at` (and the `latest`, where some are left out), `days`
    the series with the column `day`, and `name` has the value of each day; `term` is the time asked for,
    `others` the other groups.
    """

    name: str
    rows: str
    days: str
    at: str
    latest: str
    day: str
    grain: Grain
    term: TimeTerm
    others: tuple[tuple[GroupTerm, str], ...]

    @classmethod
    def of(cls, draft: Draft, branch: Branch, term: TimeTerm, grain: Grain) -> Daily:
        """Names that do not meet those of groups and slots."""
        groups = group_names(draft.query.group_by)
        others = tuple(
            (one, name) for one, name in zip(draft.query.group_by, groups, strict=True) if one != term
        )
        own = groups[draft.query.group_by.index(term)] if term.grain == grain else grain
        taken = [name for _, name in others] + [slot.name for slot in branch.slots]
        day, at, latest = unique([*taken, own, "moment", "latest"])[len(taken) :]
        name, rows, days = (f"{branch.name}_{what}" for what in ("daily", "rows", "days"))
        return cls(name, rows, days, at, latest, day, grain, term, others)


def of_coarser(draft: Draft, branch: Branch, daily: Daily, stretch: Accumulation, windowed: Source) -> Source:
    """What each coarser bucket makes of the values of its days."""
    names = [*(name for _, name in daily.others), daily.day]
    found = dict(zip(draft.query.group_by, windowed.groups, strict=True))
    day = found.pop(daily.term)
    columns = copies((*found.values(), day), names) + copies(windowed.slots.values(), list(windowed.slots))
    select = exp.Select(expressions=columns, group=group_by(len(names)), **windowed.body)
    ctes = (*windowed.ctes, cte(daily.name, select))
    if stretch.period_agg not in _OF_DAYS:
        return _chosen(draft, branch, daily, stretch, ctes)
    kind = _OF_DAYS[stretch.period_agg]
    moment = cut(
        moved(draft, branch, column(daily.name, daily.day), daily.term.grain), daily.term.grain, draft.time
    )
    read = _read(draft, branch, daily, ctes, moment)
    slots: dict[str, exp.Expression] = {name: kind(this=value) for name, value in read.slots.items()}
    return replace(read, slots=slots, aggregated=True)


def _chosen(
    draft: Draft, branch: Branch, daily: Daily, stretch: Accumulation, ctes: tuple[exp.CTE, ...]
) -> Source:
    """The first or last day that each bucket has, and the values of that day."""
    chosen, bucket = f"{branch.name}_chosen", f"{daily.day}_of"
    kind = exp.Min if stretch.period_agg == "first" else exp.Max
    names = [name for _, name in daily.others]
    columns: list[exp.Expression] = [column(daily.name, name) for name in names]
    columns.append(named(cut(column(daily.name, daily.day), daily.term.grain, draft.time), bucket))
    grouping = group_by(len(columns))
    columns.append(named(kind(this=column(daily.name, daily.day)), daily.day))
    select = exp.Select(expressions=columns, from_=exp.From(this=relation(daily.name)), group=grouping)
    pairs: list[exp.Expression] = [same(column(chosen, name), column(daily.name, name)) for name in names]
    pairs.append(exp.EQ(this=column(chosen, daily.day), expression=column(daily.name, daily.day)))
    moment = moved(draft, branch, column(chosen, bucket), daily.term.grain)
    read = _read(draft, branch, daily, (*ctes, cte(chosen, select)), moment)
    return replace(read, body={**read.body, "joins": [exp.Join(this=relation(chosen), on=all_of(pairs))]})


def _read(
    draft: Draft, branch: Branch, daily: Daily, ctes: tuple[exp.CTE, ...], moment: exp.Expression
) -> Source:
    """The values of the days as they are."""
    others = {term: column(daily.name, own) for term, own in daily.others}
    groups = tuple(others.get(term, moment) for term in draft.query.group_by)
    slots: dict[str, exp.Expression] = {slot.name: column(daily.name, slot.name) for slot in branch.slots}
    return Source(daily.name, ctes, {"from_": exp.From(this=relation(daily.name))}, groups, slots, False)
