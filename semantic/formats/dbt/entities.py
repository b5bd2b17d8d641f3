"""Keys and relationships as entities: what identifies a row, and what leads to it, by one name."""

from __future__ import annotations

from collections.abc import Iterator

from semantic.fields import Field
from semantic.formats.dbt.surface import Part
from semantic.formats.parts.losses import Losses
from semantic.locations import join_path
from semantic.model import Dataset, Relationship, SemanticModel


class Entities:
    """The entities of each dataset, by the columns they stand for."""

    def __init__(self, model: SemanticModel, losses: Losses) -> None:
        self._model = model
        self._losses = losses
        self.of: dict[str, list[Part]] = {
            dataset.name: list(self._entities(dataset)) for dataset in model.datasets
        }

    def named(self, dataset: str, column: str) -> str:
        """The entity that a column of a dataset is; "" when it is none."""
        found = (one["name"] for one in self.of[dataset] if one.get("expr", one["name"]) == column)
        return next(found, "")

    def primary(self, dataset: str) -> str:
        """The entity by which the dataset's dimensions are called."""
        return next((one["name"] for one in self.of[dataset] if one["type"] == "primary"), dataset)

    def has_primary(self, dataset: str) -> bool:
        """Whether one column identifies the rows."""
        return any(one["type"] == "primary" for one in self.of[dataset])

    def is_entity(self, dataset: Dataset, field: Field) -> bool:
        """Whether an entity stands for the field."""
        return field.role == "key" and not field.buckets and bool(self.named(dataset.name, field.sql))

    def _entities(self, dataset: Dataset) -> Iterator[Part]:
        seen: dict[str, str] = {}
        for name, kind, column in (*self._own(dataset), *self._foreign(dataset)):
            if name in seen:
                if seen[name] != column:
                    message = f"A second way to {name}, by {column}; dbt joins an entity one way only."
                    self._losses.add("role", join_path("datasets", dataset.name), message)
                continue
            seen[name] = column
            yield {"name": name, "type": kind, **({"expr": column} if column != name else {})}

    def _own(self, dataset: Dataset) -> Iterator[tuple[str, str, str]]:
        """What identifies a row, and so is joined to."""
        single = dataset.primary_key[0] if len(dataset.primary_key) == 1 else ""
        if len(dataset.primary_key) > 1:
            message = f"The key of {len(dataset.primary_key)} columns; an entity is one."
            self._losses.add("composite-key", join_path("datasets", dataset.name), message)
        if single:
            yield self._name(dataset, single), "primary", single
        columns = {one.to_columns[0]: one for one in self._joins() if one.to == dataset.name}
        unique = [key[0] for key in dataset.unique_keys if len(key) == 1]
        for column in dict.fromkeys((*columns, *unique)):
            if column != single:
                timed = column in columns and (columns[column].valid_from or columns[column].valid_to)
                yield self._name(dataset, column), "natural" if timed else "unique", column

    def _foreign(self, dataset: Dataset) -> Iterator[tuple[str, str, str]]:
        by_name = {one.name: one for one in self._model.datasets}
        for join in self._joins():
            if join.source == dataset.name:
                yield self._name(by_name[join.to], join.to_columns[0]), "foreign", join.from_columns[0]

    def _joins(self) -> Iterator[Relationship]:
        for join in self._model.relationships:
            if len(join.to_columns) == 1:
                yield join
            else:
                message = "A join by several columns; an entity is one."
                self._losses.add("composite-key", join_path("relationships", join.name), message)

    def _name(self, dataset: Dataset, column: str) -> str:
        """As the shared dimension that the column carries, else as the dataset, else by both."""
        for field in dataset.fields:
            if field.role == "key" and field.sql == column and field.dimension:
                return field.dimension
        return dataset.name if dataset.primary_key == (column,) else f"{dataset.name}_{column}"
