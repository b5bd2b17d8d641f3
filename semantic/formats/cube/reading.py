"""Cubes as described tables, and those as plain data of our model."""

from __future__ import annotations

from typing import Any

from semantic.formats.cube.dimensions import columns
from semantic.formats.cube.measures import aggregates
from semantic.formats.parts.assembly import assembled
from semantic.formats.parts.braces import Braces
from semantic.formats.parts.documents import Part, listed, parts, text_of, texts_of
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.table_names import table_name
from semantic.formats.parts.tables import Join, Table

_READ = {"name", "sql", "sql_table", "title", "description", "public", "shown", "joins", "dimensions"}
_READ |= {"measures", "segments", "hierarchies", "pre_aggregations"}
# What says something about numbers or about who may see them, and what does not.
_GRAVE = {"extends", "access_policy", "security_context", "query_rewrite", "calendar"}
_CARDINALITIES = {
    "belongs_to": "many_to_one",
    "belongsTo": "many_to_one",
    "has_one": "one_to_one",
    "hasOne": "one_to_one",
    "has_many": "one_to_many",
    "hasMany": "one_to_many",
}


def model_read(documents: list[Part], cubes: list[Part], losses: Losses) -> dict[str, Any]:
    """What the cubes say, with a loss for all that they say and we cannot."""
    for document in documents:
        _other_parts(document, losses)
    message = "Cube does not say whose SQL it holds; it is read as that of DuckDB."
    losses.add("dialect", cubes[0].place("cubes"), message, "Look through the expressions.", "info")
    tables = [_table(cube, losses) for cube in cubes]
    joins = [join for cube in cubes for join in _joins(cube)]
    spelling = Braces(("CUBE",), frozenset(table.name for table in tables), dollar=False)
    found = assembled(tables, joins, spelling, losses)
    hierarchies = [one for cube in cubes for one in _hierarchies(cube, found, losses)]
    return {"name": "cube", **found, **({"hierarchies": hierarchies} if hierarchies else {})}


def _other_parts(document: Part, losses: Losses) -> None:
    for view in parts(document, "views"):
        message = f"The view {view['name']}; its cubes and joins are read from the cubes."
        losses.add("view", view.place("views", view["name"]), message, severity="info")
    for key in document:
        if key not in ("cubes", "views"):
            losses.add("key", document.place(key), f"{key} beside the cubes.")


def _table(cube: Part, losses: Losses) -> Table:
    name, place = cube["name"], cube.place("cubes", cube["name"])
    for key in cube:
        if key in _GRAVE:
            losses.add(key.replace("_", "-"), place, f"{key} of {name}.", severity="error")
        elif key not in _READ:
            losses.add("key", place, f"{key} of {name}.", severity="info")
    for one in parts(cube, "pre_aggregations"):
        where = one.place("cubes", name, "pre_aggregations", one["name"])
        message = f"The pre-aggregation {one['name']}; no number depends on it."
        losses.add("pre-aggregation", where, message, severity="info")
    table = table_name(text_of(cube, "sql_table"))
    keys = {
        "table": table or ("" if cube.get("sql") else name),
        "label": text_of(cube, "title"),
        "description": text_of(cube, "description"),
        "private": True if is_hidden(cube) else None,
    }
    select = "" if table else text_of(cube, "sql")
    return Table(name, place, keys, select, tuple(columns(cube, losses)), tuple(aggregates(cube, losses)))


def is_hidden(part: Part) -> bool:
    """Whether it is not to be asked for."""
    return part.get("public") is False or part.get("shown") is False


def _joins(cube: Part) -> list[Join]:
    found = []
    for join in parts(cube, "joins"):
        written = text_of(join, "relationship") or "without a relationship"
        place = join.place("cubes", cube["name"], "joins", join["name"])
        cardinality = _CARDINALITIES.get(written, written)
        found.append(Join(cube["name"], join["name"], text_of(join, "sql"), place, cardinality))
    return found


def _hierarchies(cube: Part, found: dict[str, Any], losses: Losses) -> list[dict[str, Any]]:
    fields = {
        f"{one['name']}.{field['name']}"
        for one in found.get("datasets", [])
        for field in one.get("fields", [])
    }
    result = []
    for one in listed(cube, "hierarchies"):
        name = text_of(one, "name")
        levels = [level if "." in level else f"{cube['name']}.{level}" for level in texts_of(one, "levels")]
        if len(levels) < 2 or not set(levels) <= fields:
            message = f"The hierarchy {name} is left out: its levels are not all there."
            path = one.place("cubes", cube["name"], "hierarchies", name)
            losses.add("hierarchy", path, message, severity="error")
            continue
        label = text_of(one, "title")
        result.append({"name": name, "levels": levels, **({"label": label} if label else {})})
    return result
