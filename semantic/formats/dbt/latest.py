"""The latest YAML of dbt: the semantic model within the model, simple metrics in place of measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.formats.dbt.surface import Part, filtered, reference, window

_SAID = ("label", "description", "config", "meta")
_AGGREGATION = ("agg", "agg_time_dimension", "non_additive_dimension")
_NONE: tuple[None] = (None,)
_SIMPLE = ("expr", "join_to_timespine", "fill_nulls_with")


def is_latest(model: Part) -> bool:
    """Whether a model has a semantic model that is switched on."""
    found = model.get("semantic_model")
    return found is True or (isinstance(found, dict) and found.get("enabled", True) is not False)


def model_read(model: Part) -> Part:
    """The semantic model within a model, in the common form."""
    block = model["semantic_model"] if isinstance(model["semantic_model"], dict) else {}
    derived = model.get("derived_semantics") or {}
    columns = model.get("columns") or []
    found = {
        "name": block.get("name") or model["name"],
        "description": model.get("description"),
        "config": block.get("config"),
        "node_relation": {"alias": model["name"]},
        "primary_entity": model.get("primary_entity"),
        "entities": [*_entities(columns), *map(_plain, derived.get("entities") or ())],
        "dimensions": [*_dimensions(columns), *map(_derived, derived.get("dimensions") or ())],
        "measures": [],
    }
    if model.get("agg_time_dimension"):
        found["defaults"] = {"agg_time_dimension": model["agg_time_dimension"]}
    return {key: value for key, value in found.items() if value is not None}


def _entities(columns: list[Part]) -> Iterator[Part]:
    for column in columns:
        if "entity" in column:
            entity = column["entity"] if isinstance(column["entity"], dict) else {"type": column["entity"]}
            yield _column_part(column, entity)


def _dimensions(columns: list[Part]) -> Iterator[Part]:
    for column in columns:
        if "dimension" in column:
            written = column["dimension"]
            part = _column_part(column, dict(written) if isinstance(written, dict) else {"type": written})
            yield _timed(part, column.get("granularity"))


def _column_part(column: Part, part: Part) -> Part:
    """An entity or dimension that is a column; it says itself what differs from the column."""
    found = {"description": column.get("description"), "data_type": column.get("data_type"), **part}
    found["name"] = part.get("name") or column["name"]
    if found["name"] != column["name"]:
        found["expr"] = column["name"]
    return {key: value for key, value in found.items() if value is not None}


def _derived(part: Part) -> Part:
    return _timed(dict(part), part.get("granularity"))


def _plain(part: Part) -> Part:
    return dict(part)


def _timed(part: Part, granularity: str | None) -> Part:
    validity = part.pop("validity_params", None)
    part.pop("granularity", None)
    if part.get("type") == "time":
        params = {"time_granularity": granularity or "day", "validity_params": validity}
        part["type_params"] = {key: value for key, value in params.items() if value}
    return part


def metric_read(item: Part, model: str = "") -> Part:
    """One metric in the common form; `model` is the semantic model that it stands in."""
    kind = str(item.get("type", "simple")).lower()
    found = {key: item[key] for key in ("name", *_SAID, "filter", "time_granularity") if key in item}
    params: Part = {key: item[key] for key in _SIMPLE if item.get(key) is not None}
    if item.get("hidden"):
        params["is_private"] = True
    params |= _PARAMS[kind](item, model) if kind in _PARAMS else {}
    return filtered(found) | {"type": kind, "type_params": params}


def _simple(item: Part, model: str) -> Part:
    found = {"semantic_model": model, **{key: item[key] for key in _AGGREGATION if item.get(key)}}
    if "percentile" in item:
        discrete = item.get("percentile_type") == "discrete"
        found["agg_params"] = {"percentile": item["percentile"], "use_discrete_percentile": discrete}
    return {"metric_aggregation_params": found}


def _ratio(item: Part, model: str) -> Part:
    return {key: reference(item[key]) for key in ("numerator", "denominator")}


def _composed(item: Part, model: str) -> Part:
    return {"metrics": [reference(one) for one in item.get("input_metrics") or ()]}


def _cumulative(item: Part, model: str) -> Part:
    found = {key: item[key] for key in ("grain_to_date", "period_agg") if item.get(key)}
    if item.get("window"):
        found["window"] = window(item["window"])
    return {"cumulative_type_params": {**found, "metric": reference(item["input_metric"])}}


def _conversion(item: Part, model: str) -> Part:
    keys = ("entity", "calculation", "constant_properties")
    found = {key: item[key] for key in keys if item.get(key)}
    if item.get("window"):
        found["window"] = window(item["window"])
    found |= {key: reference(item[key]) for key in ("base_metric", "conversion_metric")}
    return {"conversion_type_params": found}


_PARAMS = {
    "simple": _simple,
    "ratio": _ratio,
    "derived": _composed,
    "cumulative": _cumulative,
    "conversion": _conversion,
}


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
    found |= {key: value for key, value in (metric or {}).items() if key in ("name", *_SAID)}
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
