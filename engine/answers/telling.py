"""An answer told: its sentence and its chart, with all that the catalog knows of its columns."""

from datetime import datetime

from engine.answers.choose import choose
from engine.answers.figures import known_of
from engine.answers.finding import Finding
from engine.answers.grouping import groupings_of
from engine.answers.measures import additivity_of, formats_of, names_of, terms
from engine.answers.words import say
from engine.types.answer import Chart
from engine.types.plan import Plan
from engine.types.result import ResultTable
from semantic.catalog import Catalog


def finding_of(plan: Plan, table: ResultTable, catalog: Catalog, now: datetime | None = None) -> Finding:
    """Rows with everything known about them; `now`, in UTC, marks periods and buckets that still run."""
    now, catalog = now and plan.time.local(now), catalog.with_terms(plan.query.metrics)
    known = additivity_of(plan, catalog), formats_of(plan, catalog)
    figures = known_of(plan, terms(plan, catalog), catalog)
    names, grouped = names_of(plan, catalog), groupings_of(plan, catalog)
    return Finding(plan, table, *known, now=now, names=names, grouped=grouped, known=figures)


def tell(plan: Plan, table: ResultTable, catalog: Catalog, now: datetime | None = None) -> tuple[str, Chart]:
    """The sentence and the chart of an answer."""
    finding = finding_of(plan, table, catalog, now)
    return say(finding), choose(finding)
