"""Measures of ours as measures of dbt, whose filters stand within the expression."""

from __future__ import annotations

from functools import reduce
from typing import Any

from sqlglot import exp

from semantic.expressions import parse_expression
from semantic.formats.dbt.surface import Part
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.measures import Measure
from semantic.model import Dataset

_UNKNOWN = ("stddev", "variance", "age")


def measure_written(measure: Measure, name: str, dataset: Dataset, path: str, losses: Losses) -> Part:
    """One measure by that name. Raises Unmapped for an aggregation that dbt does not know."""
    if measure.agg in _UNKNOWN:
        raise Unmapped("aggregation", f"the aggregation {measure.agg}")
    agg: str = measure.agg
    if agg == "approx_count_distinct":
        losses.add("approximate", path, "An approximate count of different values; dbt counts exactly.")
        agg = "count_distinct"
    found: dict[str, Any] = {"name": name, "agg": agg, "expr": _expr(measure, dataset)}
    if measure.percentile is not None:
        params = {"percentile": measure.percentile, "use_discrete_percentile": measure.discrete}
        found["agg_params"] = params
    if measure.time:
        found["agg_time_dimension"] = measure.time
    over = measure.non_additive_dimension
    if over:
        choice = "min" if over.window_choice in ("first", "min") else "max"
        found["non_additive_dimension"] = {
            "name": over.name,
            "window_choice": choice,
            **({"window_groupings": list(over.window_groupings)} if over.window_groupings else {}),
        }
    return found


def _expr(measure: Measure, dataset: Dataset) -> str:
    texts = [rule.expr for rule in dataset.default_filters] + ([measure.filter] if measure.filter else [])
    if not texts:
        return measure.expr or "1"
    value = parse_expression(measure.expr or "1").copy()
    conditions: list[exp.Expression] = [exp.Paren(this=parse_expression(text).copy()) for text in texts]
    rows = reduce(lambda left, right: exp.And(this=left, expression=right), conditions)
    return exp.Case(ifs=[exp.If(this=rows, true=value)]).sql("duckdb")
