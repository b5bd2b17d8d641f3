"""Alert rules that ask for what their metric does not have.

Codes: alert-unreachable (error), alert-timeless (error), alert-private (error)
Why: the rule can never be evaluated, and its silence would look like good news.
Example: revenue is alerted on by browser, which only visits know.
"""

from collections.abc import Iterator

from semantic.alert_questions import question_of
from semantic.alerts import AlertRule
from semantic.catalog import Catalog
from semantic.coverage import over_time
from semantic.filters import fields_of
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel
from semantic.query import AggregateTerm, DimensionTerm, LogicalQuery, MetricTerm
from semantic.terms import plain_parts


def check(model: SemanticModel) -> Iterator[Issue]:
    """An error for each metric and what it lacks."""
    catalog = Catalog(model)
    for rule in model.alerts:
        query = question_of(rule)
        for term in query.metrics:
            yield from _lacking(rule, query, term, catalog)


def _lacking(rule: AlertRule, query: LogicalQuery, term: MetricTerm, catalog: Catalog) -> Iterator[Issue]:
    if isinstance(term, AggregateTerm):
        return  # the planner says what an aggregate made on the spot reaches
    catalog = catalog.with_terms((term,))
    metric = catalog.metrics[term.key]
    if any(catalog.metrics[part.key].private for part in plain_parts(term)):
        hint = "Alert on a metric that may be asked for."
        yield _issue(rule, "alert-private", f"{metric.name} is private.", hint)
    for group in query.group_by:
        if isinstance(group, DimensionTerm) and not catalog.reaches(term, group.name):
            yield _issue(rule, "alert-unreachable", f"{metric.name} cannot be split by {group.name}.", _HINT)
    for name in fields_of(query.where):
        if name in catalog.dimensions and not _filters(catalog, term, name):
            yield _issue(rule, "alert-unreachable", f"{metric.name} cannot be filtered by {name}.", _HINT)
    if query.time and not query.time.dimension and not over_time(catalog, metric):
        hint = "Leave window: out, or give its dataset a time."
        yield _issue(rule, "alert-timeless", f"{metric.name} has no time to be measured over.", hint)


_HINT = "`parlance check --coverage` lists what a metric reaches."


def _filters(catalog: Catalog, term: MetricTerm, name: str) -> bool:
    return all(catalog.routes(fact, name) or catalog.finer_routes(fact, name) for fact in catalog.facts(term))


def _issue(rule: AlertRule, code: str, message: str, hint: str) -> Issue:
    place = Place(path=join_path("alerts", rule.name))
    return Issue(code=code, severity="error", place=place, message=message, hint=hint)
