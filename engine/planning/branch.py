"""The parts of the SELECT over one fact: joins, conditions, groups and aggregates."""

from dataclasses import dataclass

from sqlglot import exp

from engine.planning.aggregates import aggregate
from engine.planning.classes import class_of
from engine.planning.comparison import shift
from engine.planning.conditions import condition_sql, joined
from engine.planning.draft import Branch, Draft, Source
from engine.planning.inner import metric_conditions, parts
from engine.planning.joins import Reach, reach, table
from engine.planning.literals import moment
from engine.planning.names import dimensions_of
from engine.planning.nodes import once
from engine.planning.offsets import interval
from engine.planning.parts import dimensions_in, part_term
from engine.planning.time_sql import cut, local, part_of
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from semantic.expressions import operand, qualified
from semantic.fields import FieldType
from semantic.filters import And, Condition
from semantic.periods import Grain
from semantic.query import BucketTerm, GroupTerm, PartTerm, TimeTerm


@dataclass(frozen=True)
class Rows:
    """The rows a branch looks at: their FROM and WHERE, and what can be read of each."""

    draft: Draft
    branch: Branch
    way: Reach
    body: dict[str, exp.Expression | list[exp.Join] | None]

    def group(self, term: GroupTerm) -> exp.Expression:
        """A fresh expression for the value of a group; times moved as the branch says."""
        return _group(self.draft, self.branch, self.way, term)

    def bucket(self, time: exp.Expression, grain: Grain) -> exp.Expression:
        """The bucket of a local time of these rows, not moved."""
        return cut(time, grain, self.draft.time)

    def time(self, dimension: str = "") -> tuple[exp.Expression, FieldType]:
        """A fresh expression for when a row happened, and its type."""
        return _time(self.draft, self.branch, self.way, dimension)

    def local(self, dimension: str = "") -> exp.Expression:
        """A fresh expression for the local time at which a row happened."""
        return _local(self.draft, self.branch, self.way, dimension)


def rows_of(draft: Draft, branch: Branch) -> Rows:
    """The rows of the branch's fact that pass every condition."""
    dataset = draft.catalog.datasets[branch.fact]
    wanted = (
        *dimensions_of(draft.query, draft.catalog, branch.grouped),
        *dimensions_in(branch.under.where, draft.catalog),
    )
    way = reach(draft.catalog, branch.fact, tuple(dict.fromkeys(wanted)))
    conditions = _conditions(draft, branch, way)
    body: dict[str, exp.Expression | list[exp.Join] | None] = {
        "from_": exp.From(this=table(dataset, branch.fact)),
        "joins": list(way.joins),
        "where": exp.Where(this=joined(exp.And, conditions)) if conditions else None,
    }
    return Rows(draft, branch, way, body)


def read_fact(draft: Draft, branch: Branch) -> Source:
    """What one SELECT over the branch's fact reads and gives."""
    rows = rows_of(draft, branch)
    groups = tuple(rows.group(term) for term in draft.query.group_by if branch.grouped)
    slots = {slot.name: aggregate(slot.measure, branch.fact, draft.clock) for slot in branch.slots}
    return Source(branch.fact, asked_inside(draft, branch), rows.body, groups, slots, True)


def asked_inside(draft: Draft, branch: Branch) -> tuple[exp.CTE, ...]:
    """The parts that the conditions of the branch read."""
    conditions = (*metric_conditions(draft.query.where), *metric_conditions(branch.under.where))
    return once(part for one in conditions for part in parts(draft, one))


def default_conditions(draft: Draft, fact: str) -> list[exp.Expression]:
    """What every row of a fact must fulfil, unless the question says otherwise."""
    without = draft.query.without_default_filters
    filters = draft.catalog.datasets[fact].default_filters
    return [qualified(one.expr, fact) for one in filters if one.name not in without]


def _conditions(draft: Draft, branch: Branch, way: Reach) -> list[exp.Expression]:
    found = default_conditions(draft, branch.fact)
    for condition in (*_conjuncts(draft.query.where), *_conjuncts(branch.under.where)):
        found.append(condition_sql(condition, lambda name: _subject(draft, branch, way, name), draft.time))
    if branch.bounds is not None:
        time, kind = _time(draft, branch, way, draft.query.time.dimension if draft.query.time else "")
        found += _within(branch.bounds, time, kind, draft.time)
    return found


def _conjuncts(where: Condition | None) -> tuple[Condition, ...]:
    if where is None:
        return ()
    return where.items if isinstance(where, And) else (where,)


def _subject(draft: Draft, branch: Branch, way: Reach, name: str) -> tuple[exp.Expression, FieldType]:
    """What a condition is about: a dimension, or a part of time."""
    part = part_term(name, draft.catalog)
    if part is None:
        return way.column(name), draft.catalog.dimensions[name].type
    return part_of(_local(draft, branch, way, part.dimension), part.part), "integer"


def _within(bounds: Bounds, time: exp.Expression, kind: FieldType, by: BusinessTime) -> list[exp.Expression]:
    """Times are held against the moments at which local days begin, dates against local days."""
    bounds = by.local_bounds(bounds) if kind == "date" else bounds
    found: list[exp.Expression] = []
    if bounds.start is not None:
        found.append(exp.GTE(this=time.copy(), expression=moment(bounds.start, kind)))
    if bounds.end is not None:
        found.append(exp.LT(this=time, expression=moment(bounds.end, kind)))
    return found


def _time(draft: Draft, branch: Branch, way: Reach, dimension: str) -> tuple[exp.Expression, FieldType]:
    """When a row happened: by the dimension named, else by the branch's own time."""
    if dimension:
        return way.column(dimension), draft.catalog.dimensions[dimension].type
    field = draft.catalog.datasets[branch.fact].field(branch.time)
    if field is None:
        return operand(branch.time, branch.fact), "timestamp"
    return operand(field.sql, branch.fact), field.type


def _group(draft: Draft, branch: Branch, way: Reach, term: GroupTerm) -> exp.Expression:
    if isinstance(term, TimeTerm):
        return bucket(draft, branch, _local(draft, branch, way, term.dimension), term.grain)
    if isinstance(term, PartTerm):
        return part_of(_local(draft, branch, way, term.dimension), term.part)
    column = way.column(term.name)
    return class_of(column, term.width) if isinstance(term, BucketTerm) else column


def _local(draft: Draft, branch: Branch, way: Reach, dimension: str) -> exp.Expression:
    return local(*_time(draft, branch, way, dimension), draft.time)


def bucket(draft: Draft, branch: Branch, time: exp.Expression, grain: Grain) -> exp.Expression:
    """The bucket of a local time, moved forward to where it is held against the asked one."""
    return cut(moved(draft, branch, time, grain), grain, draft.time)


def moved(draft: Draft, branch: Branch, time: exp.Expression, grain: Grain) -> exp.Expression:
    """The time moved forward by the branch's offset and onto the period compared with."""
    offset = branch.under.offset
    for way in (offset and interval(offset), shift(draft, grain) if branch.shifted else None):
        if way is not None:
            time = exp.Add(this=time, expression=way)
    return time
