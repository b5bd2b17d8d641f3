"""Dimensions and dimension groups of a view as columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.formats.lookml.document import blocks, said
from semantic.formats.lookml.words import SAID, about, other_keys
from semantic.formats.parts.documents import Part
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.tables import Column
from semantic.issues import Place

TYPES = {
    "": "string",
    "string": "string",
    "zipcode": "string",
    "number": "number",
    "int": "integer",
    "yesno": "boolean",
    "date": "date",
    "date_time": "timestamp",
    "tier": "number",
}
_READ = {*SAID, "primary_key", "case", "tiers", "sql_latitude", "sql_longitude", "suggestions"}
_GROUP = {*SAID, "timeframes", "datatype", "sql_start", "sql_end", "intervals"}
# How a timeframe of a time stands in other SQL; those that are texts of Looker's making cannot.
_FRAMES = {
    "raw": "{}",
    "date": "CAST(({}) AS DATE)",
    "year": "EXTRACT(YEAR FROM ({}))",
    "month_num": "EXTRACT(MONTH FROM ({}))",
    "day_of_month": "EXTRACT(DAY FROM ({}))",
    "hour_of_day": "EXTRACT(HOUR FROM ({}))",
}


def columns(view: Part, losses: Losses) -> Iterator[Column]:
    """Every dimension; a place on the map as two columns, a time as one and its timeframes for references."""
    for part in blocks(view, "dimension"):
        place = part.place("views", view["name"], "dimensions", part["name"])
        other_keys(part, _READ, place, losses)
        if said(part, "type") == "location":
            yield from _location(part, place, losses)
            continue
        try:
            yield _dimension(part, place, losses)
        except Unmapped as fault:
            message = f"The field {part['name']} is left out: {fault}."
            losses.add(fault.code, place, message, severity="error")
    for part in blocks(view, "dimension_group"):
        place = part.place("views", view["name"], "dimension_groups", part["name"])
        other_keys(part, _GROUP, place, losses)
        yield from _group(part, place, losses)


def own_sql(part: Part) -> str:
    """The SQL of a field, which is the column of its name where none is written."""
    return said(part, "sql") or f"${{TABLE}}.{part['name']}"


def _dimension(part: Part, place: Place, losses: Losses) -> Column:
    """Raises Unmapped for types that we have not."""
    kind = said(part, "type")
    if kind not in TYPES:
        raise Unmapped("type", f"it is of type {kind}")
    keys: dict[str, Any] = {"type": TYPES[kind], **about(part, place, losses)}
    if TYPES[kind] in ("date", "timestamp"):
        keys["role"] = "time"
    if kind == "tier":
        keys["buckets"] = _bounds(part)
    suggestions = part.get("suggestions")
    if isinstance(suggestions, list) and kind in ("", "string"):
        keys["values"] = [{"value": value} for value in dict.fromkeys(suggestions)]
    case = next(iter(blocks(part, "case")), None)
    sql = own_sql(part) if case is None else _case(case)
    shown = f"COALESCE(({sql}), FALSE)" if kind == "yesno" else ""
    is_key = said(part, "primary_key") == "yes"
    return Column(part["name"], sql, place, keys, is_key, shown, closed=kind == "tier")


def _bounds(part: Part) -> list[int | float]:
    try:
        bounds = [float(bound) for bound in part.get("tiers") or ()]
    except (TypeError, ValueError) as fault:
        raise Unmapped("tier", "its tiers are no numbers") from fault
    if not bounds or bounds != sorted(set(bounds)):
        raise Unmapped("tier", "its tiers do not rise")
    return [int(bound) if bound.is_integer() else bound for bound in bounds]


def _case(case: Part) -> str:
    whens = (f"WHEN {said(one, 'sql')} THEN {_quoted(said(one, 'label'))}" for one in blocks(case, "when"))
    other = f" ELSE {_quoted(said(case, 'else'))}" if "else" in case else ""
    return f"CASE {' '.join(whens)}{other} END"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _location(part: Part, place: Place, losses: Losses) -> Iterator[Column]:
    for end in ("latitude", "longitude"):
        keys = {**about(part, place, losses), "label": "", "type": "number"}
        yield Column(f"{part['name']}_{end}", said(part, f"sql_{end}"), place, keys)
    losses.add("location", place, f"The place {part['name']}; it is two fields.", severity="info")


def _group(part: Part, place: Place, losses: Losses) -> Iterator[Column]:
    name, datatype = part["name"], said(part, "datatype")
    if said(part, "type") == "duration" or "sql_start" in part:
        message = (
            f"The duration {name} is left out: databases count the days between two moments differently."
        )
        losses.add("duration", place, message, "Add a field with date_diff or date_sub.", "error")
        return
    if datatype in ("epoch", "yyyymmdd"):
        message = f"The time {name} is left out: it is a number of datatype {datatype}."
        losses.add("datatype", place, message, severity="error")
        return
    sql = own_sql(part)
    kind = "date" if datatype == "date" else "timestamp"
    keys = {**about(part, place, losses), "type": kind, "role": "time"}
    yield Column(name, sql, place, keys, closed=True)
    frames = part.get("timeframes")
    for frame in dict.fromkeys([*_FRAMES, *(frames if isinstance(frames, list) else [])]):
        written = _FRAMES.get(str(frame), "")
        yield Column(f"{name}_{frame}", written.format(sql), place, {}, only=True, closed=not written)
