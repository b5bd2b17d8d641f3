"""The stretch of time that the data of a query cover."""

from datetime import datetime
from itertools import chain

from engine.answers.fiscal_words import speaks_fiscally
from engine.answers.formats import format_time
from engine.answers.periods import phrase
from engine.phrasing import phrasing
from engine.replies.asked import Asked
from engine.session import Session
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.composition import ingredients
from semantic.metrics import CumulativeMetric, MetricInput
from semantic.query import LogicalQuery


def facts_of(query: LogicalQuery, session: Session) -> list[str]:
    """Datasets with known times that the query's metrics are computed from."""
    facts = [query.records, *chain.from_iterable(session.catalog.facts(term) for term in query.metrics)]
    return [name for name in dict.fromkeys(facts) if name in session.profile.extents]


def outside_data(plan: Plan, session: Session) -> Refusal | None:
    """A refusal when the period asked for holds no data of any fact; None when it may."""
    extents = [session.profile.extents[name] for name in facts_of(plan.query, session)]
    if plan.bounds is None or plan.query.time is None or not extents:
        return None
    if plan.query.time.dimension:  # the extents are those of the usual times
        return None
    # Times of the data are UTC and dates have no zone: the period may be meant either way.
    looking_back = any(_looks_back(term.key, session) for term in plan.query.metrics)
    for bounds in (plan.bounds, plan.time.utc_bounds(plan.bounds)):
        start = None if looking_back else bounds.start
        if any(_overlap(start, bounds.end, first, last) for first, last in extents):
            return None
    first, last = min(first for first, _ in extents), max(last for _, last in extents)
    words = phrasing(session.reader.pack.language)
    ends = {"first": format_time(first.date(), words=words), "last": format_time(last.date(), words=words)}
    reason = Asked("", session).reason("no_data", text=_period(plan, session), **ends)
    return Refusal("no_data", reason)


def _period(plan: Plan, session: Session) -> str:
    """The period as it was asked for; where that would need its case or gender, as it was resolved."""
    words = phrasing(session.reader.pack.language)
    if words.is_english or not words.is_complete:
        return session.reader.restater.periods.period(plan.query.time.period) if plan.query.time else ""
    fiscal = plan.time if speaks_fiscally(plan.query) else None
    return phrase(plan.bounds, None, fiscal, words)


def _looks_back(name: str, session: Session) -> bool:
    """Whether the metric, or one that it is made of, counts rows from before the period asked for."""
    metric = session.catalog.metrics.get(name)
    if metric is None or isinstance(metric, CumulativeMetric):
        return metric is not None
    parts = [part for part in ingredients(metric) if isinstance(part, MetricInput)]
    return any(part.offset_window or part.offset_to_grain for part in parts) or any(
        _looks_back(part.name, session) for part in parts
    )


def as_of(query: LogicalQuery, session: Session) -> str:
    """The moment up to which every fact of the query has data, ISO; "" where none carries a time."""
    ends = [session.profile.extents[name][1] for name in facts_of(query, session)]
    return min(ends).isoformat() if ends else ""


def _overlap(start: datetime | None, end: datetime | None, first: datetime, last: datetime) -> bool:
    return (end is None or end > first) and (start is None or start <= last)
