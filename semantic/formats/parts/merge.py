"""Changes of a model put into the document it came from: all that was not changed stays as it stands."""

from __future__ import annotations

from typing import Any

from semantic.formats.parts.patch import by_name, same


def merged(original: Any, base: Any, ours: Any) -> Any:
    """`original` with what was changed from `base` to `ours`.

    `base` is what is written of the model as it was read from `original`, `ours` what is written of
    it now. Lists of things with names are merged name by name, other lists are taken whole.
    """
    if same(base, ours):
        return original
    if isinstance(original, dict) and isinstance(base, dict) and isinstance(ours, dict):
        return _merged_keys(original, base, ours)
    lists = [{} if part == [] else by_name(part) for part in (original, base, ours)]
    if any(part is None for part in lists):
        return ours
    return list(_merged_keys(*lists).values())  # type: ignore[arg-type]


def _merged_keys(original: dict[str, Any], base: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in (*original, *(key for key in ours if key not in original)):
        if key in ours and key in base and key in original:
            found[key] = merged(original[key], base[key], ours[key])
        elif key in ours and (key not in base or not same(base[key], ours[key])):
            found[key] = ours[key]
        elif key in original and key not in base:
            found[key] = original[key]
    return found
