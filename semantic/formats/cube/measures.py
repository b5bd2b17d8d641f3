"""Measures of a cube as aggregates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from semantic.formats.cube.words import about, other_keys
from semantic.formats.parts.documents import Part, listed, parts, text_of, texts_of
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.tables import Aggregate

_AGGREGATIONS = {
    "count": "count",
    "count_distinct": "count_distinct",
    "countDistinct": "count_distinct",
    "count_distinct_approx": "approx_count_distinct",
    "countDistinctApprox": "approx_count_distinct",
    "sum": "sum",
    "avg": "average",
    "min": "min",
    "max": "max",
}
_READ = {"name", "sql", "type", "filters", "rolling_window", "multi_stage", "time_shift", "add_group_by"}
_GRAVE = {"mask"}
_FIXED = ("group_by", "reduce_by", "case")
_GRAINS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
_WINDOW = re.compile(rf"[1-9]\d*\s+({'|'.join(_GRAINS)})s?")


def aggregates(cube: Part, losses: Losses) -> Iterator[Aggregate]:
    """Every measure that maps."""
    for measure in parts(cube, "measures"):
        place = measure.place("cubes", cube["name"], "measures", measure["name"])
        other_keys(measure, {*_READ, *_FIXED}, place, losses, _GRAVE)
        try:
            shape = _shape(cube["name"], measure)
        except Unmapped as fault:
            message = f"The metric {measure['name']} is left out: {fault}."
            losses.add(fault.code, place, message, severity="error")
            continue
        if {"window", "grain_to_date"} & set(shape.get("shape", {})):
            message = f"By months or years, {measure['name']} is that of the last day that has a value."
            losses.add("rolling-window-grain", place, message, "Ask for it by day.")
        filters = tuple(text_of(one, "sql") for one in listed(measure, "filters"))
        yield Aggregate(
            measure["name"],
            place,
            sql="" if text_of(measure, "sql") == "*" else text_of(measure, "sql"),
            filters=filters,
            about=about(measure),
            **shape,
        )


def _shape(cube: str, measure: Part) -> dict[str, Any]:
    """Kind, aggregation and shape. Raises Unmapped."""
    kind = text_of(measure, "type")
    for key in _FIXED:
        if measure.get(key) is not None:
            raise Unmapped(key.replace("_", "-"), f"it has {key}")
    if measure.get("time_shift") is not None:
        return {"kind": "shifted", "shape": {"offset_window": _shift(cube, measure)}}
    if measure.get("add_group_by") is not None and kind in _AGGREGATIONS:
        if measure.get("filters"):
            raise Unmapped("filter", "filters of what is computed from metrics")
        by = [name if "." in name else f"{cube}.{name}" for name in texts_of(measure, "add_group_by")]
        return {"kind": "nested", "agg": _AGGREGATIONS[kind], "shape": {"by": by}}
    if kind == "number" and measure.get("rolling_window") is None:
        return {"kind": "expression"}
    if kind not in _AGGREGATIONS or (kind != "count" and not measure.get("sql")):
        raise Unmapped("type", f"it is of type {kind or 'none'}" if measure.get("sql") else "it has no sql")
    if measure.get("multi_stage"):
        raise Unmapped("multi-stage", f"a {kind} of several stages")
    window = measure.get("rolling_window")
    if window is None:
        return {"agg": _AGGREGATIONS[kind]}
    return {"kind": "cumulative", "agg": _AGGREGATIONS[kind], "shape": _window(window)}


def _window(window: Any) -> dict[str, str]:
    """The stretch of time before each day. Raises Unmapped."""
    if not isinstance(window, Part):
        raise Unmapped("rolling-window", "its rolling_window is no mapping")
    if text_of(window, "type") == "to_date":
        if text_of(window, "granularity") not in _GRAINS:
            raise Unmapped("rolling-window", "its window begins with no period that we have")
        return {"grain_to_date": text_of(window, "granularity")}
    if window.get("leading") is not None:
        raise Unmapped("rolling-window", "its window reaches ahead (leading)")
    if text_of(window, "offset") not in ("", "end"):
        raise Unmapped("rolling-window", f"its window ends at the {text_of(window, 'offset')} of each period")
    trailing = text_of(window, "trailing")
    return {} if trailing == "unbounded" else {"window": _length(trailing, "rolling-window")}


def _shift(cube: str, measure: Part) -> str:
    """How far back. Raises Unmapped."""
    shifts = listed(measure, "time_shift")
    if len(shifts) != 1 or text_of(shifts[0], "type") not in ("", "prior"):
        raise Unmapped("time-shift", "its time_shift is not one step back")
    if "." in text_of(shifts[0], "time_dimension").removeprefix(f"{cube}."):
        raise Unmapped("time-shift", "its time_shift is by the time of another cube")
    if text_of(measure, "type") != "number" or measure.get("filters"):
        raise Unmapped("time-shift", "its time_shift is of more than one measure")
    return _length(text_of(shifts[0], "interval"), "time-shift")


def _length(text: str, code: str) -> str:
    if not _WINDOW.fullmatch(text):
        raise Unmapped(code, f"{text or 'nothing'} is no length of time")
    return text
