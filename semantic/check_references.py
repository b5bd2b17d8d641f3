"""What the checks on the data name must be there, and what they write as SQL must be readable."""

from __future__ import annotations

from collections.abc import Iterator

from semantic.checks import (
    Check,
    ExpressionCheck,
    LateCheck,
    MetricCheck,
    RelationshipsCheck,
    SchemaCheck,
)
from semantic.expressions import columns_of, parse_expression
from semantic.faults import fault, unreadable
from semantic.issues import Issue
from semantic.query import LogicalQuery
from semantic.scope import Scope
from semantic.text_form import from_text


def check_issues(check: Check, scope: Scope) -> Iterator[Issue]:
    """Every broken reference and unreadable expression of one check."""
    at = ("checks", check.name)
    yield from scope.no_dataset(check.dataset, (*at, "dataset"))
    for key, text in expressions(check):
        yield from unreadable(parse_expression, text, (*at, key))
    if isinstance(check, RelationshipsCheck):
        yield from _relationship(check, scope)
    if isinstance(check, MetricCheck):
        yield from scope.no_metric(check.metric, (*at, "metric"))
        yield from _query(check)


def columns_read(check: Check) -> Iterator[tuple[str, str, str]]:
    """Dataset, key and name of each field or column that it reads; a schema says itself what is there."""
    if isinstance(check, SchemaCheck):
        return
    key = "column" if getattr(check, "column", "") else "columns"
    yield from ((check.dataset, key, name) for name in check.named)
    if isinstance(check, LateCheck):
        yield check.dataset, "received", check.received
    if isinstance(check, RelationshipsCheck):
        yield from ((check.to, "to_columns", name) for name in check.to_columns)
    for key, text in expressions(check):
        yield from ((check.dataset, key, name) for name in sorted(columns_of(text)))


def expressions(check: Check) -> Iterator[tuple[str, str]]:
    """Key and text of what it says in SQL."""
    sql = {"filter": check.filter, "expr": check.expr if isinstance(check, ExpressionCheck) else ""}
    yield from ((key, text) for key, text in sql.items() if text)


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
