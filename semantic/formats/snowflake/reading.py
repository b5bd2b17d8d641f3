"""A Snowflake semantic model as described tables, and those as plain data of our model."""

from __future__ import annotations

from typing import Any

from semantic.formats.parts.assembly import assembled
from semantic.formats.parts.documents import Part, listed, parts, text_of, texts_of
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.table_names import table_name
from semantic.formats.parts.tables import Column, Join, Table
from semantic.formats.snowflake.columns import columns
from semantic.formats.snowflake.metrics import aggregates
from semantic.formats.snowflake.names import Names
from semantic.formats.snowflake.words import other_keys

_READ = {"name", "description", "tables", "relationships", "metrics", "verified_queries"}
_TABLE = {"name", "description", "synonyms", "base_table", "definition", "primary_key", "unique_keys"}
_TABLE |= {"dimensions", "time_dimensions", "facts", "measures", "metrics", "filters"}
_JOIN = {"name", "left_table", "right_table", "relationship_columns", "relationship_type", "join_type"}


def model_read(document: Part, losses: Losses) -> dict[str, Any]:
    """What the model says, with a loss for all that it says and we cannot."""
    other_keys(document, _READ, document.place("model"), losses)
    tables = [_table(item, losses) for item in parts(document, "tables")]
    of_all = tuple(aggregates(document, "", (), losses))
    tables.append(Table("", document.place("metrics"), {}, aggregates=of_all))
    joins = [_join(item, tables, losses) for item in parts(document, "relationships")]
    found = {
        "name": text_of(document, "name") or "snowflake",
        "description": text_of(document, "description"),
        **assembled(tables, joins, Names(tables), losses, "snowflake"),
        "examples": _examples(document, losses),
    }
    return {key: value for key, value in found.items() if value}


def _table(item: Part, losses: Losses) -> Table:
    name, place = item["name"], item.place("tables", item["name"])
    other_keys(item, _TABLE, place, losses)
    found = tuple(columns(item, losses))
    by_name = {column.name.lower(): column for column in found}
    keys = {
        "table": _base_table(item, losses),
        "description": text_of(item, "description"),
        "synonyms": texts_of(item, "synonyms"),
        "unique_keys": [
            key for key in (_key(one, by_name, item, losses) for one in _unique_keys(item)) if key
        ],
    }
    key = _key(_columns(item.get("primary_key")), by_name, item, losses)
    keys["unique_keys"] = [one for one in keys["unique_keys"] if one != key]
    times = tuple(one.name for one in found if one.keys.get("role") == "time")
    select = "" if keys["table"] else text_of(item, "definition")
    return Table(name, place, keys, select, found, tuple(aggregates(item, name, times, losses)), tuple(key))


def _base_table(item: Part, losses: Losses) -> str:
    base = item.get("base_table")
    if not isinstance(base, Part):
        return table_name(text_of(item, "base_table")) or ("" if item.get("definition") else item["name"])
    if base.get("database"):
        message = f"The database {text_of(base, 'database')}; the model is asked in the one it is opened on."
        losses.add("database", base.place("tables", item["name"], "base_table"), message, severity="info")
    names = [text_of(base, key) for key in ("schema", "table") if base.get(key)]
    return table_name(".".join(names))


def _columns(key: Any) -> list[str]:
    return texts_of(key, "columns") if isinstance(key, Part) else []


def _unique_keys(item: Part) -> list[list[str]]:
    listed_keys = [_columns(key) for key in listed(item, "unique_keys")]
    singles = [[one["name"]] for one in parts(item, "dimensions") if one.get("unique") is True]
    return [key for key in (*listed_keys, *singles) if key]


def _key(names: list[str], by_name: dict[str, Column], item: Part, losses: Losses) -> list[str]:
    """Stored columns: a field of that name that is one column stands for it. None if one is computed."""
    found = [by_name[name.lower()].sql if name.lower() in by_name else name for name in names]
    if all(name.isidentifier() for name in found):
        return found
    message = f"The key {', '.join(names)} of {item['name']}: a part is computed, and a key is columns."
    losses.add("key-expression", item.place("tables", item["name"]), message)
    return []


def _join(item: Part, tables: list[Table], losses: Losses) -> Join:
    place = item.place("relationships", item["name"])
    other_keys(item, _JOIN, place, losses, _JOIN)
    if text_of(item, "join_type") not in ("", "left_outer"):
        message = f"The join {text_of(item, 'join_type')}: here no row is lost by a join."
        losses.add("join-type", place, message)
    left, right = text_of(item, "left_table"), text_of(item, "right_table")
    by_name = {table.name.lower(): table for table in tables}
    pairs = [(text_of(one, "left_column"), text_of(one, "right_column")) for one in _pairs(item)]
    sql = " AND ".join(f"{left}.{one} = {right}.{other}" for one, other in pairs)
    held = by_name.get(left.lower())
    names = (held.name if held else left, by_name[right.lower()].name if right.lower() in by_name else right)
    written = text_of(item, "relationship_type")
    is_key = held is not None and {one.lower() for one, _ in pairs} == {
        one.lower() for one in held.key_columns
    }
    kind = written or ("one_to_one" if is_key else "many_to_one")
    return Join(*names, sql, place, kind, name=item["name"])


def _pairs(item: Part) -> list[Part]:
    return listed(item, "relationship_columns")


def _examples(document: Part, losses: Losses) -> list[str]:
    found = []
    for query in listed(document, "verified_queries"):
        place = query.place("verified_queries", text_of(query, "name"))
        message = f"The SQL of {text_of(query, 'name')}; its question is an example."
        losses.add("verified-query", place, message, "Ask the question and compare.", "info")
        if text_of(query, "question"):
            found.append(text_of(query, "question"))
    return found
