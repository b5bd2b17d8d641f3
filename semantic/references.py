"""What a model names must be there, and what it writes as SQL must be readable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from semantic.expressions import parse_expression, parse_select
from semantic.faults import fault, repeated, unknown, unreadable
from semantic.fields import Field
from semantic.hints import near_hint
from semantic.issues import Issue
from semantic.metric_cycles import cycle_issues
from semantic.metric_references import metric_issues
from semantic.model import Dataset, Hierarchy, Relationship, SemanticModel
from semantic.names import Names
from semantic.scope import Scope


def reference_issues(model: SemanticModel, names: Names | None = None) -> Iterator[Issue]:
    """Every broken reference and unreadable expression; `names` also knows parts the model lost."""
    scope = Scope(model, names or Names.of_data(model.model_dump(by_alias=True)))
    yield from _clock(model)
    yield from _zone(model.calendar.time_zone)
    for dataset in model.datasets:
        yield from _dataset(dataset, scope)
    for relationship in model.relationships:
        yield from _relationship(relationship, scope)
    for hierarchy in model.hierarchies:
        yield from _hierarchy(hierarchy, scope)
    for metric in model.metrics:
        yield from metric_issues(metric, scope)
    yield from cycle_issues(model)
    yield from _kept_parts(model, scope)


def _kept_parts(model: SemanticModel, scope: Scope) -> Iterator[Issue]:
    """The faults of parts whose types are only loaded where there are any."""
    if model.checks_data:
        from semantic.check_references import check_issues  # no question needs it

        for check in model.checks:
            yield from check_issues(check, scope)
    if model.alerts_data:
        from semantic.alert_references import alert_issues

        for rule in model.alerts:
            yield from alert_issues(rule, scope)
    if model.translations_data:
        from semantic.translation_references import translation_issues

        for words in model.translations:
            yield from translation_issues(words, scope)


def _clock(model: SemanticModel) -> Iterator[Issue]:
    try:
        if model.now:
            datetime.fromisoformat(model.now)
    except ValueError:
        message = f"now is no date and time: {model.now!r}."
        yield fault(("now",), "bad-clock", message, "Write it like 2026-06-30T09:00:00.")


def _zone(zone: str) -> Iterator[Issue]:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, LookupError):
        message = f"There is no time zone {zone!r}."
        hint = near_hint(zone, available_timezones())
        yield fault(("calendar", "time_zone"), "unknown-zone", message, hint)


def _dataset(dataset: Dataset, scope: Scope) -> Iterator[Issue]:
    at = ("datasets", dataset.name)
    if dataset.time:
        yield from scope.no_time(dataset.name, dataset.time, (*at, "time"))
    if dataset.sql:
        yield from unreadable(parse_select, dataset.sql, (*at, "sql"))
    for field in dataset.fields:
        yield from _field(field, (*at, "fields", field.name), scope)
    for rule in dataset.default_filters:
        yield from unreadable(parse_expression, rule.expr, (*at, "default_filters", rule.name, "expr"))
    if not all(dataset.unique_keys):
        hint = "Write each key as a list of columns: [[email], [shop, number]]."
        yield fault((*at, "unique_keys"), "empty-key", "A unique key has no columns.", hint)
    ends = [found for found in scope.model.relationships if found.source == dataset.name]
    if dataset.bridge and len(ends) < 2:
        message = f"{dataset.name} is a bridge, and leads from nothing to nothing."
        yield fault((*at, "bridge"), "loose-bridge", message, "Relate it to both datasets that it links.")


def _field(field: Field, at: tuple[str, ...], scope: Scope) -> Iterator[Issue]:
    if field.dimension:
        yield from unknown("dimension", field.dimension, scope.names.dimensions, (*at, "dimension"))
    if not field.buckets:
        yield from unreadable(parse_expression, field.sql, (*at, "expr"))
        return
    yield from unreadable(parse_expression, field.expr or field.name, (*at, "expr"))
    if field.type not in ("integer", "number"):
        message = f"Only numbers have classes; {field.name} is a {field.type}."
        yield fault((*at, "buckets"), "wrong-buckets", message, "Say type: number or type: integer.")
    if list(field.buckets) != sorted(set(field.buckets)):
        message = "The bounds of the classes do not rise."
        yield fault((*at, "buckets"), "wrong-buckets", message, "Write them from low to high, each once.")


def _relationship(relationship: Relationship, scope: Scope) -> Iterator[Issue]:
    at = ("relationships", relationship.name)
    yield from scope.no_dataset(relationship.source, (*at, "from"))
    yield from scope.no_dataset(relationship.to, (*at, "to"))
    if not relationship.from_columns or len(relationship.from_columns) != len(relationship.to_columns):
        message = "from_columns and to_columns must pair up, at least one each."
        yield fault((*at, "to_columns"), "column-count", message, "Give as many of one as of the other.")
    if "." in relationship.role:
        message = f"{relationship.role!r} cannot stand before the name of a dimension."
        yield fault((*at, "role"), "bad-role", message, "Call the role by a word without a dot.")
    yield from _validity(relationship, at, scope)


def _validity(relationship: Relationship, at: tuple[str, ...], scope: Scope) -> Iterator[Issue]:
    limits = {"valid_from": relationship.valid_from, "valid_to": relationship.valid_to}
    given = [key for key, column in limits.items() if column]
    for key in given:
        yield from unreadable(parse_expression, limits[key], (*at, key))
    if len(given) == 1:
        hint = "Name both columns: the first moment of a row, and the first after it."
        yield fault((*at, given[0]), "half-validity", f"There is only {given[0]}.", hint)
    if relationship.at and not given:
        hint = "Add valid_from: and valid_to:, or take at: out."
        yield fault((*at, "at"), "half-validity", "at: is held against no validity.", hint)
    if relationship.at:
        yield from scope.no_time(relationship.source, relationship.at, (*at, "at"))
    if given:
        yield from scope.no_own_time(relationship.source, relationship.at, (*at, given[0]))


def _hierarchy(hierarchy: Hierarchy, scope: Scope) -> Iterator[Issue]:
    at = ("hierarchies", hierarchy.name, "levels")
    for index, level in enumerate(hierarchy.levels):
        yield from scope.no_dimension(level, (*at, index))
    yield from repeated("levels", hierarchy.levels, at)
