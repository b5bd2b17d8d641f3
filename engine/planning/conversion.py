"""Conversions: each counts for the latest earlier event of the same entity, within the window."""

from dataclasses import dataclass

from sqlglot import exp

from engine.planning.aggregates import aggregate, counted, over
from engine.planning.branch import Rows, asked_inside, default_conditions, rows_of
from engine.planning.conditions import joined
from engine.planning.draft import Branch, Draft, Source
from engine.planning.events import events, happened_at, of_entity
from engine.planning.labels import group_names, unique
from engine.planning.nodes import all_of, column, copies, cte, group_by, named, relation
from engine.planning.offsets import interval
from semantic.expressions import operand
from semantic.metrics import ConversionMetric

_ADDED_UP = ("count", "sum", "sum_boolean")


@dataclass(frozen=True)
class _Names:
    """What the parts of the branch, and their columns, are called."""

    base: str
    events: str
    matched: str
    all: str
    groups: tuple[str, ...]
    value: str
    entity: str
    moment: str
    place: str
    asked: str
    properties: tuple[str, ...]

    @property
    def shared(self) -> tuple[str, ...]:
        """What both events of a conversion have in common."""
        return self.entity, *self.properties


def read_conversions(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over conversions and the events they count for reads and gives."""
    metric = branch.special
    if not isinstance(metric, ConversionMetric):
        raise TypeError(f"{branch.name} has no conversions")
    names = _names(draft, branch, metric)
    rows = rows_of(draft, branch)
    ctes = (
        *asked_inside(draft, branch),
        cte(names.base, _base(rows, metric, names)),
        cte(names.events, _conversions(draft, metric, names)),
        cte(names.matched, _matched(metric, names, marked=bool(rows.asked))),
        cte(names.all, _all(names, marked=bool(rows.asked))),
    )
    value = column(names.all, names.value)
    added = exp.Coalesce(this=exp.Sum(this=value), expressions=[exp.Literal.number(0)])
    return Source(
        names.all,
        ctes,
        {"from_": exp.From(this=relation(names.all))},
        tuple(column(names.all, name) for name in names.groups),
        {names.value: added if metric.conversion.agg in _ADDED_UP else over(metric.conversion, value)},
        True,
    )


def _names(draft: Draft, branch: Branch, metric: ConversionMetric) -> _Names:
    groups = group_names(draft.query.group_by) if branch.grouped else []
    value = branch.slots[0].name
    properties = [f"property_{place + 1}" for place in range(len(metric.constant_properties))]
    fresh = unique([*groups, value, "entity", "moment", "place", "asked", *properties])[len(groups) + 1 :]
    base, followed, matched, both = (
        f"{branch.name}_{what}" for what in ("base", "events", "matched", "counted")
    )
    entity, moment, place, asked = fresh[:4]
    own = (tuple(groups), value, entity, moment, place, asked, tuple(fresh[4:]))
    return _Names(base, followed, matched, both, *own)


def _base(rows: Rows, metric: ConversionMetric, names: _Names) -> exp.Select:
    """The events that may be followed by a conversion, once each.

    Conditions and period only mark them: a conversion belongs to the latest event of all, asked for or not.
    """
    fact = metric.base.dataset
    shared = [metric.entity, *(one.base for one in metric.constant_properties)]
    needed = default_conditions(rows.draft, fact)
    if metric.base.filter:
        needed.append(operand(metric.base.filter, fact))
    body = {**rows.body, "where": exp.Where(this=all_of(needed)) if needed else None}
    asked = rows.draft.query.group_by if rows.branch.grouped else ()
    columns = copies(map(rows.group, asked), names.groups)
    columns += copies([of_entity(fact, one) for one in shared], names.shared)
    columns += copies([happened_at(rows.draft, metric.base)], [names.moment])
    if rows.asked:
        columns += copies([joined(exp.And, [one.copy() for one in rows.asked])], [names.asked])
    return exp.Select(expressions=columns, distinct=exp.Distinct(), **body)


def _conversions(draft: Draft, metric: ConversionMetric, names: _Names) -> exp.Select:
    """The conversions; what adds up is added up for each entity and moment."""
    measure = metric.conversion
    shared = [
        metric.conversion_entity or metric.entity,
        *(one.conversion for one in metric.constant_properties),
    ]
    columns = copies([of_entity(measure.dataset, one) for one in shared], names.shared)
    columns += copies([happened_at(draft, measure)], [names.moment])
    unfiltered = measure.model_copy(update={"filter": ""})
    if measure.agg in _ADDED_UP:
        value = aggregate(unfiltered, measure.dataset, draft.clock)
        return events(draft, measure, [*columns, named(value, names.value)], group_by(len(columns)))
    select = events(
        draft, measure, [*columns, named(counted(unfiltered, measure.dataset), names.value)], None
    )
    select.set("distinct", exp.Distinct())
    return select


def _matched(metric: ConversionMetric, names: _Names, marked: bool) -> exp.Select:
    """Every earlier event with the conversion, the latest in the first place."""
    event = [column(names.events, name) for name in (*names.shared, names.moment)]
    if metric.conversion.agg not in _ADDED_UP:
        event.append(column(names.events, names.value))
    by: list[exp.Expression] = [exp.Ordered(this=column(names.base, names.moment), desc=True)]
    by += [exp.Ordered(this=column(names.base, name), nulls_first=False) for name in names.groups]
    place = exp.Window(this=exp.RowNumber(), partition_by=event, order=exp.Order(expressions=by))
    columns: list[exp.Expression] = [column(names.base, name) for name in names.groups]
    columns += [column(names.base, names.asked)] if marked else []
    columns += [column(names.events, names.value), named(place, names.place)]
    return exp.Select(
        expressions=columns,
        from_=exp.From(this=relation(names.events)),
        joins=[exp.Join(this=relation(names.base), on=_earlier(metric, names))],
    )


def _all(names: _Names, marked: bool) -> exp.Union:
    """The conversions that count, below the groups there are, so that a group without any has none."""
    parts: list[exp.Select] = []
    for source, value in ((names.base, exp.Null()), (names.matched, column(names.matched, names.value))):
        needed: list[exp.Expression] = [column(source, names.asked)] if marked else []
        if source == names.matched:
            first = exp.Literal.number(1)
            needed.insert(0, exp.EQ(this=column(source, names.place), expression=first))
        columns: list[exp.Expression] = [column(source, name) for name in names.groups]
        where = exp.Where(this=all_of(needed)) if needed else None
        from_ = exp.From(this=relation(source))
        parts.append(exp.Select(expressions=[*columns, named(value, names.value)], from_=from_, where=where))
    return exp.Union(this=parts[0], expression=parts[1], distinct=False)


def _earlier(metric: ConversionMetric, names: _Names) -> exp.Expression:
    on: list[exp.Expression] = [
        exp.EQ(this=column(names.events, name), expression=column(names.base, name)) for name in names.shared
    ]
    before, after = column(names.base, names.moment), column(names.events, names.moment)
    on.append(exp.LTE(this=before, expression=after))
    if metric.window:
        end = exp.Add(this=before.copy(), expression=interval(metric.window))
        on.append(exp.LT(this=after.copy(), expression=end))
    return all_of(on)
