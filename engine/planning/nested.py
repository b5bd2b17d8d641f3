"""A metric made of the values of another: the inner question is planned whole, and then aggregated."""

from sqlglot import exp

from engine.planning.aggregates import over
from engine.planning.branch import moved
from engine.planning.classes import class_from, class_of, inside
from engine.planning.draft import Branch, Draft, Source
from engine.planning.inner import each_of, numbers_of, parts, result_name, split_by
from engine.planning.literals import number
from engine.planning.nodes import COMPARISONS, all_of, as_double, column, relation
from engine.planning.top_share import Ranked, top_share
from semantic.made_metrics import BoundedMetric, CorrelationMetric, TopShareMetric
from semantic.measures import Measure
from semantic.metrics import NestedMetric
from semantic.query import ClassesTerm, GroupTerm, TimeTerm


def read_nested(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over the inner question's rows reads and gives."""
    (slot,) = branch.slots
    metric = slot.part.of
    if not isinstance(metric, NestedMetric):
        raise TypeError(f"{branch.name} has no inner question")
    columns = draft.inner[slot.part, branch.shifted].columns
    name = result_name(draft, slot.part, branch.shifted)
    asked = draft.query.group_by if branch.grouped else ()
    inner = draft.inner[slot.part, branch.shifted].query.group_by
    wanted = each_of(metric)
    each = [column(name, one.name) for term, one in zip(inner, columns, strict=False) if term in wanted]
    numbers = [column(name, one.name) for one in columns[-len(numbers_of(metric)) :]]
    named = dict(zip(split_by(asked), columns, strict=False))
    groups = [
        _class(term, numbers[0])
        if isinstance(term, ClassesTerm)
        else _moved(draft, branch, term, column(name, named[term].name))
        for term in asked
    ]
    paired = numbers if isinstance(metric, CorrelationMetric) else []
    if isinstance(metric, TopShareMetric):
        made = parts(draft, slot.part, branch.shifted)
        return top_share(Ranked(name, made, groups, each, numbers[0]), slot.name, metric)
    classed = [term for term in asked if isinstance(term, ClassesTerm)]
    needed = numbers[:1] if classed else paired
    known: list[exp.Expression] = [
        exp.Not(this=exp.Is(this=one.copy(), expression=exp.Null())) for one in (*each, *needed)
    ]
    known += [one for term in classed for one in inside(numbers[0], term.bounds, term.end)]
    body: dict[str, exp.Expression | list[exp.Join] | None] = {
        "from_": exp.From(this=relation(name)),
        "where": exp.Where(this=all_of(known)) if known else None,
    }
    value = _correlated(*paired) if paired else _aggregated(metric, numbers[0])
    return Source(
        name, parts(draft, slot.part, branch.shifted), body, tuple(groups), {slot.name: value}, True
    )


def _class(term: ClassesTerm, number: exp.Expression) -> exp.Expression:
    """The lower bound of the class that the number lies in."""
    if term.width is not None:
        return class_of(number.copy(), term.width)
    return class_from(number, term.bounds)


def _moved(draft: Draft, branch: Branch, term: GroupTerm, value: exp.Expression) -> exp.Expression:
    return moved(draft, branch, value, term.grain) if isinstance(term, TimeTerm) else value


def _aggregated(metric: NestedMetric, value: exp.Expression) -> exp.Expression:
    if isinstance(metric, BoundedMetric):
        bound = COMPARISONS[metric.bound.op](this=value, expression=number(metric.bound.value))
        return exp.Count(this=exp.Case(ifs=[exp.If(this=bound, true=number(1))]), big_int=True)
    return over(Measure(agg=metric.agg, dataset="", expr="value", percentile=metric.percentile), value)


def _correlated(one: exp.Expression, other: exp.Expression) -> exp.Expression:
    """Pearson's coefficient; without a value where a number is the same in all pairs.

    To twelve decimals: near 0 it is a difference of large numbers, which differ in their last bits from run
    to run.
    """
    varies = [
        exp.LT(this=exp.Min(this=number.copy()), expression=exp.Max(this=number.copy()))
        for number in (one, other)
    ]
    value = exp.Round(
        this=exp.Corr(this=as_double(one), expression=as_double(other)), decimals=exp.Literal.number(12)
    )
    return exp.Case(ifs=[exp.If(this=all_of(varies), true=value)])
