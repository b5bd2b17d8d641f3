"""The answer in one sentence: number, comparison, period, unit. It never says more than the rows prove."""

from collections.abc import Mapping
from datetime import datetime

from engine.answers.finding import Finding
from engine.answers.nouns import counted, front, inside, joined
from engine.answers.periods import phrase
from engine.answers.sentences.course import course
from engine.answers.sentences.ranked import ranked
from engine.answers.sentences.single import single
from engine.types.plan import Plan
from engine.types.result import ResultTable


def sentence(
    plan: Plan,
    table: ResultTable,
    additivity: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> str:
    """The answer first. Totals and shares are said only of columns whose `additivity` is "additive".

    `additivity` and `formats` are by term key (see `measures`); `now` lets a running period say so.
    """
    finding = Finding(plan, table, additivity or {}, formats or {}, now)
    period = phrase(plan.bounds, now)
    if not table.rows:
        return f"No rows match {period}."
    if not finding.groups:
        return single(finding)
    if table.truncated:
        return f"There are more than {len(table.rows):,} rows {period}; only the first are shown."
    column = finding.ranked_by or finding.mains[0]
    if not finding.is_numeric(column) and any(cell is not None for cell in finding.cells(column)):
        return _listed(finding, period)
    over_time = len(finding.times) == 1 and not finding.dimensions and finding.ranked_by is None
    return course(finding) if over_time and finding.complete else ranked(finding)


def _listed(finding: Finding, period: str) -> str:
    """For values that are not numbers: what was listed, and how much of it."""
    labels = joined([inside(one.label) for one in finding.mains])
    groups = joined([inside(one.label) for one in finding.groups])
    return f"{front(labels)} by {groups} {period}: {counted(len(finding.table.rows), 'row')}."
