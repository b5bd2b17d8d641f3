"""Reading the latest YAML of dbt: semantic models within models, simple metrics in place of measures."""

from __future__ import annotations

from collections.abc import Iterator

from semantic.formats.dbt.surface import Part, filtered, reference, window

SAID = ("label", "description", "config", "meta")
_AGGREGATION = ("agg", "agg_time_dimension", "non_additive_dimension")
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
    found = {key: item[key] for key in ("name", *SAID, "filter", "time_granularity") if key in item}
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
