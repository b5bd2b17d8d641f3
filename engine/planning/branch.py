"""The parts of the SELECT over one fact: joins, conditions, groups and aggregates."""

from dataclasses import dataclass

from sqlglot import exp

from engine.planning.aggregates import aggregate
from engine.planning.comparison import shift
from engine.planning.conditions import condition_sql, joined
from engine.planning.draft import Branch, Draft, Source
from engine.planning.inner import metric_conditions, parts
from engine.planning.joins import Reach, reach, table
from engine.planning.literals import moment
from engine.planning.names import dimensions_of
from engine.planning.nodes import once
from engine.planning.offsets import interval
from engine.types.clock import Bounds
from semantic.expressions import operand, qualified
from semantic.fields import FieldType
from semantic.filters import And, Condition, fields_of
from semantic.model import Dataset
from semantic.periods import Grain
from semantic.query import GroupTerm, TimeTerm


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
        """The bucket of a time of these rows, not moved."""
        return cut(time, grain)

    def time(self, dimension: str = "") -> tuple[exp.Expression, FieldType]:
        """A fresh expression for when a row happened, and its type."""
        return _time(self.draft, self.branch, self.way, dimension)


def rows_of(draft: Draft, branch: Branch) -> Rows:
    """The rows of the branch's fact that pass every condition."""
    dataset = draft.catalog.datasets[branch.fact]
    wanted = (*dimensions_of(draft.query, branch.grouped), *fields_of(branch.under.where))
    way = reach(draft.catalog, branch.fact, tuple(dict.fromkeys(wanted)))
    conditions = _conditions(draft, branch, dataset, way)
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


def _conditions(draft: Draft, branch: Branch, dataset: Dataset, way: Reach) -> list[exp.Expression]:
    without = draft.query.without_default_filters
    defaults = (one.expr for one in dataset.default_filters if one.name not in without)
    found = [qualified(expr, branch.fact) for expr in defaults]
    fields = draft.catalog.dimensions
    for condition in (*_conjuncts(draft.query.where), *_conjuncts(branch.under.where)):
        found.append(condition_sql(condition, lambda name: (way.column(name), fields[name].type)))
    if branch.bounds is not None:
        time, kind = _time(draft, branch, way, draft.query.time.dimension if draft.query.time else "")
        found += _within(branch.bounds, time, kind)
    return found


def _conjuncts(where: Condition | None) -> tuple[Condition, ...]:
    if where is None:
        return ()
    return where.items if isinstance(where, And) else (where,)


def _within(bounds: Bounds, time: exp.Expression, kind: FieldType) -> list[exp.Expression]:
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
    if not isinstance(term, TimeTerm):
        return way.column(term.name)
    time, _ = _time(draft, branch, way, term.dimension)
    return bucket(draft, branch, time, term.grain)


def bucket(draft: Draft, branch: Branch, time: exp.Expression, grain: Grain) -> exp.Expression:
    """The bucket of a time, moved forward to where it is held against the asked one."""
    return cut(moved(draft, branch, time, grain), grain)


def moved(draft: Draft, branch: Branch, time: exp.Expression, grain: Grain) -> exp.Expression:
    """The time moved forward by the branch's offset and onto the period compared with."""
    offset = branch.under.offset
    for way in (offset and interval(offset), shift(draft, grain) if branch.shifted else None):
        if way is not None:
            time = exp.Add(this=time, expression=way)
    return time


def cut(time: exp.Expression, grain: Grain) -> exp.Expression:
    """The start of the bucket that a time lies in."""
    return exp.TimestampTrunc(this=time, unit=exp.Var(this=grain.upper()))
