"""The names of a dbt project: what an entity, a dimension or a measure in it stands for with us."""

from __future__ import annotations

from functools import cached_property

from semantic.formats.dbt.surface import Part
from semantic.formats.parts.losses import Unmapped

ONE_SIDE = ("primary", "unique", "natural")


class Names:
    """Look-ups over a project in the common form."""

    def __init__(self, project: Part) -> None:
        self.models: dict[str, Part] = {item["name"]: item for item in project["semantic_models"]}
        self.metrics: dict[str, Part] = {item["name"]: item for item in project["metrics"]}

    @cached_property
    def measures(self) -> dict[str, tuple[str, Part]]:
        """Semantic model and measure, by the measure's name."""
        return {
            measure["name"]: (name, measure)
            for name, item in self.models.items()
            for measure in item.get("measures", ())
        }

    @cached_property
    def holders(self) -> dict[str, list[str]]:
        """The semantic models in which an entity identifies a row, by entity."""
        found: dict[str, list[str]] = {}
        for name, item in self.models.items():
            for entity in item.get("entities", ()):
                if entity["type"].lower() in ONE_SIDE:
                    found.setdefault(entity["name"], []).append(name)
            if item.get("primary_entity") and name not in found.get(item["primary_entity"], ()):
                found.setdefault(item["primary_entity"], []).append(name)
        return found

    def dimension(self, written: str, path: tuple[str, ...] = (), dataset: str = "") -> str:
        """Our name of `order__status`, `customer__region__name`, or of a dimension of `dataset`.

        Raises Unmapped when no semantic model or more than one has it.
        """
        *before, name = written.split("__")
        entity = (*path, *before)[-1:]
        if not entity:
            if dataset and self._has(dataset, name):
                return f"{dataset}.{name}"
            raise Unmapped("filter", f"the dimension {written}, without an entity")
        holders = [one for one in self.holders.get(entity[0], ()) if self._has(one, name)]
        if len(holders) != 1:
            many = "several semantic models have" if holders else "no semantic model has"
            raise Unmapped("filter", f"the dimension {written}, which {many}")
        return f"{holders[0]}.{name}"

    def _has(self, model: str, dimension: str) -> bool:
        return any(one["name"] == dimension for one in self.models[model].get("dimensions", ()))

    def entity(self, written: str) -> str:
        """Our name of an entity, which is a shared dimension. Raises Unmapped."""
        name = written.split("__")[-1]
        for item in self.models.values():
            if any(one["name"] == name for one in item.get("entities", ())):
                return name
        raise Unmapped("filter", f"the entity {written}, which no semantic model has")

    def entity_sql(self, model: str, entity: str) -> str:
        """The SQL of an entity over the columns of a semantic model. Raises Unmapped."""
        for one in self.models[model].get("entities", ()):
            if one["name"] == entity:
                return str(one.get("expr") or entity)
        raise Unmapped("entity", f"the entity {entity}, which {model} does not have")

    def column(self, model: str, name: str) -> str:
        """The column that a dimension or an entity is. Raises Unmapped when it is more than a column."""
        sql = self.column_sql(model, name)
        if not sql.isidentifier():
            raise Unmapped("expression", f"{sql} of {model} in the place of a column")
        return sql

    def column_sql(self, model: str, name: str) -> str:
        """The SQL of a dimension or an entity of a semantic model. Raises Unmapped."""
        name = name.split("__")[-1]
        for one in self.models[model].get("dimensions", ()):
            if one["name"] == name:
                return str(one.get("expr") or name)
        return self.entity_sql(model, name)

    def time_of(self, model: str, measure: Part) -> str:
        """The time field that a measure is aggregated over; "" when none is said."""
        default = (self.models[model].get("defaults") or {}).get("agg_time_dimension") or ""
        return str(measure.get("agg_time_dimension") or default)
