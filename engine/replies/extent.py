"""The stretch of time that the data of a query cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from engine.answers.fiscal_words import speaks_fiscally
from engine.answers.formats import format_time
from engine.answers.periods import phrase
from engine.phrasing import phrasing
from engine.planning.periods import resolve
from engine.replies.asked import Asked
from engine.session import Session
from engine.types.clock import Bounds
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from engine.warehouse.profile import Ends, ends_of
from semantic.composition import ingredients
from semantic.filters import And, Condition, MetricIs, Not, Or
from semantic.metrics import CumulativeMetric, MetricInput
from semantic.periods import Period
from semantic.query import LogicalQuery, MetricRef


def facts_of(query: LogicalQuery, session: Session) -> list[str]:
    """Datasets with known times that the query's metrics are computed from."""
    facts = [query.records, *chain.from_iterable(session.catalog.facts(term) for term in query.metrics)]
    return [name for name in dict.fromkeys(facts) if name in session.profile.extents]


@dataclass(frozen=True)
class _Stretch:
    """A period that a question limits by, and the first and last moments of the times it is said of."""

    period: Period
    bounds: Bounds
    ends: list[Ends]
    looking_back: bool = False


def outside_data(plan: Plan, session: Session) -> Refusal | None:
    """A refusal when a period asked for holds no data of the time it is said of; None when all may."""
    stretches = (*_asked(plan, session), *_inner(plan, session))
    empty = next((one for one in stretches if one.ends and not _holds_data(one, plan)), None)
    if empty is None:
        return None
    first, last = min(first for first, _ in empty.ends), max(last for _, last in empty.ends)
    words = phrasing(session.reader.pack.language)
    ends = {"first": format_time(first.date(), words=words), "last": format_time(last.date(), words=words)}
    reason = Asked("", session).reason("no_data", text=_told(empty, plan, session), **ends)
    return Refusal("no_data", reason)


def lacks_other(plan: Plan, session: Session) -> bool:
    """Whether the period that is compared with lies wholly outside the data."""
    ends = [session.profile.extents[name] for name in facts_of(plan.query, session)]
    if plan.compare_bounds is None or plan.query.time is None or plan.query.time.dimension or not ends:
        return False
    bounds = plan.time.utc_bounds(plan.compare_bounds)
    return not any(_overlap(bounds.start, bounds.end, first, last) for first, last in ends)


def _asked(plan: Plan, session: Session) -> Iterator[_Stretch]:
    """The period of the query: of the usual times of its facts, or of the one it names."""
    if plan.bounds is None or plan.query.time is None:
        return
    named = plan.query.time.dimension
    if named:
        ends = list(_ends_of(named, session))
    else:
        ends = [session.profile.extents[name] for name in facts_of(plan.query, session)]
    looking_back = any(_looks_back(term.key, session) for term in plan.query.metrics)
    yield _Stretch(plan.query.time.period, plan.bounds, ends, looking_back)


def _inner(plan: Plan, session: Session) -> Iterator[_Stretch]:
    """The periods of conditions: "customers with an order in 2019"."""
    for condition in (*_parts(plan.query.where), *_parts(plan.query.having)):
        if not isinstance(condition, MetricIs) or condition.time is None:
            continue
        known = session.catalog.with_terms(plan.query.metrics).metrics
        facts = session.catalog.facts(MetricRef(name=condition.metric)) if condition.metric in known else ()
        bounds = resolve(condition.time, session.clock.now, plan.time)
        if isinstance(bounds, Bounds):
            found = [session.profile.extents[one] for one in facts if one in session.profile.extents]
            yield _Stretch(condition.time, bounds, found, _looks_back(condition.metric, session))


def _parts(condition: Condition | None) -> Iterator[Condition]:
    """A condition and all that it is made of."""
    if condition is None:
        return
    yield condition
    inner = condition.items if isinstance(condition, And | Or) else ()
    for item in (*inner, *((condition.item,) if isinstance(condition, Not) else ())):
        yield from _parts(item)


def _ends_of(name: str, session: Session) -> Iterator[Ends]:
    known = session.catalog.dimensions.get(name)
    for binding in known.bindings if known else ():
        dataset = session.catalog.datasets[binding.dataset]
        usual = dataset.time == binding.field.name
        ends = session.profile.extents.get(dataset.name) if usual else None
        ends = ends or ends_of(session.warehouse, session.catalog, dataset, binding.field)
        if ends is None:
            return  # one that is not known may hold anything
        yield ends


def _holds_data(one: _Stretch, plan: Plan) -> bool:
    """Times of the data are UTC and dates have no zone: the period may be meant either way."""
    for bounds in (one.bounds, plan.time.utc_bounds(one.bounds)):
        start = None if one.looking_back else bounds.start
        if any(_overlap(start, bounds.end, first, last) for first, last in one.ends):
            return True
    return False


def _told(one: _Stretch, plan: Plan, session: Session) -> str:
    """The period as it was asked for; where that would need its case or gender, as it was resolved."""
    words = phrasing(session.reader.pack.language)
    if words.is_english or not words.is_complete:
        return session.reader.restater.periods.period(one.period)
    fiscal = plan.time if speaks_fiscally(plan.query) else None
    return phrase(one.bounds, None, fiscal, words)


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
