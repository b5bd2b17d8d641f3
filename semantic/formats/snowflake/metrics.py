"""Metrics of a logical table, or of the whole model, as aggregates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from semantic.formats.parts.documents import Part, listed, parts, text_of
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.sql_scope import parsed
from semantic.formats.parts.tables import Aggregate
from semantic.formats.snowflake.words import about, other_keys

_READ = {"name", "synonyms", "description", "expr", "data_type", "access_modifier"}
_READ |= {"non_additive_dimensions", "using_relationships", "default_aggregation", "sample_values"}
_DEFAULTS = {
    "sum": "sum",
    "avg": "average",
    "average": "average",
    "min": "min",
    "max": "max",
    "median": "median",
    "count": "count",
    "count_distinct": "count_distinct",
}


def aggregates(holder: Part, table: str, times: tuple[str, ...], losses: Losses) -> Iterator[Aggregate]:
    """Every metric of the table, or of none; and measures of older models, which say how they add up."""
    for part in parts(holder, "metrics"):
        yield from _told(part, table, times, losses)
    for part in parts(holder, "measures"):
        if has_aggregate(text_of(part, "expr")):
            yield from _told(part, table, times, losses)
        elif part.get("default_aggregation"):
            yield from _measure(table, part, losses)


def has_aggregate(sql: str) -> bool:
    """Whether the SQL computes something from many rows."""
    try:
        return parsed(sql, "snowflake").find(exp.AggFunc) is not None
    except Unmapped:
        return False


def _measure(table: str, part: Part, losses: Losses) -> Iterator[Aggregate]:
    place = part.place("tables", table, "measures", part["name"])
    agg = _DEFAULTS.get(text_of(part, "default_aggregation").lower())
    if agg is None:
        message = f"The metric {part['name']} is left out: {text_of(part, 'default_aggregation')}."
        losses.add("aggregate", place, message, severity="error")
    else:
        yield Aggregate(part["name"], place, agg=agg, sql=text_of(part, "expr"), about=about(part))


def _told(part: Part, table: str, times: tuple[str, ...], losses: Losses) -> Iterator[Aggregate]:
    steps = ("tables", table, "metrics") if table else ("metrics",)
    place = part.place(*steps, part["name"])
    other_keys(part, _READ, place, losses, _READ)
    try:
        more = _non_additive(part, table, times)
    except Unmapped as fault:
        message = f"The metric {part['name']} is left out: {fault}."
        losses.add(fault.code, place, message, severity="error")
        return
    if more:
        message = f"The metric {part['name']} is that of the last moment of all rows, also in groups."
        hint = "Name window_groupings if groups have last moments of their own."
        losses.add("semi-additive-groups", place, message, hint)
    sql, said = text_of(part, "expr"), about(part)
    yield Aggregate(part["name"], place, "expression", sql=sql, about=said, more=more)


def _non_additive(part: Part, table: str, times: tuple[str, ...]) -> dict[str, Any]:
    """The time over which the metric is not added up. Raises Unmapped for anything but one own time."""
    if part.get("using_relationships"):
        raise Unmapped("using-relationships", "it names the relationships to use")
    found = listed(part, "non_additive_dimensions")
    if not found:
        return {}
    by = next((name for name in times if name.lower() == text_of(found[0], "dimension").lower()), "")
    if len(found) != 1 or not by or text_of(found[0], "table").lower() not in ("", table.lower()):
        raise Unmapped("semi-additive", "it is not added up over something else than one time of its table")
    choice = "first" if text_of(found[0], "sort_direction") == "descending" else "last"
    return {"non_additive_dimension": {"name": by, "window_choice": choice}}
