"""Conversion metrics of dbt as ours: two measures of one entity, filters on either side."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from semantic.formats.dbt.facts import Facts
from semantic.formats.dbt.filters import FilterReader
from semantic.formats.dbt.kinds import window_of
from semantic.formats.dbt.measures import measure_read
from semantic.formats.dbt.surface import Part, templates_of
from semantic.formats.parts.condition_sql import sql_of
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.plain import plain
from semantic.formats.parts.sql_scope import parsed, translated

Plain = dict[str, Any]


def conversion(item: Part, facts: Facts, path: str, losses: Losses) -> Plain:
    """Base, conversion, entity, window and what must agree. Raises Unmapped."""
    params = item["type_params"].get("conversion_type_params") or {}
    (base, base_where), (conversion, conversion_where) = (
        _event(params, key, facts, path, losses) for key in ("base", "conversion")
    )
    entity = facts.names.entity_sql(base["dataset"], params["entity"].split("__")[-1])
    other = facts.names.entity_sql(conversion["dataset"], params["entity"].split("__")[-1])
    if conversion_where:
        conversion["filter"] = _row_filter(facts, conversion["dataset"], conversion_where)
    found: Plain = {"entity": entity, "base": base, "conversion": conversion}
    if other != entity:
        found["conversion_entity"] = other
    if params.get("window"):
        found["window"] = window_of(params["window"])
    if str(params.get("calculation", "conversion_rate")).lower() == "conversions":
        found["calculation"] = "conversions"
    pairs = [
        {
            "base": facts.names.column(base["dataset"], pair["base_property"]),
            "conversion": facts.names.column(conversion["dataset"], pair["conversion_property"]),
        }
        for pair in params.get("constant_properties") or ()
    ]
    templates = (*base_where, *item.get("filter", ()))
    where = _event_where(facts, base["dataset"], templates)
    return {**found, **({"constant_properties": pairs} if pairs else {}), **where}


def _event(params: Part, side: str, facts: Facts, path: str, losses: Losses) -> tuple[Plain, tuple[str, ...]]:
    """The measure of one side, and the filters on its rows."""
    reference = params.get(f"{side}_measure") or params.get(f"{side}_metric") or {"name": ""}
    templates = tuple(templates_of(reference.get("filter")))
    if reference.get("fill_nulls_with") is not None:
        losses.add("fill", path, f"fill_nulls_with of the {side} measure.")
    item = facts.names.metrics.get(reference["name"])
    if reference["name"] in facts.names.measures:
        model, part = facts.names.measures[reference["name"]]
    elif item is not None and item["type"] == "simple":
        model, part, inner = facts.measure(item)
        templates = (*templates_of(inner.get("filter")), *item.get("filter", ()), *templates)
    else:
        raise Unmapped("unknown-measure", f"the {side} measure {reference['name']}, which is not there")
    return measure_read(facts.names, model, part, path, losses), templates


def _row_filter(facts: Facts, dataset: str, templates: tuple[str, ...]) -> str:
    """A filter as SQL over the columns of the one semantic model. Raises Unmapped."""
    time = facts.time(dataset, {})
    found = FilterReader(facts.names, time, dataset).read(list(templates))
    assert found is not None

    def column(name: str) -> exp.Expression:
        holder, _, field = name.rpartition(".")
        if holder not in ("", dataset):
            raise Unmapped("conversion-filter", f"a filter of the conversion event on {name}")
        return exp.Paren(this=parsed(facts.names.column_sql(dataset, field)))

    return translated(sql_of(found, column).sql("duckdb"))


def _event_where(facts: Facts, dataset: str, templates: tuple[str, ...]) -> Plain:
    if not templates:
        return {}
    time = facts.time(dataset, {})
    found = FilterReader(facts.names, time, dataset).read(list(templates))
    return {"where": plain(found)} if found is not None else {}
