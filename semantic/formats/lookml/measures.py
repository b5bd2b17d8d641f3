"""Measures of a view as aggregates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.formats.lookml.document import blocks, said
from semantic.formats.lookml.fields import TYPES
from semantic.formats.lookml.filters import condition_sql
from semantic.formats.lookml.words import SAID, about, other_keys
from semantic.formats.parts.documents import Part
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.tables import Aggregate

_AGGREGATIONS = {
    "count": "count",
    "count_distinct": "count_distinct",
    "sum": "sum",
    "average": "average",
    "min": "min",
    "max": "max",
    "median": "median",
    "percentile": "percentile",
}
_READ = {*SAID, "filters", "percentile", "approximate", "sql_distinct_key"}
_DISTINCT = "_distinct"


def aggregates(view: Part, losses: Losses) -> Iterator[Aggregate]:
    """Every measure that maps."""
    for part in blocks(view, "measure"):
        place = part.place("views", view["name"], "measures", part["name"])
        other_keys(part, _READ, place, losses)
        try:
            shape = _shape(view, part)
            filters = tuple(_filter(view, field, value) for field, value in _filters(part))
        except Unmapped as fault:
            message = f"The metric {part['name']} is left out: {fault}."
            losses.add(fault.code, place, message, severity="error")
            continue
        about_it = about(part, place, losses)
        yield Aggregate(part["name"], place, filters=filters, about=about_it, **shape)


def _shape(view: Part, part: Part) -> dict[str, Any]:
    """Kind, aggregation and SQL. Raises Unmapped."""
    kind, sql = said(part, "type"), said(part, "sql")
    if kind == "number":
        return {"kind": "expression", "sql": sql}
    base = kind.removesuffix(_DISTINCT) if kind != "count_distinct" else kind
    if base not in _AGGREGATIONS or base == "count" != kind:
        raise Unmapped("type", f"it is of type {kind or 'string'}")
    if base != kind or "sql_distinct_key" in part:
        _check_key(view, said(part, "sql_distinct_key"))
    if (kind != "count") != bool(sql):
        raise Unmapped("type", f"a {kind} {'with' if sql else 'without'} sql")
    found: dict[str, Any] = {"agg": _AGGREGATIONS[base], "sql": sql}
    if said(part, "approximate") == "yes" and base == "count_distinct":
        found["agg"] = "approx_count_distinct"
    if base == "percentile":
        found["more"] = {"percentile": _share(said(part, "percentile"))}
    return found


def _share(written: str) -> float:
    """The share of the rows below a percentile. Raises Unmapped."""
    try:
        found = float(written) / 100
    except ValueError as fault:
        raise Unmapped("percentile", f"the percentile {written or 'of nothing'}") from fault
    if not 0 <= found <= 1:
        raise Unmapped("percentile", f"the percentile {written}")
    return found


def _check_key(view: Part, written: str) -> None:
    """Each row counts once if what must differ is the key of the view. Raises Unmapped."""
    keys = [one["name"] for one in blocks(view, "dimension") if said(one, "primary_key") == "yes"]
    allowed = {f"${{{name}}}" for name in (*keys, *(f"{view['name']}.{key}" for key in keys))}
    if len(keys) != 1 or written.replace(" ", "") not in allowed:
        raise Unmapped("distinct-key", f"each {written or 'nothing'} counts once, which is not the key")


def _filters(part: Part) -> Iterator[tuple[str, str]]:
    """Fields and filter expressions, in the newer and the older spelling."""
    for one in part.get("filters") or ():
        if not isinstance(one, Part):
            raise Unmapped("filter", f"the filter {one}")
        yield said(one, "field"), said(one, "value")


def _filter(view: Part, written: str, value: str) -> str:
    holder, _, name = written.rpartition(".")
    if holder and holder != view["name"]:
        raise Unmapped("other-dataset", f"a filter of {written}, which is of another view")
    found = next((one for one in blocks(view, "dimension") if one["name"] == name), None)
    if found is None:
        raise Unmapped("filter", f"the filter {value} of {written}")
    kind = said(found, "type")
    return condition_sql(f"${{{name}}}", "tier" if kind == "tier" else TYPES.get(kind, kind), value)
