"""The types of dbt's metrics, each as the keys of ours that are special to it."""

from __future__ import annotations

import re
from typing import Any, get_args

from semantic.formats.dbt.facts import Facts
from semantic.formats.dbt.measures import measure_read
from semantic.formats.dbt.surface import Part, templates_of
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formulas import parse_formula
from semantic.periods import Grain, Unit

Plain = dict[str, Any]


def simple(item: Part, facts: Facts, path: str, losses: Losses) -> Plain:
    """A measure, and which rows count. Raises Unmapped."""
    model, part, reference = facts.measure(item)
    measure = measure_read(facts.names, model, part, path, losses)
    where = facts.where(item["name"], [*templates_of(reference.get("filter")), *item.get("filter", ())])
    return {"measure": measure, **where, **_filled(reference)}


def _input(reference: Part, facts: Facts) -> Plain:
    found: Plain = {"name": reference["name"]}
    if reference.get("alias"):
        found["alias"] = reference["alias"]
    if reference.get("filter"):
        found |= facts.where(reference["name"], reference["filter"])
    if reference.get("offset_window"):
        found["offset_window"] = window_of(reference["offset_window"])
    if reference.get("offset_to_grain"):
        found["offset_to_grain"] = _grain(reference["offset_to_grain"])
    return found


def ratio(item: Part, facts: Facts, path: str, losses: Losses) -> Plain:
    """Two metrics, each with a filter of its own. Raises Unmapped."""
    sides = {}
    for key in ("numerator", "denominator"):
        one = _input(item["type_params"][key], facts)
        one.pop("alias", None)
        sides[key] = one["name"] if list(one) == ["name"] else one
    return {**sides, **facts.where(item["name"], item.get("filter", []))}


def derived(item: Part, facts: Facts, path: str, losses: Losses) -> Plain:
    """Arithmetic over metrics. Raises Unmapped."""
    inputs = [_input(one, facts) for one in item["type_params"].get("metrics", ())]
    expr = str(item["type_params"].get("expr", ""))
    try:
        parse_formula(expr)
    except ValueError as fault:
        raise Unmapped("expression", str(fault)) from fault
    return {"expr": expr, "metrics": inputs, **facts.where(item["name"], item.get("filter", []))}


def cumulative(item: Part, facts: Facts, path: str, losses: Losses) -> Plain:
    """A measure or a metric over a stretch of time; of a bucket it is the first value by default."""
    params = item["type_params"]
    special = params.get("cumulative_type_params") or {}
    templates = list(item.get("filter", ()))
    filled: Plain = {}
    if "measure" in params:
        model, part = facts.referred(params["measure"])
        inner: Any = measure_read(facts.names, model, part, path, losses)
        templates += templates_of(params["measure"].get("filter"))
        filled = _filled(params["measure"])
    else:
        one = special.get("metric") or {"name": ""}
        inner = one["name"]
        templates += templates_of(one.get("filter"))
    found: Plain = {"metric": inner, **filled, **facts.where(item["name"], templates)}
    written = special.get("window") or params.get("window")
    to_date = special.get("grain_to_date") or params.get("grain_to_date")
    if written:
        found["window"] = window_of(written)
    if to_date:
        found["grain_to_date"] = _grain(to_date)
    found["period_agg"] = str(special.get("period_agg") or "first").lower()
    return {key: value for key, value in found.items() if (key, value) != ("period_agg", "last")}


def _filled(reference: Part) -> Plain:
    found: Plain = {}
    if reference.get("join_to_timespine"):
        found["join_to_timespine"] = True
    if reference.get("fill_nulls_with") is not None:
        found["fill_nulls_with"] = float(reference["fill_nulls_with"])
    return found


def window_of(text: str) -> Plain:
    """A length of time. Raises Unmapped for units that are not ours."""
    found = re.fullmatch(r"(\d+)\s+(\w+?)s?", text.strip().lower())
    if found is None or found[2] not in get_args(Unit):
        raise Unmapped("custom-granularity", f"the window {text}")
    return {"count": int(found[1]), "unit": found[2]}


def _grain(text: str) -> str:
    if text.lower() not in get_args(Grain):
        raise Unmapped("custom-granularity", f"the grain {text}")
    return text.lower()
