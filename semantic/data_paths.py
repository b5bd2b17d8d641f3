"""Paths into plain data (dicts and lists), as a validator reports them."""

from collections.abc import Sequence
from typing import Any

from semantic.locations import Step

Path = tuple[Step, ...]


def real_path(data: object, path: Path) -> Path:
    """The steps of a path that the data have; names of types and absent keys fall away."""
    found: list[Step] = []
    for step in path:
        if _has(data, step):
            data = _below(data, step)
            found.append(step)
    return tuple(found)


def value_at(data: object, path: Path) -> object:
    """What stands at the nearest part of the data to the path."""
    for step in real_path(data, path):
        data = _below(data, step)
    return data


def without(data: dict[str, object], paths: Sequence[Path]) -> None:
    """Remove the parts at the paths, later and deeper ones first so that positions stay right."""
    for path in sorted({path for path in paths if path}, key=_order, reverse=True):
        holder: Any = value_at(data, path[:-1])
        del holder[path[-1]]


def _has(data: object, step: Step) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def _below(data: Any, step: Step) -> object:
    return data[step]


def _order(path: Path) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]
