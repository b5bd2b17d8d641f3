"""The files of a dbt project as one project in the common form, whichever spelling each part has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from semantic.formats.dbt import latest, legacy
from semantic.formats.dbt.shape import check_shape
from semantic.formats.dbt.surface import Part, empty
from semantic.formats.parts.plain import unreadable
from semantic.issues import ModelError


def project_of(files: Mapping[str, str], bare: bool = False) -> tuple[Part, str]:
    """The project, and the spelling of its last part; "" when it has none.

    Raises ModelError when there is no semantic layer, unless it may be `bare`.
    """
    project, spelling = empty(), ""
    for name, text in sorted(files.items()):
        documents = _data(name, text)
        try:
            for data in documents:
                spelling = _add(project, data) or spelling
        except (KeyError, TypeError, AttributeError, ValueError) as fault:
            message = f"Not as dbt writes it: {type(fault).__name__} {fault}."
            raise ModelError((unreadable("", message, name),)) from fault
        check_shape(project, name)
    if not project["semantic_models"] and not bare:
        raise ModelError((unreadable("", "No semantic model of dbt is in there.", next(iter(files), "")),))
    return project, spelling


def _data(name: str, text: str) -> list[Part]:
    """The documents of a file; MetricFlow by itself writes one for each part, dbt one for all."""
    try:
        found = [json.loads(text)] if name.endswith(".json") else list(yaml.safe_load_all(text))
    except (ValueError, yaml.YAMLError) as fault:
        message = f"Not readable: {' '.join(str(fault).split())}"
        raise ModelError((unreadable("", message, name),)) from fault
    return [one for one in found if isinstance(one, dict)]


def _add(project: Part, data: Part) -> str:
    single = {"semantic_model": "semantic_models", "metric": "metrics", "saved_query": "saved_queries"}
    data = data | {several: [data[one]] for one, several in single.items() if isinstance(data.get(one), dict)}
    if "config-version" in data:
        project["name"] = data.get("name", "")
        return ""
    spelling = ""
    for item in data.get("semantic_models") or ():
        project["semantic_models"].append(legacy.semantic_model_read(item))
        spelling = "manifest" if "node_relation" in item else "legacy"
    for model in data.get("models") or ():
        if model.get("time_spine"):
            project["time_spines"].append(model["time_spine"])
        if latest.is_latest(model):
            spelling = "latest"
            found = latest.model_read(model)
            project["semantic_models"].append(found)
            project["metrics"] += [
                latest.metric_read(one, found["name"]) for one in model.get("metrics") or ()
            ]
    project["metrics"] += [_metric(one) for one in data.get("metrics") or ()]
    project["saved_queries"] += data.get("saved_queries") or []
    project["time_spines"] += (data.get("project_configuration") or {}).get("time_spines") or []
    return spelling


def _metric(item: Any) -> Part:
    return legacy.metric_read(item) if "type_params" in item else latest.metric_read(item)
