"""What a model names must be there, and what it writes as SQL must be readable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from semantic.expressions import parse_expression, parse_select
from semantic.hints import near_hint
from semantic.issues import Issue, Place
from semantic.locations import Step, join_path
from semantic.measures import Measure
from semantic.metrics import Metric, MetricInput, RatioMetric, SimpleMetric
from semantic.model import Dataset, Relationship, SemanticModel
from semantic.names import Names

_TIME_TYPES = ("date", "timestamp")


def reference_issues(model: SemanticModel, names: Names | None = None) -> Iterator[Issue]:
    """Every broken reference and unreadable expression; `names` also knows parts the model lost."""
    known = names or Names.of_data(model.model_dump(by_alias=True))
    yield from _clock(model)
    for dataset in model.datasets:
        yield from _dataset(dataset, known)
    for relationship in model.relationships:
        yield from _relationship(relationship, known)
    for metric in model.metrics:
        yield from _metric(metric, model, known)


def _issue(path: tuple[Step, ...], code: str, message: str, hint: str) -> Issue:
    place = Place(path=join_path(*path))
    return Issue(code=code, severity="error", place=place, message=message, hint=hint)


def _clock(model: SemanticModel) -> Iterator[Issue]:
    try:
        if model.now:
            datetime.fromisoformat(model.now)
    except ValueError:
        message = f"now is no date and time: {model.now!r}."
        yield _issue(("now",), "bad-clock", message, "Write it like 2026-06-30T09:00:00.")


def _dataset(dataset: Dataset, known: Names) -> Iterator[Issue]:
    at = ("datasets", dataset.name)
    if dataset.time:
        yield from _time(dataset, known)
    if dataset.sql:
        yield from _readable(parse_select, dataset.sql, (*at, "sql"))
    for field in dataset.fields:
        path = (*at, "fields", field.name)
        yield from _readable(parse_expression, field.sql, (*path, "expr"))
        if field.dimension:
            where = (*path, "dimension")
            yield from _known("dimension", field.dimension, known.dimensions, where)
    for rule in dataset.default_filters:
        yield from _readable(parse_expression, rule.expr, (*at, "default_filters", rule.name, "expr"))


def _time(dataset: Dataset, known: Names) -> Iterator[Issue]:
    path = ("datasets", dataset.name, "time")
    yield from _known("field", dataset.time, known.datasets.get(dataset.name, ()), path)
    field = dataset.field(dataset.time)
    if field and field.type not in _TIME_TYPES:
        message = f"{dataset.time} is a {field.type}, not a date or timestamp."
        yield _issue(path, "wrong-time", message, "Name a field of type date or timestamp.")


def _relationship(relationship: Relationship, known: Names) -> Iterator[Issue]:
    at = ("relationships", relationship.name)
    yield from _known("dataset", relationship.source, known.datasets, (*at, "from"))
    yield from _known("dataset", relationship.to, known.datasets, (*at, "to"))
    if not relationship.from_columns or len(relationship.from_columns) != len(relationship.to_columns):
        message = "from_columns and to_columns must pair up, at least one each."
        yield _issue((*at, "to_columns"), "column-count", message, "Give as many of one as of the other.")


def _metric(metric: Metric, model: SemanticModel, known: Names) -> Iterator[Issue]:
    at = ("metrics", metric.name)
    if isinstance(metric, SimpleMetric):
        yield from _measure(metric.measure, (*at, "measure"), model, known)
        return
    if isinstance(metric, RatioMetric):
        for key in ("numerator", "denominator"):
            yield from _side(metric, key, model, known)


def _side(metric: RatioMetric, key: str, model: SemanticModel, known: Names) -> Iterator[Issue]:
    side: Measure | MetricInput | str = getattr(metric, key)
    path = ("metrics", metric.name, key)
    if isinstance(side, Measure):
        yield from _measure(side, path, model, known)
        return
    name = side.name if isinstance(side, MetricInput) else side
    yield from _known("metric", name, known.metrics, path)


def _measure(measure: Measure, at: tuple[str, ...], model: SemanticModel, known: Names) -> Iterator[Issue]:
    yield from _known("dataset", measure.dataset, known.datasets, (*at, "dataset"))
    if measure.expr:
        yield from _readable(parse_expression, measure.expr, (*at, "expr"))
    elif measure.agg != "count":
        hint = f"Add expr: with the column to take the {measure.agg} of."
        yield _issue(at, "missing-key", f"{measure.agg} needs an expression.", hint)
    if measure.filter:
        yield from _readable(parse_expression, measure.filter, (*at, "filter"))
    if measure.time and measure.dataset in known.datasets:
        yield from _known("field", measure.time, known.datasets[measure.dataset], (*at, "time"))


def _known(kind: str, name: str, names: Iterable[str], path: tuple[str, ...]) -> Iterator[Issue]:
    if name not in names:
        message = f"There is no {kind} {name!r}."
        yield _issue(path, f"unknown-{kind}", message, near_hint(name, names))


def _readable(parse: Callable[[str], object], text: str, path: tuple[str, ...]) -> Iterator[Issue]:
    hint = "Write it over plain columns of the dataset, odd names in double quotes."
    try:
        parse(text)
    except ValueError as error:
        yield _issue(path, "bad-expression", str(error), hint)
    except RecursionError:
        yield _issue(path, "bad-expression", "The expression is nested too deeply.", hint)
