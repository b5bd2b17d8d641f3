"""What an answer is told from: its rows, with all that the catalog knows of their columns."""

from collections.abc import Mapping
from datetime import datetime

from engine.answers.figures import known_of
from engine.answers.finding import Finding
from engine.answers.grouping import groupings_of
from engine.answers.measures import additivity_of, formats_of, names_of, terms
from engine.phrasing import Phrasing, english
from engine.types.plan import Plan
from engine.types.result import ResultTable
from semantic.catalog import Catalog


def finding_of(
    plan: Plan,
    table: ResultTable,
    catalog: Catalog,
    now: datetime | None = None,
    words: Phrasing | None = None,
    labels: Mapping[str, str] | None = None,
) -> Finding:
    """Rows with everything known about them; `now`, in UTC, marks periods and buckets that still run.

    `words` are those of the language that the answer is told in, English by itself; `labels` are what its
    terms are called there, by key.
    """
    words = words or english()
    now, catalog = now and plan.time.local(now), catalog.with_terms(plan.query.metrics)
    known = additivity_of(plan, catalog), formats_of(plan, catalog)
    figures = known_of(plan, terms(plan, catalog), catalog)
    names, grouped = names_of(plan, catalog, words), groupings_of(plan, catalog)
    return Finding(
        plan,
        table,
        *known,
        now=now,
        names=names,
        grouped=grouped,
        known=figures,
        words=words,
        labels=labels or {},
    )
