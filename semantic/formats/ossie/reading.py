"""Datasets, fields and relationships of an Ossie model, as plain data of ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from semantic.expressions import parse_select
from semantic.formats.ossie.metrics import Metrics
from semantic.formats.ossie.types import EXACT, OURS, TEMPORAL
from semantic.formats.ossie.words import context_of, expression_of, foreign_extensions, said
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.sql_scope import Scope, translated
from semantic.locations import join_path

_MOMENT = re.compile(r"(^|_)(at|on|ts|date|day|time|timestamp|datetime)$", re.IGNORECASE)


def words_read(document: dict[str, Any], losses: Losses) -> dict[str, Any]:
    """What the words of one Ossie semantic model say, without our own extensions."""
    keys = _key_columns(document)
    datasets = [_dataset(item, keys, losses) for item in document["datasets"]]
    scope = Scope(
        {
            one["name"]: {field["name"]: field.get("expr", field["name"]) for field in one.get("fields", ())}
            for one in datasets
        }
    )
    names = {one["name"] for one in datasets}
    metrics = Metrics(document.get("metrics", []), scope, losses).read()
    found = {
        "name": document["name"],
        "description": document.get("description", ""),
        "examples": context_of(document.get("ai_context"), "", losses, examples=True).get("examples", []),
        "datasets": datasets,
        "relationships": list(_relationships(document.get("relationships", []), names, losses)),
        "metrics": metrics,
    }
    return said(found)


def _key_columns(document: dict[str, Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in document["datasets"]:
        listed = [item.get("primary_key", []), *item.get("unique_keys", [])]
        found.setdefault(item["name"], set()).update(name for key in listed for name in key)
    for item in document.get("relationships", []):
        found.setdefault(item["from"], set()).update(item["from_columns"])
        found.setdefault(item["to"], set()).update(item["to_columns"])
    return found


def _dataset(item: dict[str, Any], keys: dict[str, set[str]], losses: Losses) -> dict[str, Any]:
    path = join_path("datasets", item["name"])
    fields = list(_fields(item, keys[item["name"]], path, losses))
    times = [field["name"] for field in fields if _is_moment(field)]
    if len(times) > 1:
        message = f"No default time: {', '.join(times)} are all times."
        losses.add("default-time", path, message, "Name one as time: of the dataset.", "info")
    is_query = _is_query(item["source"])
    found = {
        "name": item["name"],
        "table": "" if is_query else item["source"],
        "sql": item["source"] if is_query else "",
        "description": item.get("description", ""),
        "primary_key": item.get("primary_key", []),
        "unique_keys": item.get("unique_keys", []),
        "time": times[0] if len(times) == 1 else "",
        "fields": fields,
        **context_of(item.get("ai_context"), path, losses),
    }
    foreign_extensions(item, path, losses)
    return said(found)


def _is_query(source: str) -> bool:
    try:
        parse_select(source)
    except ValueError:
        return False
    return True


def _is_moment(field: dict[str, Any]) -> bool:
    return field.get("role") == "time" and field.get("type") in ("date", "timestamp")


def _fields(item: dict[str, Any], keys: set[str], path: str, losses: Losses) -> Iterator[dict[str, Any]]:
    for name, times in Counter(field["name"] for field in item.get("fields", [])).items():
        if times > 1:
            losses.add("twice", path, f"The field {name} is there {times} times.", severity="error")
    seen = set()
    for field in item.get("fields", []):
        if field["name"] in seen:
            continue
        seen.add(field["name"])
        where = join_path("datasets", item["name"], "fields", field["name"])
        try:
            sql = translated(*expression_of(field, where, losses))
        except Unmapped as fault:
            losses.add(fault.code, where, f"The field is left out: {fault}.", severity="error")
            continue
        yield _field(field, sql, field["name"] in keys or sql in keys, where, losses)


def _field(item: dict[str, Any], sql: str, is_key: bool, path: str, losses: Losses) -> dict[str, Any]:
    datatype = item.get("datatype", "")
    is_time = item.get("dimension", {}).get("is_time", datatype in TEMPORAL)
    kind = OURS.get(datatype, "string")
    if is_time and not datatype:
        kind = "timestamp" if _MOMENT.search(item["name"]) else "string"
        message = f"A time without a data type, read as {kind} by its name."
        losses.add("no-datatype", path, message, "Say type: of the field in the model.")
    if datatype and datatype not in EXACT:
        losses.add("datatype", path, f"The data type {datatype}, read as {kind}.", severity="info")
    role = "time" if is_time else "key" if is_key else "dimension"
    if role == "dimension" and "dimension" not in item and kind in ("integer", "number"):
        role = "measure"
    found = {
        "name": item["name"],
        "expr": "" if sql == item["name"] else sql,
        "type": "" if kind == "string" else kind,
        "role": "" if role == "dimension" else role,
        "label": item.get("label", ""),
        "description": item.get("description", ""),
        **context_of(item.get("ai_context"), path, losses),
    }
    foreign_extensions(item, path, losses)
    return said(found)


def _relationships(
    items: list[dict[str, Any]], datasets: set[str], losses: Losses
) -> Iterator[dict[str, Any]]:
    for item in items:
        path = join_path("relationships", item["name"])
        missing = {item["from"], item["to"]} - datasets
        if missing:
            message = f"The relationship is left out: there is no dataset {', '.join(sorted(missing))}."
            losses.add("unknown-dataset", path, message, severity="error")
            continue
        if "ai_context" in item:
            losses.add("ai-context", path, "ai_context of a relationship.", severity="info")
        foreign_extensions(item, path, losses)
        yield {key: item[key] for key in ("name", "from", "to", "from_columns", "to_columns")}
