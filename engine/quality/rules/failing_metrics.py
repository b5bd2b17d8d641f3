"""A metric that cannot be computed though each of its parts can.

Codes: metric-refused (error), metric-fails (error)
Why: every question about it is refused or fails.
Example: a sum over a text column.
"""

from collections.abc import Iterator

from engine.dialects.text import sql_text
from engine.guard.check import check as guarded
from engine.planning.plan import plan
from engine.quality.findings import error
from engine.quality.statements import nothing_of
from engine.quality.subject import Subject
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.issues import Issue
from semantic.locations import join_path
from semantic.query import LogicalQuery, MetricRef, TimeTerm

# What looks back in time has a value in a course of time only.
_COURSES: tuple[tuple[TimeTerm, ...], ...] = ((), (TimeTerm(grain="month"),), (TimeTerm(grain="day"),))


def check(subject: Subject) -> Iterator[Issue]:
    """An error for each: planned as a question would be, and tried for no rows.

    What is private is tried as part of what is made of it.
    """
    broken = {part.dataset for part in subject.parts if part.path in subject.broken} | set(subject.missing)
    for name, metric in subject.catalog.metrics.items():
        term = MetricRef(name=name)
        if not metric.private and not broken.intersection(subject.catalog.facts(term)):
            yield from _faults(name, term, subject)


def _faults(name: str, term: MetricRef, subject: Subject) -> Iterator[Issue]:
    tried = [_checked(LogicalQuery(metrics=(term,), group_by=groups), subject) for groups in _COURSES]
    checked = next((made for made in tried if isinstance(made, Plan)), tried[0])
    path = join_path("metrics", name)
    if isinstance(checked, Refusal):
        yield error("metric-refused", path, checked.message)
        return
    fault = subject.fault(nothing_of(f"(\n{sql_text(checked.tree)}\n)", ["*"]))
    if fault:
        yield error("metric-fails", path, fault)


def _checked(query: LogicalQuery, subject: Subject) -> Plan | Refusal:
    made = plan(query, subject.catalog, subject.clock)
    return guarded(made, subject.catalog) if isinstance(made, Plan) else made
