"""The steps of a funnel as marks: each is a number of its own, with the conditions of all steps up to it."""

from collections.abc import Iterator

from engine.answers.finding import Finding
from engine.types.mark import Mark
from engine.types.plan import Column, Plan
from semantic.canonical import both
from semantic.query import LogicalQuery
from semantic.terms import StepsTerm, chained


def has_steps(finding: Finding) -> bool:
    """Whether the answer is a number and what is left of it step by step."""
    return not finding.groups and len(finding.table.rows) == 1 and chained(finding.plan.query.metrics)


def step_marks(finding: Finding) -> Iterator[Mark]:
    """A mark a step, in order; none for what cannot be asked alone."""
    for column in finding.mains if has_steps(finding) else ():
        mark = Mark(((column.of, None),), "step")
        if step_alone(finding.plan, mark) is not None:
            yield mark


def step_called(finding: Finding, mark: Mark) -> str:
    """What the step is called in the picture: its place and its number."""
    column = step_column(finding, mark)
    return f"{finding.mains.index(column) + 1}. {finding.label(column)}"


def step_column(finding: Finding, mark: Mark) -> Column:
    """The number that a step is."""
    return next(column for column in finding.mains if column.of == mark.members[0][0])


def step_alone(plan: Plan, mark: Mark) -> LogicalQuery | None:
    """What is left at that step, as a number under conditions. Steps one after the other in time are none."""
    term = next((one for one in plan.query.metrics if one.key == mark.members[0][0]), None)
    if term is None or (isinstance(term, StepsTerm) and term.in_order):
        return None
    number, where = (term.of, term.where) if isinstance(term, StepsTerm) else (term, None)
    changes = {"metrics": (number,), "where": both(plan.query.where, where), "order": (), "having": None}
    return plan.query.model_copy(update=changes).canonical()
