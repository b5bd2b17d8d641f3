"""A dbt project in the common form as plain data of our model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.formats.dbt.data_types import field_types
from semantic.formats.dbt.joins import relationships
from semantic.formats.dbt.metrics import Metrics
from semantic.formats.dbt.names import Names
from semantic.formats.dbt.surface import Part, meta_losses, spine_losses
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.sql_scope import translated
from semantic.locations import join_path


def project_read(project: Part, losses: Losses) -> dict[str, Any]:
    """What the project says, without our own notes in it."""
    names = Names(project)
    metrics = Metrics(names, losses).read()
    types = field_types(project, metrics)
    entities = dict.fromkeys(
        entity["name"] for item in project["semantic_models"] for entity in item.get("entities", ())
    )
    for query in project["saved_queries"]:
        losses.add(
            "saved-query", join_path("saved_queries", query["name"]), f"The saved query {query['name']}."
        )
    for spine in project["time_spines"]:
        spine_losses(spine, "time_spines", losses)
    found = {
        "name": project["name"] or "dbt",
        "datasets": [_dataset(item, types, losses) for item in project["semantic_models"]],
        "relationships": relationships(project, losses),
        "dimensions": [{"name": name} for name in entities],
        "metrics": metrics,
    }
    return {key: value for key, value in found.items() if value}


def _dataset(item: Part, types: dict[str, str], losses: Losses) -> dict[str, Any]:
    name = item["name"]
    path = join_path("datasets", name)
    relation = item.get("node_relation") or {"alias": name}
    schema = relation.get("schema_name")
    # `main` is where DuckDB looks anyway, and what it leaves out of the names of its tables.
    table = ".".join(part for part in (schema if schema != "main" else "", relation["alias"]) if part)
    if relation.get("database"):
        losses.add("database", path, f"The database {relation['database']}.", severity="info")
    fields = [*_entity_fields(item, types, path, losses), *_dimension_fields(item, types, path, losses)]
    times = [field["name"] for field in fields if field.get("role") == "time"]
    default = (item.get("defaults") or {}).get("agg_time_dimension", "")
    meta_losses(item, path, losses)
    found = {
        "name": name,
        "table": table,
        "label": item.get("label", ""),
        "description": item.get("description", ""),
        "primary_key": _keys(item, ("primary",))[:1],
        "unique_keys": [[key] for key in _keys(item, ("unique",))],
        "time": default if default in times else "",
        "fields": fields,
    }
    return {key: value for key, value in found.items() if value}


def _keys(item: Part, kinds: tuple[str, ...]) -> list[str]:
    found = (entity for entity in item.get("entities", ()) if entity["type"].lower() in kinds)
    columns = (str(entity.get("expr") or entity["name"]) for entity in found)
    return [column for column in columns if column.isidentifier()]


def _entity_fields(item: Part, types: dict[str, str], path: str, losses: Losses) -> Iterator[dict[str, Any]]:
    for entity in item.get("entities", ()):
        where = join_path(path, "fields", entity["name"])
        if entity.get("role"):
            losses.add("entity-role", where, f"The role {entity['role']} of an entity.")
        found = _field(entity, types.get(f"{item['name']}.{entity['name']}", ""), where, losses)
        if found is not None:
            yield {**found, "role": "key", "dimension": entity["name"]}


def _dimension_fields(
    item: Part, types: dict[str, str], path: str, losses: Losses
) -> Iterator[dict[str, Any]]:
    entities = {entity["name"] for entity in item.get("entities", ())}
    for dimension in item.get("dimensions", ()):
        name = dimension["name"]
        where = f"{path}/fields/{name}"
        if name in entities:
            losses.add("twice", where, f"The dimension {name} is called as an entity.", severity="error")
            continue
        if dimension.get("is_partition"):
            losses.add("partition", where, "is_partition.", severity="info")
        found = _field(dimension, types.get(f"{item['name']}.{name}", ""), where, losses)
        if found is None:
            continue
        if dimension["type"].lower() == "time":
            _grain_loss(dimension, where, losses)
            found |= {"type": found.get("type", "timestamp"), "role": "time"}
        yield found


def _grain_loss(dimension: Part, path: str, losses: Losses) -> None:
    grain = str((dimension.get("type_params") or {}).get("time_granularity", "day")).lower()
    if grain != "day":
        losses.add(
            "granularity", path, f"time_granularity: {grain}; any grain may be asked.", severity="info"
        )


def _field(part: Part, kind: str, path: str, losses: Losses) -> dict[str, Any] | None:
    written = str(part.get("expr") or part["name"])
    try:
        sql = translated(written)
    except Unmapped as fault:
        losses.add(fault.code, path, f"The field is left out: {fault}.", severity="error")
        return None
    meta_losses(part, path, losses)
    found = {
        "name": part["name"],
        "expr": "" if sql == part["name"] else sql,
        "type": "" if kind == "string" else kind,
        "label": part.get("label", ""),
        "description": part.get("description", ""),
    }
    return {key: value for key, value in found.items() if value}
