"""Our own notes in a dbt project: under `config: meta: parlance` what dbt has no words for.

They hold a patch (see `parts/patch`) from what the project says to what our model says: the part about a
metric or a dataset stands there, the rest on the first semantic model, as `parlance_model`.
"""

from __future__ import annotations

import json
from typing import Any

from semantic.formats.dbt.surface import OURS, Part
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.patch import Patch, pruned
from semantic.locations import join_path

_WHOLE = f"{OURS}_model"
_SECTIONS = {"semantic_models": "datasets", "metrics": "metrics"}


def taken_out(project: Part) -> tuple[Part, Patch]:
    """The project without our notes, and the patch that they are together."""
    found, patch = dict(project), Patch()
    for section, ours in _SECTIONS.items():
        bare = []
        for item in project[section]:
            left, notes = _without(item)
            bare.append(left)
            if OURS in notes:
                pieces = patch.setdefault("in", {}).setdefault(ours, {}).setdefault("in", {})
                pieces[item["name"]] = notes[OURS]
            if _WHOLE in notes:
                _join(patch, notes[_WHOLE])
        found[section] = bare
    return found, patch


def _join(patch: Patch, more: Patch) -> None:
    """Put a patch into another; they are about different parts."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(patch.get(key), dict):
            _join(patch[key], value)
        else:
            patch[key] = value


def _without(item: Part) -> tuple[Part, dict[str, Any]]:
    meta = dict((item.get("config") or {}).get("meta") or {})
    notes = {key: meta.pop(key) for key in (OURS, _WHOLE) if key in meta}
    if not notes:
        return item, {}
    config = {key: value for key, value in item["config"].items() if key != "meta"}
    config |= {"meta": meta} if meta else {}
    left = {key: value for key, value in item.items() if key != "config"}
    return (left | {"config": config} if config else left), notes


def put_in(project: Part, patch: Patch, losses: Losses) -> Part:
    """The project with the patch spread over its parts."""
    rest: Patch = json.loads(json.dumps(patch))
    found = dict(project)
    for section, ours in _SECTIONS.items():
        pieces = rest.get("in", {}).get(ours, {}).get("in", {})
        found[section] = [
            _with(item, OURS, pieces.pop(item["name"], {}), join_path(ours, item["name"]), losses)
            for item in project[section]
        ]
    rest = pruned(rest)
    first, *others = found["semantic_models"]
    return {**found, "semantic_models": [_with(first, _WHOLE, rest, "", losses), *others]}


def _with(item: Part, key: str, patch: Patch, path: str, losses: Losses) -> Part:
    if not patch:
        return item
    said = ", ".join(dict.fromkeys((*patch.get("set", {}), *patch.get("unset", ()), *patch.get("in", {}))))
    message = f"No words of dbt for {said}; kept under config: meta: {key}."
    losses.add("meta", path, message, "Other tools do not see it; it is read back by us.", "info")
    config = dict(item.get("config") or {})
    return {**item, "config": {**config, "meta": {**(config.get("meta") or {}), key: patch}}}
