"""What the checks on the data name must be there, and what they write as SQL must be readable."""

from __future__ import annotations

from collections.abc import Iterator

from semantic.checks import Check, ExpressionCheck, MetricCheck, RelationshipsCheck
from semantic.expressions import parse_expression
from semantic.faults import fault, unreadable
from semantic.issues import Issue
from semantic.query import LogicalQuery
from semantic.scope import Scope
from semantic.text_form import from_text


def check_issues(check: Check, scope: Scope) -> Iterator[Issue]:
    """Every broken reference and unreadable expression of one check."""
    at = ("checks", check.name)
    yield from scope.no_dataset(check.dataset, (*at, "dataset"))
    if check.filter:
        yield from unreadable(parse_expression, check.filter, (*at, "filter"))
    if isinstance(check, ExpressionCheck):
        yield from unreadable(parse_expression, check.expr, (*at, "expr"))
    if isinstance(check, RelationshipsCheck):
        yield from _relationship(check, scope)
    if isinstance(check, MetricCheck):
        yield from scope.no_metric(check.metric, (*at, "metric"))
        yield from _query(check)


def metric_query(check: MetricCheck) -> LogicalQuery:
    """The query whose one number the check measures. ValueError with the position of a fault."""
    return from_text(f"`{check.metric}` {check.query}".strip())


def _relationship(check: RelationshipsCheck, scope: Scope) -> Iterator[Issue]:
    at = ("checks", check.name)
    yield from scope.no_dataset(check.to, (*at, "to"))
    target = scope.model.dataset(check.to)
    columns = check.to_columns or (target.primary_key if target else check.columns)
    if len(columns) != len(check.columns):
        message = "columns and to_columns must pair up."
        yield fault((*at, "columns"), "column-count", message, "Give as many of one as of the other.")


def _query(check: MetricCheck) -> Iterator[Issue]:
    path = ("checks", check.name, "query")
    try:
        query = metric_query(check)
    except ValueError as error:
        hint = 'Write it like where region = "EU" during trailing(day, 7).'
        yield fault(path, "wrong-value", f"{error}", hint)
        return
    if query.group_by or len(query.metrics) != 1:
        yield fault(path, "wrong-value", "A check measures one number.", "Leave out groups and metrics.")
