"""The difference between two bodies of plain data, small and readable, and how to apply it.

What a format has words for is read from its words; the patch brings back the rest. Lists of things with
names are compared name by name, so that a patch still fits after others have added or removed some.
"""

from __future__ import annotations

import json
from typing import Any

Patch = dict[str, Any]


def delta(ours: dict[str, Any], plain: dict[str, Any]) -> Patch:
    """What makes `plain` equal to `ours`; empty when they are equal."""
    inner = {key: _difference(ours[key], plain[key]) for key in ours if key in plain}
    found = {
        "set": {key: value for key, value in ours.items() if key not in plain or inner[key] is _WHOLE},
        "unset": [key for key in plain if key not in ours],
        "in": {key: value for key, value in inner.items() if value and value is not _WHOLE},
    }
    return {key: value for key, value in found.items() if value}


def patched(plain: dict[str, Any], patch: Patch) -> dict[str, Any]:
    """The data after the patch; `patched(plain, delta(ours, plain))` is equal to `ours`."""
    gone = patch.get("unset", ())
    data = {key: value for key, value in plain.items() if key not in gone}
    data |= patch.get("set", {})
    for key, inner in patch.get("in", {}).items():
        found = data.get(key)
        if isinstance(found, dict):
            data[key] = patched(found, inner)
        elif isinstance(found, list):
            data[key] = _patched_list(found, inner)
    return data


def pruned(patch: Patch) -> Patch:
    """The patch without steps that lead nowhere any more, once parts of it were taken out."""
    inner = {key: pruned(value) for key, value in patch.get("in", {}).items()}
    inner = {key: value for key, value in inner.items() if value}
    found = {key: value for key, value in patch.items() if key != "in"}
    return {**found, "in": inner} if inner else found


def by_name(items: object) -> dict[str, Any] | None:
    """The items of a list by their names; None if it is no list of things with names of their own."""
    if not isinstance(items, list) or not items:
        return None
    named: dict[str, Any] = {
        item["name"]: item for item in items if isinstance(item, dict) and "name" in item
    }
    return named if len(named) == len(items) else None


def same(one: object, other: object) -> bool:
    """Equal as JSON: 1, 1.0 and true are three things."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


_WHOLE: Patch = {"whole": True}


def _difference(ours: object, plain: object) -> Patch:
    if same(ours, plain):
        return {}
    if isinstance(ours, dict) and isinstance(plain, dict):
        return delta(ours, plain)
    named, others = by_name(ours), by_name(plain)
    return _WHOLE if named is None or others is None else _list_delta(named, others)


def _list_delta(ours: dict[str, Any], plain: dict[str, Any]) -> Patch:
    inner = {name: delta(item, plain[name]) for name, item in ours.items() if name in plain}
    found: Patch = {
        "drop": [name for name in plain if name not in ours],
        "add": [item for name, item in ours.items() if name not in plain],
        "in": {name: patch for name, patch in inner.items() if patch},
    }
    found = {key: value for key, value in found.items() if value}
    if [item["name"] for item in _patched_list(list(plain.values()), found)] != list(ours):
        found["order"] = list(ours)
    return found


def _patched_list(items: list[Any], patch: Patch) -> list[Any]:
    inner, drop, order = patch.get("in", {}), patch.get("drop", ()), patch.get("order", [])
    left = [item for item in items if item["name"] not in drop]
    found = [patched(item, inner.get(item["name"], {})) for item in left]
    known = {item["name"] for item in left}
    found += [item for item in patch.get("add", ()) if item["name"] not in known]
    place = {name: number for number, name in enumerate(order)}
    return sorted(found, key=lambda item: place.get(item["name"], len(place)))
