"""Dimensions and segments of a cube as columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.formats.cube.words import about, other_keys
from semantic.formats.parts.documents import Part, listed, parts, text_of
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.tables import Column

_TYPES = {"string": "string", "number": "number", "boolean": "boolean", "time": "timestamp"}
_READ = {"name", "sql", "type", "primary_key", "case", "latitude", "longitude", "sub_query"}
# Of a dimension computed from the rows of another cube; of what belongs to the calendar.
_GRAVE = {"granularities", "time_shift"}


def columns(cube: Part, losses: Losses) -> Iterator[Column]:
    """Every dimension as one column, a place on the map as two, a segment as a column that is true or not."""
    for dimension in parts(cube, "dimensions"):
        yield from _dimension(cube["name"], dimension, losses)
    for segment in parts(cube, "segments"):
        place = segment.place("cubes", cube["name"], "segments", segment["name"])
        other_keys(segment, {"name", "sql"}, place, losses)
        keys = {"type": "boolean", **about(segment)}
        yield Column(segment["name"], text_of(segment, "sql"), place, keys)


def _dimension(cube: str, part: Part, losses: Losses) -> Iterator[Column]:
    name, kind = part["name"], text_of(part, "type") or "string"
    place = part.place("cubes", cube, "dimensions", name)
    other_keys(part, _READ, place, losses, _GRAVE)
    if "type" not in part:
        message = f"The field {name} has no type; it is read as a text."
        losses.add("no-type", place, message, "Say type: of the field in the model.")
    if part.get("sub_query"):
        message = f"The field {name} is left out: it is computed from the rows of another cube."
        losses.add("sub-query", place, message, "Ask for the metric by this entity.", "error")
    elif kind == "geo":
        for end in ("latitude", "longitude"):
            said = {**about(part), "label": "", "type": "number"}
            yield Column(f"{name}_{end}", _inner_sql(part, end), place, said)
        losses.add("geo", place, f"The place {name}; it is two fields.", severity="info")
    elif kind not in _TYPES:
        message = f"The field {name} is left out: it is of type {kind}."
        losses.add("type", place, message, severity="error")
    else:
        keys: dict[str, Any] = {"type": _TYPES[kind], **about(part)}
        if kind == "time":
            keys["role"] = "time"
        yield Column(name, _sql(part), place, keys, part.get("primary_key") is True)


def _sql(part: Part) -> str:
    """The SQL of the dimension; cases are written as CASE."""
    case = part.get("case")
    if not isinstance(case, Part):
        return text_of(part, "sql")
    whens = [f"WHEN {text_of(one, 'sql')} THEN {_label(one)}" for one in listed(case, "when")]
    other = case.get("else")
    rest = f" ELSE {_label(other)}" if isinstance(other, Part) else ""
    return f"CASE {' '.join(whens)}{rest} END"


def _label(part: Part) -> str:
    label = part.get("label")
    if isinstance(label, Part):
        return f"({text_of(label, 'sql')})"
    return "'" + text_of(part, "label").replace("'", "''") + "'"


def _inner_sql(part: Part, key: str) -> str:
    inner = part.get(key)
    return text_of(inner, "sql") if isinstance(inner, Part) else ""
