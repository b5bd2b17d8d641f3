"""The types of fields, which dbt rarely says: from columns, their SQL, and what filters hold them against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from semantic.formats.dbt.surface import Part
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.sql_scope import parsed

_NAMES = {
    "string": ("char", "text", "string"),
    "boolean": ("bool",),
    "timestamp": ("timestamp", "datetime"),
    "date": ("date",),
    "integer": ("int", "serial"),
    "number": ("numeric", "decimal", "float", "double", "real", "number"),
}
_TRUTHS = (exp.Predicate, exp.And, exp.Or, exp.Not, exp.Boolean)


def field_types(project: Part, metrics: list[dict[str, Any]]) -> dict[str, str]:
    """The type by `dataset.field`, where something tells it; an entity has one type wherever it is."""
    found: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for item in project["semantic_models"]:
        for part in (*item.get("entities", ()), *item.get("dimensions", ())):
            found[f"{item['name']}.{part['name']}"] = _declared(part)
        for part in item.get("entities", ()):
            shared.setdefault(part["name"], []).append(f"{item['name']}.{part['name']}")
    held = dict(_values(metrics))
    for name, places in shared.items():
        kind = next((found[place] for place in places if found[place]), "") or _kind(held.get(name))
        found |= dict.fromkeys(places, kind)
    return {name: kind or _kind(held.get(name)) for name, kind in found.items()}


def _declared(part: Part) -> str:
    written = str(part.get("data_type", "")).lower()
    for kind, words in _NAMES.items():
        if any(word in written for word in words):
            return kind
    return _of_sql(str(part.get("expr") or ""))


def _of_sql(sql: str) -> str:
    try:
        tree = parsed(sql) if sql else None
    except Unmapped:
        return ""
    return _of_tree(tree.unnest()) if tree is not None else ""


def _of_tree(tree: exp.Expr) -> str:
    if isinstance(tree, _TRUTHS):
        return "boolean"
    if isinstance(tree, exp.Literal):
        return "string" if tree.is_string else "number"
    if isinstance(tree, exp.Case):
        ends = [one.args["true"] for one in tree.args["ifs"]]
        return _of_tree(ends[0]) if ends else ""
    if isinstance(tree, exp.Add | exp.Sub | exp.Mul | exp.Div):
        return "number"
    if isinstance(tree, exp.Cast):
        return _declared({"data_type": tree.to.sql()})
    return ""


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "number" if isinstance(value, int | float) else ""


def _values(data: object) -> Iterator[tuple[str, object]]:
    """Each dimension that a condition is about, with a value it is held against."""
    if isinstance(data, list):
        for item in data:
            yield from _values(item)
    elif isinstance(data, dict):
        if "field" in data:
            value = data.get("value", data.get("low", (data.get("values") or [None])[0]))
            if value is not None:
                yield data["field"], value
        for item in data.values():
            yield from _values(item)
