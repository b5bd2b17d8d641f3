"""Entities as relationships: a foreign key leads to where the same entity identifies a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semantic.formats.dbt.surface import Part
from semantic.formats.parts.losses import Losses
from semantic.locations import join_path

Holder = tuple[Part, Part]  # semantic model and its entity


def relationships(project: Part, losses: Losses) -> list[dict[str, Any]]:
    """Every join that the entities allow, as relationships of ours."""
    return list(_found(project["semantic_models"], losses))


def _found(models: list[Part], losses: Losses) -> Iterator[dict[str, Any]]:
    ends = [(item, entity) for item in models for entity in item.get("entities", ())]
    for number, source in enumerate(ends):
        for place, target in enumerate(ends):
            if source[1]["name"] != target[1]["name"] or source[0] is target[0]:
                continue
            kinds = _kind(source), _kind(target)
            if kinds[0] == "foreign" and kinds[1] in ("primary", "unique", "natural"):
                yield from _joined(source, target, "many_to_one", losses)
            elif number < place and set(kinds) <= {"primary", "unique"}:
                yield from _joined(source, target, "one_to_one", losses)
            elif kinds[0] in ("primary", "unique") and kinds[1] == "natural":
                yield from _joined(source, target, "many_to_one", losses)


def _kind(end: Holder) -> str:
    return str(end[1]["type"]).lower()


def _joined(source: Holder, target: Holder, cardinality: str, losses: Losses) -> Iterator[dict[str, Any]]:
    name = f"{source[0]['name']}_{source[1]['name']}_{target[0]['name']}"
    columns = [str(end[1].get("expr") or end[1]["name"]) for end in (source, target)]
    for column in columns:
        if not column.isidentifier():
            message = f"The join is left out: {column} is no column."
            losses.add("entity-expression", join_path("relationships", name), message, severity="error")
            return
    found: dict[str, Any] = {
        "name": name,
        "from": source[0]["name"],
        "to": target[0]["name"],
        "from_columns": columns[:1],
        "to_columns": columns[1:],
    }
    if cardinality != "many_to_one":
        found["cardinality"] = cardinality
    for key, flag in (("valid_from", "is_start"), ("valid_to", "is_end")):
        column = _validity(target[0], flag)
        if column:
            found[key] = column
    yield found


def _validity(item: Part, flag: str) -> str:
    """The column at which a row of a slowly changing dimension begins or ends to hold."""
    for dimension in item.get("dimensions", ()):
        params = (dimension.get("type_params") or {}).get("validity_params") or {}
        if params.get(flag):
            return str(dimension.get("expr") or dimension["name"])
    return ""
