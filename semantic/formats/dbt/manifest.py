"""The semantic manifest that dbt writes to target/semantic_manifest.json."""

from __future__ import annotations

from typing import Any

from semantic.formats.dbt.surface import Part

_WINDOWS = ("window", "offset_window")


def written(project: Part) -> Part:
    """The project as a manifest: windows with count and granularity, filters as lists of where filters."""
    return {
        "semantic_models": [_semantic_model(item) for item in project["semantic_models"]],
        "metrics": [_spelled(item) for item in project["metrics"]],
        "project_configuration": {
            "time_spine_table_configurations": [],
            "time_spines": project["time_spines"],
            "metadata": None,
        },
        "saved_queries": project["saved_queries"],
    }


def _semantic_model(item: Part) -> Part:
    relation = {"schema_name": "", "database": None, **item["node_relation"]}
    names = [relation["database"], relation["schema_name"], relation["alias"]]
    relation["relation_name"] = ".".join(f'"{name}"' for name in names if name)
    lists = {key: item.get(key) or [] for key in ("entities", "measures", "dimensions")}
    return {**item, **lists, "node_relation": relation}


def _spelled(data: Any) -> Any:
    if isinstance(data, list):
        return [_spelled(item) for item in data]
    if not isinstance(data, dict):
        return data
    found = {}
    for key, value in data.items():
        if key in _WINDOWS and isinstance(value, str):
            count, _, unit = value.partition(" ")
            found[key] = {"count": int(count), "granularity": unit}
        elif key == "filter":
            found[key] = {"where_filters": [{"where_sql_template": one} for one in value]}
        else:
            found[key] = value if key == "meta" else _spelled(value)
    return found
