"""Questions inside a question: a metric made of another metric's values, a metric as a condition.

Each is planned like any other question and becomes a part of the WITH, read by its name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlglot import exp

from engine.planning.draft import Draft, Inner
from engine.planning.formula import Part
from engine.planning.labels import snake
from engine.planning.nodes import column, cte, relation
from engine.types.clock import Bounds
from engine.types.refusal import Refusal
from semantic.canonical import both
from semantic.filters import And, Compare, Condition, MetricIs, Not, Or, Related
from semantic.made_metrics import CorrelationMetric
from semantic.metrics import NestedMetric
from semantic.query import (
    UNCUT,
    ClassesTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    TimeScope,
    TimeTerm,
)


def plan_inner(draft: Draft) -> Draft | Refusal:
    """The step: every inner question planned, under names that no other has."""
    planned: dict[tuple[Inner, bool], Draft] = {}
    for inner, shifted in dict.fromkeys(_inner_questions(draft)):
        bounds = None if isinstance(inner, MetricIs) else draft.compare_bounds if shifted else draft.bounds
        prefix = f"{draft.prefix}{snake(_name(inner))}_{len(planned) + 1}_"
        made = _planned(draft, question(inner, draft), prefix, bounds)
        if isinstance(made, Refusal):
            return made
        planned[inner, shifted] = made
    return replace(draft, inner=planned)


def parts(draft: Draft, inner: Inner, shifted: bool = False) -> tuple[exp.CTE, ...]:
    """The inner question as parts of a WITH, the last one named `result_name`."""
    made = draft.inner[inner, shifted]
    if made.tree is None:
        raise ValueError("an inner question has no tree")
    tree = made.tree.copy()
    with_ = tree.args.pop("with_", None)
    tree.set("order", None)
    before = tuple(with_.expressions) if with_ else ()
    return (*before, cte(result_name(draft, inner, shifted), tree))


def result_name(draft: Draft, inner: Inner, shifted: bool = False) -> str:
    """What the result of the inner question is called."""
    return draft.inner[inner, shifted].prefix.removesuffix("_")


def metric_is(draft: Draft, condition: MetricIs, value: exp.Expression) -> exp.Expression:
    """`value IN (the values for which the metric compares so)`; its parts must be in the WITH."""
    name = result_name(draft, condition)
    key = draft.inner[condition, False].columns[0].name
    select = exp.Select(expressions=[column(name, key)], from_=exp.From(this=relation(name)))
    return exp.In(this=value, query=exp.Subquery(this=select))


def question(inner: Inner, draft: Draft) -> LogicalQuery:
    """The inner question as a query of its own."""
    if isinstance(inner, MetricIs):
        return LogicalQuery(
            metrics=(MetricRef(name=inner.metric),),
            group_by=(DimensionTerm(name=inner.by),),
            where=inner.where,
            having=Compare(field=inner.metric, op=inner.op, value=inner.value),
            time=TimeScope(period=inner.time) if inner.time else None,
            without_default_filters=draft.query.without_default_filters,
            zone=draft.query.zone,
            week_start=draft.query.week_start,
        )
    return _nested(inner, draft.query)


def _nested(part: Part, query: LogicalQuery) -> LogicalQuery:
    """The inner metric, or both of them, by everything asked for, and by what it is computed for."""
    if not isinstance(part.of, NestedMetric):
        raise TypeError(f"{part.of} has no inner question")
    return query.model_copy(
        update={
            "metrics": tuple(MetricRef(name=name) for name in numbers_of(part.of)),
            "group_by": tuple(dict.fromkeys((*split_by(query.group_by), *each_of(part.of)))),
            "where": both(query.where, part.under.where),
            "having": None,
            "compare_to": None,
            "calculations": (),
            "fill": False,
            **UNCUT,
        }
    )


def split_by(terms: Iterable[GroupTerm]) -> tuple[GroupTerm, ...]:
    """The groups that the inner question has too; classes are made of its numbers."""
    return tuple(term for term in terms if not isinstance(term, ClassesTerm))


def numbers_of(metric: NestedMetric) -> tuple[str, ...]:
    """The metrics whose values are put together."""
    return (metric.metric, metric.other) if isinstance(metric, CorrelationMetric) else (metric.metric,)


def each_of(metric: NestedMetric) -> tuple[GroupTerm, ...]:
    """What the inner metric is computed for, by the fact's own time whatever time the question names."""
    by = (DimensionTerm(name=name) for name in metric.by)
    return (*by, TimeTerm(grain=metric.grain)) if metric.grain else tuple(by)


def _planned(draft: Draft, query: LogicalQuery, prefix: str, bounds: Bounds | None) -> Draft | Refusal:
    if draft.replan is None:
        raise ValueError("an inner question cannot be planned here")
    fresh = Draft(
        query.canonical(), draft.catalog, draft.clock, replan=draft.replan, prefix=prefix, given=bounds
    )
    return draft.replan(fresh)


def _inner_questions(draft: Draft) -> Iterator[tuple[Inner, bool]]:
    conditions = [draft.query.where, *(branch.under.where for branch in draft.branches)]
    yield from ((one, False) for condition in conditions for one in metric_conditions(condition))
    for branch in draft.branches:
        nested = [slot.part for slot in branch.slots if isinstance(slot.part.of, NestedMetric)]
        yield from ((part, branch.shifted) for part in nested)


def metric_conditions(condition: Condition | None) -> Iterator[MetricIs]:
    """The conditions on metrics anywhere in the tree."""
    if isinstance(condition, And | Or):
        for item in condition.items:
            yield from metric_conditions(item)
    elif isinstance(condition, Not):
        yield from metric_conditions(condition.item)
    elif isinstance(condition, Related):
        yield from metric_conditions(condition.where)
    elif isinstance(condition, MetricIs):
        yield condition


def _name(inner: Inner) -> str:
    return (
        f"{inner.metric}_by_{inner.by}" if isinstance(inner, MetricIs) else getattr(inner.of, "name", "inner")
    )
