"""Funnels: how many entities went through all steps in order, in time."""

from dataclasses import dataclass, replace

from sqlglot import exp

from engine.planning.branch import asked_inside, rows_of
from engine.planning.draft import Branch, Draft, Source
from engine.planning.events import events, happened_at, of_entity
from engine.planning.formula import Circumstance
from engine.planning.labels import group_names, unique
from engine.planning.nodes import all_of, column, copies, cte, fraction, group_by, named, relation
from engine.planning.offsets import interval
from engine.planning.routes import time_of
from semantic.canonical import both
from semantic.composition import entered
from semantic.filters import Condition
from semantic.made_metrics import PathMetric
from semantic.metrics import FunnelMetric, FunnelStep


@dataclass(frozen=True)
class _Names:
    """Columns that every step carries on, and the moment at which it was reached."""

    groups: tuple[str, ...]
    entity: str
    first: str
    moment: str
    properties: tuple[str, ...]

    @property
    def shared(self) -> tuple[str, ...]:
        """What all steps of one entity have in common."""
        return self.entity, *self.properties

    @property
    def carried(self) -> tuple[str, ...]:
        """What says of whom, in which group and from when the steps are followed."""
        return *self.groups, *self.shared, self.first


def read_funnel(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over the last step, with NULL for whoever did not reach it, reads and gives."""
    metric = branch.special
    if not isinstance(metric, FunnelMetric):
        raise TypeError(f"{branch.name} is no funnel")
    groups = group_names(draft.query.group_by) if branch.grouped else []
    properties = [f"property_{place + 1}" for place in range(len(metric.steps[0].constant_properties))]
    fresh = unique([*groups, "entity", "first_moment", "moment", *properties])[len(groups) :]
    entity, first, reached = fresh[:3]
    names = _Names(tuple(groups), entity, first, reached, tuple(fresh[3:]))
    ctes = [*asked_inside(draft, branch), cte(_step(branch, 1), _first(draft, branch, metric, names))]
    needed = metric.conditions if isinstance(metric, PathMetric) else (None,) * len(metric.steps)
    for place, step in enumerate(metric.steps[1:], start=2):
        ctes.append(cte(_events(branch, place), _happened(draft, step, names, needed[place - 1])))
        ctes.append(cte(_step(branch, place), _followed(branch, place, metric, names)))
    last = _step(branch, len(metric.steps))
    return Source(
        last,
        tuple(ctes),
        {"from_": exp.From(this=relation(last))},
        tuple(column(last, name) for name in groups),
        {branch.slots[0].name: _result(metric, last, names)},
        True,
    )


def _step(branch: Branch, place: int) -> str:
    return f"{branch.name}_step_{place}"


def _events(branch: Branch, place: int) -> str:
    return f"{branch.name}_events_{place}"


def _first(draft: Draft, branch: Branch, metric: FunnelMetric, names: _Names) -> exp.Select:
    """Where and when each entity entered."""
    measure = entered(metric.steps[0])
    own = metric.conditions[0] if isinstance(metric, PathMetric) else None
    under = replace(branch.under, only=measure.filter, where=both(branch.under.where, own))
    rows = rows_of(draft, replace(branch, under=under))
    asked = draft.query.group_by if branch.grouped else ()
    moment = happened_at(draft, measure)
    columns = copies(map(rows.group, asked), names.groups)
    columns += _shared(metric.steps[0], names)
    columns += copies([moment, moment], [names.first, names.moment])
    return exp.Select(expressions=columns, distinct=exp.Distinct(), **rows.body)


def _happened(draft: Draft, step: FunnelStep, names: _Names, needed: Condition | None) -> exp.Select:
    """Who took a later step, and when."""
    measure = entered(step)
    columns = [*_shared(step, names), *copies([happened_at(draft, measure)], [names.moment])]
    select = (
        events(draft, measure, columns, None) if needed is None else _fitting(draft, step, columns, needed)
    )
    select.set("distinct", exp.Distinct())
    return select


def _fitting(draft: Draft, step: FunnelStep, columns: list[exp.Expression], needed: Condition) -> exp.Select:
    """The rows of a step that is a condition; what the question asks of the first step does not hold here."""
    asked = draft.query.model_copy(update={"where": None, "time": None, "group_by": ()})
    under = Circumstance(where=needed, only=step.filter)
    branch = Branch("", step.dataset, time_of(entered(step), draft.catalog), (), under, grouped=False)
    return exp.Select(expressions=columns, **rows_of(replace(draft, query=asked), branch).body)


def _shared(step: FunnelStep, names: _Names) -> list[exp.Expression]:
    columns = (step.entity, *step.constant_properties)
    return copies([of_entity(step.dataset, one) for one in columns], names.shared)


def _followed(branch: Branch, place: int, metric: FunnelMetric, names: _Names) -> exp.Select:
    """The first time each took the next step; NULL where it was not taken in time."""
    before, later = _step(branch, place - 1), _events(branch, place)
    at = column(later, names.moment)
    on: list[exp.Expression] = [
        exp.EQ(this=column(later, name), expression=column(before, name)) for name in names.shared
    ]
    on.append(exp.GTE(this=at, expression=column(before, names.moment)))
    if metric.window:
        end = exp.Add(this=column(before, names.first), expression=interval(metric.window))
        on.append(exp.LT(this=at.copy(), expression=end))
    columns: list[exp.Expression] = [column(before, name) for name in names.carried]
    return exp.Select(
        expressions=[*columns, named(exp.Min(this=at.copy()), names.moment)],
        from_=exp.From(this=relation(before)),
        joins=[exp.Join(this=relation(later), side="LEFT", on=all_of(on))],
        group=group_by(len(columns)),
    )


def _result(metric: FunnelMetric, last: str, names: _Names) -> exp.Expression:
    reached = exp.Not(this=exp.Is(this=column(last, names.moment), expression=exp.Null()))
    through = exp.Filter(this=_different(last, names), expression=exp.Where(this=reached))
    return through if metric.calculation == "conversions" else fraction(through, _different(last, names))


def _different(last: str, names: _Names) -> exp.Count:
    return exp.Count(this=exp.Distinct(expressions=[column(last, names.entity)]), big_int=True)
