"""The parts of a model that are SQL over one dataset, with the place in the model where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from engine.quality.statements import columns_sql, field_sql, named_sql
from semantic.check_references import columns_read, expressions
from semantic.checks import Check
from semantic.expressions import columns_of
from semantic.locations import join_path
from semantic.metrics import ConversionMetric
from semantic.model import Dataset, Relationship, SemanticModel
from semantic.usage import measures_of

Kind = Literal["field", "filter", "key", "join", "measure", "check"]


@dataclass(frozen=True)
class Part:
    """One expression over the columns of `dataset`, or several columns with commas: its `names`."""

    kind: Kind
    dataset: str
    path: str
    sql: str
    names: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns it reads."""
        return frozenset(self.names) or columns_of(self.sql)


def parts_of(model: SemanticModel) -> Iterator[Part]:
    """Every part of the model that reads columns."""
    for dataset in model.datasets:
        yield from _of_dataset(dataset)
    for relationship in model.relationships:
        yield from _of_join(relationship, model)
    for _, path, measure in measures_of(model):
        for key, sql in (("expr", measure.expr), ("filter", measure.filter)):
            if sql:
                yield Part("measure", measure.dataset, f"{path}/{key}", sql)
    for metric in model.metrics:
        if isinstance(metric, ConversionMetric):
            yield from _of_conversion(metric)
    for check in model.checks:
        yield from _of_check(check, model)


def _of_dataset(dataset: Dataset) -> Iterator[Part]:
    at = ("datasets", dataset.name)
    for field in dataset.fields:
        yield Part("field", dataset.name, join_path(*at, "fields", field.name), field_sql(field))
    for rule in dataset.default_filters:
        yield Part("filter", dataset.name, join_path(*at, "default_filters", rule.name), rule.expr)
    if dataset.primary_key:
        yield _columns("key", dataset.name, join_path(*at, "primary_key"), dataset.primary_key)
    for index, key in enumerate(dataset.unique_keys):
        yield _columns("key", dataset.name, join_path(*at, "unique_keys", index), key)
    if dataset.name_field and not dataset.field(dataset.name_field):
        yield _columns("key", dataset.name, join_path(*at, "name_field"), (dataset.name_field,))


def _of_join(one: Relationship, model: SemanticModel) -> Iterator[Part]:
    at = ("relationships", one.name)
    yield _columns("join", one.source, join_path(*at, "from_columns"), one.from_columns)
    yield _columns("join", one.to, join_path(*at, "to_columns"), one.to_columns)
    target = next(dataset for dataset in model.datasets if dataset.name == one.to)
    for key, name in (("valid_from", one.valid_from), ("valid_to", one.valid_to)):
        if name:
            yield Part("join", one.to, join_path(*at, key), named_sql(target, name))


def _of_conversion(metric: ConversionMetric) -> Iterator[Part]:
    """Whose events they are, and what must be the same in both."""
    at, same = ("metrics", metric.name), metric.constant_properties
    ours = (metric.entity, *(one.base for one in same))
    theirs = (metric.conversion_entity or metric.entity, *(one.conversion for one in same))
    yield _columns("measure", metric.base.dataset, join_path(*at, "entity"), ours)
    yield _columns("measure", metric.conversion.dataset, join_path(*at, "conversion_entity"), theirs)


def _of_check(check: Check, model: SemanticModel) -> Iterator[Part]:
    datasets = {dataset.name: dataset for dataset in model.datasets}
    for key, sql in expressions(check):
        yield Part("check", check.dataset, join_path("checks", check.name, key), sql)
    for name, key, column in columns_read(check):
        if key not in ("filter", "expr"):
            path = join_path("checks", check.name, key, column)
            yield Part("check", name, path, named_sql(datasets[name], column))


def _columns(kind: Kind, dataset: str, path: str, names: tuple[str, ...]) -> Part:
    return Part(kind, dataset, path, columns_sql(names), names)
