"""What a metric can be asked by: its stretch of time, the dimensions that make a picture, plain queries."""

from engine.insights.lately import Ends, last_periods
from engine.session import Session
from semantic.metrics import Metric
from semantic.query import LogicalQuery, MetricRef, TimeScope

GROUPS = range(2, 26)  # so many values make a picture that is taken in at a glance


def asking(metric: str, **parts: object) -> LogicalQuery:
    """A query for one metric."""
    return LogicalQuery(metrics=(MetricRef(name=metric),)).model_copy(update=parts)


def ends_of(metric: Metric, session: Session) -> Ends | None:
    """The time that all data of a metric have in common."""
    facts = session.catalog.facts(MetricRef(name=metric.name))
    ends = [session.profile.extents.get(fact) for fact in facts]
    known = [one for one in ends if one]
    if not known or len(known) < len(ends):
        return None
    return max(first for first, _ in known), min(last for _, last in known)


def lately(metric: Metric, session: Session) -> TimeScope | None:
    """The last period that the metric's data reach to; None for all data."""
    ends = ends_of(metric, session)
    period = next(last_periods(ends, session.clock.now), None) if ends else None
    return TimeScope(period=period) if period else None


def splits_of(metric: str, session: Session) -> list[str]:
    """The dimensions with few values that split a metric: first those that most data sets have."""
    values = session.profile.values
    able = [
        one
        for one in session.catalog.reachable(MetricRef(name=metric))
        if one.field.role == "dimension" and not one.field.personal and one.name in values.numbers
    ]
    few = [one for one in able if values.sizes[values.numbers[one.name]] in GROUPS]
    return [one.name for one in sorted(few, key=lambda one: -len(one.bindings))]
