"""Our own custom extensions in an Ossie model: on each part what Ossie has no words for, as JSON.

They hold a patch (see `parts/patch`) from what the words say to what our model says. 0.1.1 knows a
closed list of vendors, so there it is COMMON; the JSON has the one key `parlance` in both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from semantic.formats.parts.losses import Losses
from semantic.formats.parts.patch import Patch, pruned
from semantic.locations import join_path

KEY = "parlance"
_VENDORS = {"0.1.1": "COMMON"}
_SECTIONS = ("datasets", "relationships", "metrics")
Part = dict[str, Any]


def taken_out(document: Part) -> tuple[Part, Patch]:
    """The document without our extensions, and the patch that they are together."""
    bare, patch = _without(document)
    for section in _SECTIONS:
        found = []
        for item in bare.get(section, []):
            left, inner = _without(item)
            if section == "datasets":
                left = _fields_out(left, inner)
            found.append(left)
            if inner:
                _inner(patch, section)[item["name"]] = inner
        if section in bare:
            bare[section] = found
    return bare, patch


def _fields_out(dataset: Part, patch: Patch) -> Part:
    found = []
    for field in dataset.get("fields", []):
        left, inner = _without(field)
        found.append(left)
        if inner:
            _inner(patch, "fields")[field["name"]] = inner
    return {**dataset, "fields": found} if found else dataset


def _inner(patch: Patch, section: str) -> dict[str, Patch]:
    found: dict[str, Patch] = patch.setdefault("in", {}).setdefault(section, {}).setdefault("in", {})
    return found


def _without(item: Part) -> tuple[Part, Patch]:
    patch: Patch = {}
    others = []
    for one in item.get("custom_extensions", []):
        found = _ours(one)
        patch |= found or {}
        others += [one] if found is None else []
    left = {key: value for key, value in item.items() if key != "custom_extensions"}
    return (left | {"custom_extensions": others} if others else left), patch


def _ours(extension: Part) -> Patch | None:
    if extension["vendor_name"] not in ("PARLANCE", "COMMON"):
        return None
    try:
        data = json.loads(extension["data"])
    except ValueError:
        return None
    found = data.get(KEY) if isinstance(data, dict) and list(data) == [KEY] else None
    return found if isinstance(found, dict) else None


def put_in(document: Part, patch: Patch, version: str, losses: Losses) -> Part:
    """The document with the patch spread over its parts, each piece on what it is about."""
    vendor = _VENDORS.get(version, "PARLANCE")
    rest = json.loads(json.dumps(patch))
    found = dict(document)
    for section in _SECTIONS:
        pieces = rest.get("in", {}).get(section, {}).get("in", {})
        found[section] = [
            _part(item, pieces.pop(item["name"], {}), section, vendor, losses)
            for item in document.get(section, [])
        ]
    found = {key: value for key, value in found.items() if value or key in document}
    return _with(found, pruned(rest), "", vendor, losses)


def _part(item: Part, patch: Patch, section: str, vendor: str, losses: Losses) -> Part:
    found, path = item, join_path(section, item["name"])
    pieces = patch.get("in", {}).get("fields", {}).get("in", {}) if section == "datasets" else {}
    if pieces:
        fields = [
            _with(
                field, pieces.pop(field["name"], {}), join_path(path, "fields", field["name"]), vendor, losses
            )
            for field in item["fields"]
        ]
        found = {**item, "fields": fields}
    return _with(found, pruned(patch), path, vendor, losses)


def _with(item: Part, patch: Patch, path: str, vendor: str, losses: Losses) -> Part:
    if not patch:
        return item
    said = ", ".join(dict.fromkeys(_keys(patch)))
    message = f"No Ossie words for {said}; kept in a custom extension of {vendor}."
    losses.add("extension", path, message, "Other tools do not see it; it is read back by us.", "info")
    data = json.dumps({KEY: patch}, sort_keys=True, ensure_ascii=False)
    ours = {"vendor_name": vendor, "data": data}
    return {**item, "custom_extensions": [*item.get("custom_extensions", []), ours]}


def _keys(patch: Patch) -> Iterator[str]:
    yield from patch.get("set", {})
    yield from patch.get("unset", [])
    yield from patch.get("in", {})
