"""Conditions on rows as SQL, those that look at finer tables as EXISTS.

EXISTS asks whether there is such a row; a join would repeat rows for each that there is. What must hold
together of one related row stands in one EXISTS.
"""

from functools import partial

from sqlglot import exp

from engine.planning.conditions import condition_sql, joined
from engine.planning.finer import before_many, needs, way_to_many
from engine.planning.inner import metric_is
from engine.planning.joins import partners, reach, table
from engine.planning.standpoint import Standpoint
from semantic.expressions import operand
from semantic.filters import AgainstAverage, And, Compare, Condition, MetricIs, Not, Related
from semantic.routes import Hop, Path

_COMPARED: dict[str, type[exp.Expression]] = {"<": exp.LT, ">": exp.GT}


def row_conditions(point: Standpoint, condition: Condition | None) -> list[exp.Expression]:
    """What must hold of each row, one expression for each part of the outermost AND."""
    if condition is None:
        return []
    return _all(point, condition.items if isinstance(condition, And) else (condition,))


def _all(point: Standpoint, items: tuple[Condition, ...]) -> list[exp.Expression]:
    """Each condition; those on one finer table together, in the place of the first of them."""
    together: dict[Condition | Path, list[Condition]] = {}
    for item in map(_positive, items):
        path = None if isinstance(item, Related) else _way(point, item)
        together.setdefault(item if path is None else path, []).append(item)
    return [
        _exists(point, key, found) if isinstance(key, tuple) else _sql(point, key)
        for key, found in together.items()
    ]


def _sql(point: Standpoint, condition: Condition) -> exp.Expression:
    return condition_sql(condition, point.subject, point.draft.time, partial(_special, point))


def _special(point: Standpoint, condition: Condition) -> exp.Expression | None:
    """The SQL of what is not a plain comparison of one row; None for the rest."""
    if isinstance(condition, And):
        return joined(exp.And, _all(point, condition.items))
    path = _way(point, condition)
    if path is not None:
        if _positive(condition) is not condition:
            return _sql(point, _positive(condition))
        inside = condition.where if isinstance(condition, Related) else condition
        return _exists(point, path, [inside] if inside else [])
    if isinstance(condition, AgainstAverage):
        return _against_average(point, condition)
    if isinstance(condition, MetricIs):
        return metric_is(point.draft, condition, point.subject(condition.by)[0])
    return None


def _against_average(point: Standpoint, condition: AgainstAverage) -> exp.Expression:
    """`value > (SELECT AVG(value) FROM all rows of the dataset that has it)`."""
    binding = point.draft.catalog.dimensions[condition.field].bindings[0]
    home = point.draft.catalog.datasets[binding.dataset]
    alias = f"every_{home.name}"
    while alias in point.taken:
        alias += "_"
    average = exp.alias_(exp.Avg(this=operand(binding.field.sql, alias)), "average")
    select = exp.Select(expressions=[average], from_=exp.From(this=table(home, alias)))
    value, _ = point.subject(condition.field)
    return _COMPARED[condition.op](this=value, expression=exp.Subquery(this=select))


def _way(point: Standpoint, condition: Condition) -> Path | None:
    return way_to_many(point.draft.catalog, point.dataset, condition)


def _positive(condition: Condition) -> Condition:
    """That something differs is the negation of that it is equal."""
    if isinstance(condition, Compare) and condition.op == "!=":
        return Not(item=condition.model_copy(update={"op": "="}))
    return condition


def _exists(point: Standpoint, path: Path, conditions: list[Condition]) -> exp.Exists:
    """EXISTS (SELECT 1 FROM the finer table WHERE it belongs to the row and the conditions hold)."""
    catalog = point.draft.catalog
    owner = before_many(path)
    first, *further = path[len(owner) :]
    home = path[-1].to
    back = tuple(Hop(hop.by) for hop in reversed(further))
    read = needs(catalog, home, *conditions)
    way = reach(catalog, home, read.dimensions, (back, *read.paths), point.taken)
    belongs = partners(catalog, Hop(first.by), way.aliases[back], point.way.aliases[owner])
    inner = Standpoint(point.draft, home, catalog.datasets[home].time, way, point.taken)
    held = [one for condition in conditions for one in row_conditions(inner, condition)]
    select = exp.Select(
        expressions=[exp.Literal.number(1)],
        from_=exp.From(this=table(catalog.datasets[home], inner.alias)),
        joins=list(way.joins),
        where=exp.Where(this=joined(exp.And, [*belongs, *held])),
    )
    return exp.Exists(this=select)
