"""What the parts of a model may refer to, also while some of its parts are at fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from semantic.catalog import Catalog
from semantic.faults import Path, fault, unknown
from semantic.fields import FieldType
from semantic.issues import Issue
from semantic.model import SemanticModel
from semantic.names import Names
from semantic.text_names import PARTS

_TIMES = ("date", "timestamp")


@dataclass(frozen=True)
class Scope:
    """A model, and the names of its files; what only the files have was taken out for its faults."""

    model: SemanticModel
    names: Names

    @cached_property
    def types(self) -> dict[str, FieldType]:
        """The type of each dimension's values."""
        known = Catalog(self.model).dimensions
        return {name: "string" if found.field.buckets else found.type for name, found in known.items()}

    def type_of(self, dimension: str) -> FieldType | None:
        """The type of the values, also of a part of time and of what lies behind a role; None if unknown."""
        field, _, part = dimension.rpartition(":")
        if part in PARTS and (not field or self.type_of(field) in _TIMES):
            return "integer"
        if dimension in self.types:
            return self.types[dimension]
        behind = (dimension.removeprefix(role) for role in self._roles if dimension.startswith(role))
        return next((found for found in map(self.type_of, behind) if found), None)

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset(f"{found.role}." for found in self.model.relationships if found.role)

    @cached_property
    def _lost(self) -> frozenset[str]:
        """Dimensions that only the files have."""
        if self.names == Names.of_data(self.model.model_dump(by_alias=True)):
            return frozenset()
        fields = (f"{dataset}.{field}" for dataset, own in self.names.datasets.items() for field in own)
        return self.names.dimensions.union(fields)

    def no_dimension(self, name: str, path: Path) -> Iterator[Issue]:
        """A fault if there is no such dimension."""
        if self.type_of(name) is None and name not in self._lost:
            yield from unknown("dimension", name, self.types, path)

    def no_metric(self, name: str, path: Path) -> Iterator[Issue]:
        """A fault if there is no such metric."""
        yield from unknown("metric", name, self.names.metrics, path)

    def no_dataset(self, name: str, path: Path) -> Iterator[Issue]:
        """A fault if there is no such dataset."""
        yield from unknown("dataset", name, self.names.datasets, path)

    def no_field(self, dataset: str, name: str, path: Path) -> Iterator[Issue]:
        """A fault if the dataset, which is there, has no such field."""
        if dataset in self.names.datasets:
            yield from unknown("field", name, self.names.datasets[dataset], path)

    def no_time(self, dataset: str, name: str, path: Path) -> Iterator[Issue]:
        """A fault if the field is not there, or is no date or timestamp."""
        yield from self.no_field(dataset, name, path)
        found = self.model.dataset(dataset)
        field = found.field(name) if found else None
        if field and field.type not in _TIMES:
            message = f"{name} is a {field.type}, not a date or timestamp."
            yield fault(path, "wrong-time", message, "Name a field of type date or timestamp.")

    def no_own_time(self, dataset: str, time: str, path: Path) -> Iterator[Issue]:
        """A fault if neither `time` nor the dataset says when a row happened."""
        found = self.model.dataset(dataset)
        if found and not time and not found.time:
            message = f"{dataset} has no time, so nothing of it is before or after."
            yield fault(path, "no-time", message, "Add time: with a field of the dataset.")
