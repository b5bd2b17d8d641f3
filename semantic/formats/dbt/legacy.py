"""The legacy YAML of dbt: `semantic_models:` with measures, `metrics:` with `type_params:`."""

from __future__ import annotations

from typing import Any

from semantic.formats.dbt.surface import Part, filtered, quoted, reference, relation_of, window

_REFERENCES = ("measure", "numerator", "denominator")
_CONVERSION = ("base_measure", "conversion_measure", "base_metric", "conversion_metric")


def semantic_model_read(item: Part) -> Part:
    """One semantic model in the common form; a manifest's has its table already."""
    found = {key: value for key, value in item.items() if value not in (None, [], {}) and key != "model"}
    found.pop("metadata", None)
    if item.get("model"):
        found["node_relation"] = relation_of(item["model"])
    for key in ("entities", "dimensions", "measures"):
        found[key] = [_bare(part) for part in item.get(key) or ()]
    return found


def metric_read(item: Part) -> Part:
    """One metric in the common form."""
    found = filtered(_bare(item))
    params = _bare(item.get("type_params") or {})
    params.pop("input_measures", None)
    for key in _REFERENCES:
        if key in params:
            params[key] = reference(params[key])
    if "metrics" in params:
        params["metrics"] = [reference(one) for one in params["metrics"]]
    for key in ("conversion_type_params", "cumulative_type_params"):
        if key in params:
            params[key] = _inner(params[key])
    if "window" in params:
        params["window"] = window(params["window"])
    return found | {"type_params": params, "type": str(item.get("type", "simple")).lower()}


def _inner(params: Part) -> Part:
    found = _bare(params)
    if "window" in found:
        found["window"] = window(found["window"])
    for key in (*_CONVERSION, "metric"):
        if key in found:
            found[key] = reference(found[key])
    return found


def _bare(part: Part) -> Part:
    """Without what is empty, and without where it stood in a file."""
    return {key: value for key, value in part.items() if value not in (None, [], {}) and key != "metadata"}


def written(project: Part) -> Part:
    """The project as one legacy YAML document."""
    models = []
    for item in project["semantic_models"]:
        relation = item["node_relation"]
        rest = {key: value for key, value in item.items() if key not in ("name", "node_relation") and value}
        models.append({"name": item["name"], "model": _model(relation), **rest})
    found: dict[str, Any] = {"semantic_models": models, "metrics": project["metrics"]}
    if project["saved_queries"]:
        found["saved_queries"] = project["saved_queries"]
    return found


def _model(relation: Part) -> str:
    if relation.get("schema_name"):
        return f"source({quoted(relation['schema_name'])}, {quoted(relation['alias'])})"
    return f"ref({quoted(relation['alias'])})"
