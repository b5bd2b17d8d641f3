"""What an alert rule asks of the data, as a logical query, and where its baseline lies."""

from __future__ import annotations

from datetime import timedelta

from semantic.alert_windows import length_of, period_length
from semantic.alerts import AlertRule
from semantic.periods import Window
from semantic.query import UNCUT, DimensionTerm, LogicalQuery, MetricRef, TimeScope

MOST_SHIFTS = 100
_ONLY_GROUPS = "A query of an alert is split by dimensions, not by time, parts of time or classes"
_PLAIN = "A query of an alert has no comparison, calculation, order, limit, having or fill"


def question_of(rule: AlertRule) -> LogicalQuery:
    """The query whose first metric is held against the threshold, with the minimum sample's beside it.

    ValueError when the rule's query cannot be read, or holds what an alert has no use for.
    """
    asked = _asked(rule)
    sample = rule.minimum_sample
    if sample is None or MetricRef(name=sample.metric) in asked.metrics:
        return asked
    return asked.model_copy(update={"metrics": (*asked.metrics, MetricRef(name=sample.metric))})


def _asked(rule: AlertRule) -> LogicalQuery:
    if not rule.query:
        return LogicalQuery(
            metrics=(MetricRef(name=rule.metric),),
            group_by=tuple(DimensionTerm(name=name) for name in rule.by),
            where=rule.where,
            time=TimeScope(period=rule.window) if rule.window else None,
            without_default_filters=rule.without_default_filters,
        )
    query = _read(rule.query)
    if not all(isinstance(term, DimensionTerm) for term in query.group_by):
        raise ValueError(_ONLY_GROUPS)
    given = any(getattr(query, name) for name in UNCUT) or query.records
    if given or query.compare_to or query.calculations or query.having or query.fill:
        raise ValueError(_PLAIN)
    return query


def _read(text: str) -> LogicalQuery:
    from semantic.text_form import from_text

    try:
        return from_text(text)
    except ValueError as fault:
        raise ValueError(f"The query cannot be read: {fault}") from None


def groups_of(rule: AlertRule) -> tuple[str, ...]:
    """The dimensions that tell the alerts of a rule from each other, in order. ValueError as above."""
    return tuple(term.key for term in _asked(rule).group_by)


def shifts_of(rule: AlertRule) -> tuple[Window, ...]:
    """How far back each value of the baseline lies; none without `percent_of` and `unusual`.

    ValueError when the measured stretch has no fixed length, or does not fit into the baseline.
    """
    if rule.unusual:
        unit = rule.unusual.season
        _length(rule, length_of(Window(count=1, unit=unit)))
        return tuple(Window(count=count, unit=unit) for count in range(1, rule.unusual.seasons + 1))
    if rule.percent_of is None:
        return ()
    whole = length_of(rule.percent_of.window)
    one = _length(rule, whole)
    count, rest = divmod(whole, one)
    if rest or count > MOST_SHIFTS:
        raise ValueError(
            f"The window of percent_of must hold the measured stretch 1 to {MOST_SHIFTS} times over"
        )
    seconds = int(one.total_seconds())
    if one % timedelta(days=1):
        return tuple(Window(count=seconds * number, unit="second") for number in range(1, count + 1))
    return tuple(Window(count=one.days * number, unit="day") for number in range(1, count + 1))


def _length(rule: AlertRule, most: timedelta) -> timedelta:
    scope = _asked(rule).time
    found = period_length(scope.period if scope else None)
    if found is None:
        raise ValueError("A baseline needs a measured stretch of fixed length, such as last hour or today")
    if found > most:
        raise ValueError("The measured stretch is longer than what it is compared with")
    return found
