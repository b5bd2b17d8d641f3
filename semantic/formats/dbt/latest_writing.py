"""Writing the latest YAML of dbt: entities and dimensions at their columns, measures as simple metrics."""

from __future__ import annotations

from typing import Any

from semantic.formats.dbt.latest import SAID
from semantic.formats.dbt.surface import Part

_NONE: tuple[None] = (None,)


def written(project: Part) -> Part:
    """The project as one latest YAML document."""
    simple: dict[str, list[Part]] = {}
    for item in project["metrics"]:
        if item["type"] == "simple":
            simple.setdefault(item["type_params"].get("measure", {}).get("name", ""), []).append(item)
    models = [_model(item, simple) for item in project["semantic_models"]]
    metrics = [_metric(item) for item in project["metrics"] if item["type"] != "simple"]
    found: dict[str, Any] = {"models": models, "metrics": metrics}
    if project["saved_queries"]:
        found["saved_queries"] = project["saved_queries"]
    return {key: value for key, value in found.items() if value}


def _model(item: Part, simple: dict[str, list[Part]]) -> Part:
    block = {"enabled": True, "name": item["name"], "config": item.get("config")}
    columns, derived = _placed(item)
    found = {
        "name": item["node_relation"]["alias"],
        "description": item.get("description"),
        "semantic_model": {key: value for key, value in block.items() if value},
        "agg_time_dimension": (item.get("defaults") or {}).get("agg_time_dimension"),
        "primary_entity": item.get("primary_entity"),
        "columns": columns,
        "derived_semantics": derived,
        "metrics": [
            _inline(measure, metric)
            for measure in item.get("measures") or ()
            for metric in simple.get(measure["name"]) or _NONE
        ],
    }
    return {key: value for key, value in found.items() if value or key == "metrics"}


def _placed(item: Part) -> tuple[list[Part], Part]:
    """Entities and dimensions that are columns, one a column, and those that are more than a column."""
    columns: dict[str, Part] = {}
    derived: Part = {}
    for section, kind in (("entities", "entity"), ("dimensions", "dimension")):
        for part in item.get(section) or ():
            column = str(part.get("expr") or part["name"])
            if column.isidentifier() and column not in columns:
                columns[column] = _column(column, kind, part)
            else:
                more = {**_spelled(part), "expr": column}
                derived.setdefault(section, []).append(more)
    return list(columns.values()), derived


def _column(column: str, kind: str, part: Part) -> Part:
    inner = {key: value for key, value in _spelled(part).items() if key != "expr"}
    granularity = inner.pop("granularity", None)
    if inner["name"] == column:
        del inner["name"]
    return {"name": column, kind: inner, **({"granularity": granularity} if granularity else {})}


def _spelled(part: Part) -> Part:
    """A dimension with the keys of `type_params` beside the others."""
    found = {key: value for key, value in part.items() if key != "type_params"}
    params = part.get("type_params") or {}
    if "time_granularity" in params:
        found["granularity"] = params["time_granularity"]
    if "validity_params" in params:
        found["validity_params"] = params["validity_params"]
    return found


def _inline(measure: Part, metric: Part | None) -> Part:
    """A measure and a metric of it as one simple metric; hidden when there is no such metric."""
    params = (metric or {}).get("type_params", {})
    reference = params.get("measure", {})
    found = {key: value for key, value in measure.items() if key not in ("agg_params", "create_metric")}
    found |= {key: value for key, value in (metric or {}).items() if key in ("name", *SAID)}
    percent = measure.get("agg_params") or {}
    if percent:
        kind = "discrete" if percent.get("use_discrete_percentile") else "continuous"
        found |= {"percentile": percent["percentile"], "percentile_type": kind}
    for key in ("join_to_timespine", "fill_nulls_with"):
        if reference.get(key) is not None:
            found[key] = reference[key]
    templates = [*reference.get("filter", ()), *(metric or {}).get("filter", ())]
    if templates:
        found["filter"] = templates
    hidden = metric is None or params.get("is_private")
    return {"type": "simple", **found, **({"hidden": True} if hidden else {})}


def _metric(item: Part) -> Part:
    params = dict(item["type_params"])
    found = {key: value for key, value in item.items() if key != "type_params"}
    if params.pop("is_private", None):
        found["hidden"] = True
    if "metrics" in params:
        params["input_metrics"] = params.pop("metrics")
    cumulative = dict(params.pop("cumulative_type_params", {}))
    if item["type"] == "cumulative":
        inner = dict(params.pop("measure", None) or cumulative.pop("metric"))
        params |= {**cumulative, "input_metric": inner}
        for key in ("join_to_timespine", "fill_nulls_with"):
            if key in inner:
                params[key] = inner.pop(key)
    conversion = dict(params.pop("conversion_type_params", {}))
    for side in ("base", "conversion"):
        if f"{side}_measure" in conversion:
            conversion[f"{side}_metric"] = conversion.pop(f"{side}_measure")
    return found | params | conversion
