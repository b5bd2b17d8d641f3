"""What of a model dbt has words for, as a project in the common form."""

from __future__ import annotations

from typing import Any

from semantic.catalog import Catalog
from semantic.fields import Field
from semantic.formats.dbt.entities import Entities
from semantic.formats.dbt.surface import Part, empty
from semantic.formats.dbt.written_metrics import MetricWriter
from semantic.formats.parts.losses import Losses
from semantic.locations import join_path
from semantic.model import Dataset, SemanticModel
from semantic.sql_names import parse_table


def project_written(model: SemanticModel, losses: Losses) -> Part:
    """The model as a project, without notes of our own."""
    entities = Entities(model, losses)
    writer = MetricWriter(Catalog(model), entities, losses)
    metrics = writer.written()
    models = [_semantic_model(one, model, entities, losses) for one in model.datasets]
    for item in models:
        item["measures"] = writer.measures[item["name"]]
    return {**empty(), "semantic_models": models, "metrics": metrics}


def _semantic_model(dataset: Dataset, model: SemanticModel, entities: Entities, losses: Losses) -> Part:
    path = join_path("datasets", dataset.name)
    if dataset.sql:
        losses.add("sql", path, f"A SELECT in place of a table; make it the dbt model {dataset.name}.")
    ends = [one for one in model.relationships if one.to == dataset.name]
    validity = {one.valid_from: "is_start" for one in ends} | {one.valid_to: "is_end" for one in ends}
    found: dict[str, Any] = {
        "name": dataset.name,
        "label": dataset.label,
        "description": dataset.description,
        "node_relation": _relation(dataset),
        "defaults": {"agg_time_dimension": dataset.time} if dataset.time else {},
        "primary_entity": "" if entities.has_primary(dataset.name) else dataset.name,
        "entities": entities.of[dataset.name],
        "dimensions": [
            _dimension(field, validity.get(field.sql, ""))
            for field in dataset.fields
            if not entities.is_entity(dataset, field)
        ],
    }
    return {key: value for key, value in found.items() if value or key in ("name", "dimensions")}


def _relation(dataset: Dataset) -> Part:
    if dataset.sql:
        return {"alias": dataset.name}
    table = parse_table(dataset.table_name)
    parts = {"alias": table.name or dataset.name, "schema_name": table.db, "database": table.catalog}
    return {key: value for key, value in parts.items() if value}


def _dimension(field: Field, validity: str) -> Part:
    is_time = field.type in ("date", "timestamp")
    found: dict[str, Any] = {
        "name": field.name,
        "type": "time" if is_time else "categorical",
        "expr": "" if field.sql == field.name else field.sql,
        "label": field.label,
        "description": field.description,
    }
    if is_time:
        grain = "day" if field.type == "date" else "second"
        found["type_params"] = {"time_granularity": grain}
        if validity:
            found["type_params"]["validity_params"] = {validity: True}
    return {key: value for key, value in found.items() if value}
