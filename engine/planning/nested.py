"""A metric made of the values of another: the inner question is planned whole, and then aggregated."""

from sqlglot import exp

from engine.planning.aggregates import over
from engine.planning.branch import moved
from engine.planning.draft import Branch, Draft, Source
from engine.planning.inner import each_of, parts, result_name
from engine.planning.nodes import all_of, column, relation
from semantic.measures import Measure
from semantic.metrics import NestedMetric
from semantic.query import TimeTerm


def read_nested(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over the inner question's rows reads and gives."""
    (slot,) = branch.slots
    metric = slot.part.of
    if not isinstance(metric, NestedMetric):
        raise TypeError(f"{branch.name} has no inner question")
    columns = draft.inner[slot.part, branch.shifted].columns
    name = result_name(draft, slot.part, branch.shifted)
    asked = draft.query.group_by if branch.grouped else ()
    groups: list[exp.Expression] = []
    for term, one in zip(asked, columns, strict=False):
        value: exp.Expression = column(name, one.name)
        groups.append(moved(draft, branch, value, term.grain) if isinstance(term, TimeTerm) else value)
    inner = draft.inner[slot.part, branch.shifted].query.group_by
    wanted = each_of(metric)
    each = [column(name, one.name) for term, one in zip(inner, columns, strict=False) if term in wanted]
    known: list[exp.Expression] = [exp.Not(this=exp.Is(this=one, expression=exp.Null())) for one in each]
    measure = Measure(agg=metric.agg, dataset="", expr="value", percentile=metric.percentile)
    body: dict[str, exp.Expression | list[exp.Join] | None] = {
        "from_": exp.From(this=relation(name)),
        "where": exp.Where(this=all_of(known)) if known else None,
    }
    value = over(measure, column(name, columns[-1].name))
    return Source(
        name, parts(draft, slot.part, branch.shifted), body, tuple(groups), {slot.name: value}, True
    )
