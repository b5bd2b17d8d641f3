"""The parts of the SELECT over one fact: joins, conditions, groups and aggregates."""

from dataclasses import dataclass, replace
from functools import partial

from sqlglot import exp

from engine.planning.aggregates import aggregate
from engine.planning.bridges import Crossed, bridge_paths, cross, grouped_dimension
from engine.planning.classes import class_of
from engine.planning.comparison import shift
from engine.planning.conditions import joined
from engine.planning.default_filters import applied_filters
from engine.planning.draft import Branch, Draft, Source
from engine.planning.finer import needs
from engine.planning.inner import metric_conditions, parts
from engine.planning.joins import reach, table
from engine.planning.literals import moment
from engine.planning.nodes import once
from engine.planning.offsets import interval
from engine.planning.rest import named_only
from engine.planning.row_conditions import row_conditions
from engine.planning.standpoint import Standpoint
from engine.planning.time_sql import cut, part_of
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from semantic.expressions import qualified
from semantic.fields import FieldType
from semantic.periods import Grain
from semantic.query import BucketTerm, GroupTerm, PartTerm, TimeTerm


@dataclass(frozen=True)
class Rows:
    """The rows a branch looks at: their FROM and WHERE, and what can be read of each.

    `asked` are the conditions of the question alone, without the default filters.
    """

    draft: Draft
    branch: Branch
    point: Standpoint
    asked: tuple[exp.Expression, ...]
    body: dict[str, exp.Expression | list[exp.Join] | None]
    crossed: Crossed

    def group(self, term: GroupTerm) -> exp.Expression:
        """A fresh expression for the value of a group; times moved as the branch says."""
        found = next((column for crossed, column in self.crossed.groups if crossed == term), None)
        return _group(self.branch, self.point, term) if found is None else found.copy()

    def bucket(self, time: exp.Expression, grain: Grain) -> exp.Expression:
        """The bucket of a local time of these rows, not moved."""
        return cut(time, grain, self.draft.time)

    def time(self, dimension: str = "") -> tuple[exp.Expression, FieldType]:
        """A fresh expression for when a row happened, and its type."""
        return self.point.at(dimension)

    def local(self, dimension: str = "") -> exp.Expression:
        """A fresh expression for the local time at which a row happened."""
        return self.point.local(dimension)


def rows_of(draft: Draft, branch: Branch) -> Rows:
    """The rows of the branch's fact that pass every condition."""
    point = _standpoint(draft, branch)
    terms = draft.query.group_by if branch.grouped else ()
    crossed = cross(point, terms, partial(_group, branch))
    asked = _conditions(draft, branch, replace(point, around=crossed.aliases))
    conditions = [*default_conditions(draft, branch.fact), *(one.copy() for one in asked)]
    if branch.under.only:
        conditions.append(qualified(branch.under.only, branch.fact))
    body: dict[str, exp.Expression | list[exp.Join] | None] = {
        "from_": exp.From(this=table(draft.catalog.datasets[branch.fact], branch.fact)),
        "joins": [*point.way.joins, *crossed.joins],
        "where": exp.Where(this=joined(exp.And, conditions)) if conditions else None,
    }
    return Rows(draft, branch, point, tuple(asked), body, crossed)


def _standpoint(draft: Draft, branch: Branch) -> Standpoint:
    """The rows of the fact, joined to all that is read of them."""
    terms = draft.query.group_by if branch.grouped else ()
    read = needs(draft.catalog, branch.fact, draft.query.where, branch.under.where)
    timed = _bounded(draft, branch)
    names = (*map(grouped_dimension, terms), *read.dimensions, timed)
    paths = (*bridge_paths(draft.catalog, branch.fact, terms), *read.paths)
    way = reach(draft.catalog, branch.fact, filter(None, names), paths)
    return Standpoint(draft, branch.fact, branch.time, way)


def read_fact(draft: Draft, branch: Branch) -> Source:
    """What one SELECT over the branch's fact reads and gives."""
    rows = rows_of(draft, branch)
    groups = tuple(rows.group(term) for term in draft.query.group_by if branch.grouped)
    slots = {slot.name: aggregate(slot.measure, branch.fact, draft.clock) for slot in branch.slots}
    return Source(branch.fact, asked_inside(draft, branch), rows.body, groups, slots, True)


def asked_inside(draft: Draft, branch: Branch) -> tuple[exp.CTE, ...]:
    """The parts that the conditions of the branch read."""
    conditions = (*metric_conditions(draft.query.where), *metric_conditions(branch.under.where))
    kept = draft.kept.ctes if draft.kept else ()
    return once((*(part for one in conditions for part in parts(draft, one)), *kept))


def default_conditions(draft: Draft, fact: str) -> list[exp.Expression]:
    """What every row of a fact must fulfil, unless the question says otherwise."""
    return [qualified(one.expr, fact) for one in applied_filters(draft.catalog, draft.query, fact)]


def _conditions(draft: Draft, branch: Branch, point: Standpoint) -> list[exp.Expression]:
    found = row_conditions(point, draft.query.where) + row_conditions(point, branch.under.where)
    if branch.bounds is not None:
        time, kind = point.at(_bounded(draft, branch))
        found += _within(branch.bounds, time, kind, draft.time)
    return found


def _bounded(draft: Draft, branch: Branch) -> str:
    """The time that bounds are about: that of the period; without one they come of the course over time."""
    scope = draft.query.time or (draft.course if branch.bounds is not None else None)
    return scope.dimension if scope else ""


def _within(bounds: Bounds, time: exp.Expression, kind: FieldType, by: BusinessTime) -> list[exp.Expression]:
    """Times are held against the moments at which local days begin, dates against local days."""
    bounds = by.local_bounds(bounds) if kind == "date" else bounds
    found: list[exp.Expression] = []
    if bounds.start is not None:
        found.append(exp.GTE(this=time.copy(), expression=moment(bounds.start, kind)))
    if bounds.end is not None:
        found.append(exp.LT(this=time, expression=moment(bounds.end, kind)))
    return found


def _group(branch: Branch, point: Standpoint, term: GroupTerm) -> exp.Expression:
    if isinstance(term, TimeTerm):
        return bucket(point.draft, branch, point.local(term.dimension), term.grain)
    if isinstance(term, PartTerm):
        return part_of(point.local(term.dimension), term.part)
    column = named_only(point.draft.kept, term, point.way.column(term.name))
    return class_of(column, term.width) if isinstance(term, BucketTerm) else column


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
