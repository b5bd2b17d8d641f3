"""Dimensions, times, facts and named filters of a logical table as columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.formats.parts.documents import Part, parts, text_of, texts_of
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.tables import Column
from semantic.formats.snowflake.metrics import has_aggregate
from semantic.formats.snowflake.words import about, data_type, other_keys
from semantic.issues import Place

_READ = {"name", "synonyms", "description", "expr", "data_type", "access_modifier", "sample_values", "unique"}
_READ |= {"is_enum"}


def columns(table: Part, losses: Losses) -> Iterator[Column]:
    """Every column, with the role that its list gives it."""
    keys = {name.lower() for name in _key_names(table)}
    for kind in ("dimensions", "time_dimensions", "facts", "measures"):
        for part in parts(table, kind):
            if kind == "measures" and has_aggregate(text_of(part, "expr")):
                continue
            place = part.place("tables", table["name"], kind, part["name"])
            read = {*_READ, "default_aggregation"} if kind == "measures" else _READ
            other_keys(part, read, place, losses)
            yield _column(part, kind, part["name"].lower() in keys, place, losses)
    for part in parts(table, "filters"):
        place = part.place("tables", table["name"], "filters", part["name"])
        other_keys(part, _READ, place, losses)
        yield Column(part["name"], text_of(part, "expr"), place, {"type": "boolean", **about(part)})


def _key_names(table: Part) -> list[str]:
    key = table.get("primary_key")
    return texts_of(key, "columns") if isinstance(key, Part) else []


def _column(part: Part, kind: str, is_key: bool, place: Place, losses: Losses) -> Column:
    found = data_type(part, place, losses)
    keys: dict[str, Any] = {"type": found or "string", **about(part)}
    if kind == "time_dimensions":
        if found is None:
            message = f"The time {part['name']} has no data type; it is read as a timestamp."
            losses.add("no-data-type", place, message, "Say type: of the field in the model.")
            keys["type"] = "timestamp"
        if keys["type"] in ("date", "timestamp"):
            keys["role"] = "time"
        else:
            message = f"The time {part['name']} is of type {found}, and so a dimension."
            losses.add("time-dimension", place, message, severity="info")
    elif kind in ("facts", "measures"):
        keys |= {"role": "measure", "type": found or "number"}
    elif is_key:
        keys["role"] = "key"
    keys["values"] = _values(part, keys, place, losses)
    return Column(part["name"], text_of(part, "expr"), place, keys)


def _values(part: Part, keys: dict[str, Any], place: Place, losses: Losses) -> list[dict[str, Any]]:
    """Sample values of dimensions of words; those of numbers and times are no words of people."""
    samples = part.get("sample_values")
    if not isinstance(samples, list) or not samples:
        return []
    if keys["type"] != "string" or keys.get("role") == "key":
        losses.add("sample-values", place, f"The sample values of {part['name']}.", severity="info")
        return []
    return [{"value": value} for value in dict.fromkeys(map(str, samples))]
