"""What an alert rule names must be there, and what it asks must be readable."""

from __future__ import annotations

from collections.abc import Iterator

from semantic.alert_questions import question_of, shifts_of
from semantic.alerts import AlertRule
from semantic.condition_references import condition_issues
from semantic.faults import fault, unknown
from semantic.issues import Issue
from semantic.query import DimensionTerm, LogicalQuery, MetricRef
from semantic.scope import Scope


def alert_issues(rule: AlertRule, scope: Scope) -> Iterator[Issue]:
    """Every broken reference of a rule, a query that cannot be read, a baseline that does not fit."""
    at = ("alerts", rule.name)
    if rule.minimum_sample:
        yield from scope.no_metric(rule.minimum_sample.metric, (*at, "minimum_sample", "metric"))
    try:
        query = question_of(rule)
        shifts_of(rule)
    except ValueError as error:
        key = "query" if rule.query else "unusual" if rule.unusual else "percent_of"
        yield fault((*at, key), "wrong-value", f"{error}.", "docs/alerts.md says what may be written.")
        return
    yield from _named(rule, query, scope)


def _named(rule: AlertRule, query: LogicalQuery, scope: Scope) -> Iterator[Issue]:
    at = ("alerts", rule.name)
    place = "query" if rule.query else "metric"
    sample = rule.minimum_sample.metric if rule.minimum_sample else None
    for metric in query.metrics:
        if isinstance(metric, MetricRef) and metric.name != sample:
            yield from scope.no_metric(metric.name, (*at, place))
    groups = [term.name for term in query.group_by if isinstance(term, DimensionTerm)]
    for name in groups:
        yield from scope.no_dimension(name, (*at, "query" if rule.query else "by"))
    yield from condition_issues(query.where, (*at, "query" if rule.query else "where"), scope)
    for name in rule.group_by:
        yield from unknown("group", name, groups, (*at, "group_by"))
