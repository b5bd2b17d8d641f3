"""Measures of dbt as measures of ours."""

from __future__ import annotations

from typing import Any

from semantic.formats.dbt.names import Names
from semantic.formats.dbt.surface import Part
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.sql_scope import translated

_ROWS = ("1", "*", "true", "True")
_KNOWN = (
    "sum",
    "min",
    "max",
    "average",
    "median",
    "percentile",
    "count",
    "count_distinct",
    "sum_boolean",
)
_ALIASES = {"avg": "average", "boolean_sum": "sum_boolean"}


def measure_read(names: Names, model: str, part: Part, path: str, losses: Losses) -> dict[str, Any]:
    """The measure, as plain data. Raises Unmapped for what has no counterpart."""
    agg = str(part.get("agg", "")).lower()
    agg = _ALIASES.get(agg, agg)
    if agg not in _KNOWN:
        raise Unmapped("aggregation", f"the aggregation {agg or 'that is not said'}")
    if model not in names.models:
        raise Unmapped("unknown-model", f"the semantic model {model}, which is not there")
    written = str(part.get("expr") if part.get("expr") is not None else part["name"])
    found: dict[str, Any] = {"agg": agg, "dataset": model}
    if agg != "count" or written not in _ROWS:
        found["expr"] = translated(written)
    found |= _percentile(agg, part.get("agg_params") or {}, path, losses)
    time = names.time_of(model, part)
    if time and time != (names.models[model].get("defaults") or {}).get("agg_time_dimension"):
        found["time"] = time
    if part.get("non_additive_dimension"):
        found["non_additive_dimension"] = _non_additive(part["non_additive_dimension"])
    return found


def _percentile(agg: str, params: Part, path: str, losses: Losses) -> dict[str, Any]:
    if params.get("use_approximate_percentile"):
        losses.add("approximate", path, "use_approximate_percentile; the exact one is computed.")
    if agg != "percentile":
        return {}
    share = params.get("percentile")
    if not isinstance(share, int | float):
        raise Unmapped("aggregation", "a percentile without a number")
    if share > 1:
        losses.add("percent", path, f"percentile: {share}, read as {share / 100}.", severity="info")
    found: dict[str, Any] = {"percentile": float(share / 100 if share > 1 else share)}
    return found | ({"discrete": True} if params.get("use_discrete_percentile") else {})


def _non_additive(part: Part) -> dict[str, Any]:
    """Of the same rows: `min` is the first moment, `max` the last."""
    found: dict[str, Any] = {
        "name": part["name"],
        "window_choice": str(part.get("window_choice", "min")).lower(),
    }
    groupings = [str(name).split("__")[-1] for name in part.get("window_groupings") or ()]
    return found | ({"window_groupings": groupings} if groupings else {})
