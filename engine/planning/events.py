"""Events of an entity: who, when, and what else counts, from the rows of one dataset."""

from collections.abc import Sequence

from sqlglot import exp

from engine.planning.branch import default_conditions
from engine.planning.draft import Draft
from engine.planning.joins import table
from engine.planning.nodes import all_of
from engine.planning.routes import time_of
from semantic.expressions import operand
from semantic.measures import Measure
from semantic.sql_names import identifier


def happened_at(draft: Draft, measure: Measure) -> exp.Expression:
    """When an event of the measure happened."""
    dataset = draft.catalog.datasets[measure.dataset]
    name = time_of(measure, draft.catalog)
    field = dataset.field(name)
    return operand(field.sql if field else name, measure.dataset)


def of_entity(dataset: str, column: str) -> exp.Column:
    """A column of the event's own dataset."""
    return exp.Column(this=identifier(column), table=identifier(dataset))


def events(
    draft: Draft, measure: Measure, columns: Sequence[exp.Expression], group: exp.Group | None
) -> exp.Select:
    """The measure's rows as events; default filters hold, conditions of the question do not."""
    dataset = draft.catalog.datasets[measure.dataset]
    needed = default_conditions(draft, measure.dataset)
    if measure.filter:
        needed.append(operand(measure.filter, measure.dataset))
    where = exp.Where(this=all_of(needed)) if needed else None
    return exp.Select(
        expressions=list(columns),
        from_=exp.From(this=table(dataset, measure.dataset)),
        where=where,
        group=group,
    )
