"""What is different between two models or reports, part by part, as their files would say it."""

from collections.abc import Iterator
from typing import Any

from semantic.locations import Step
from semantic.model import SemanticModel
from semantic.plain_model import plain_model

Change = tuple[tuple[Step, ...], Any]
_NAMING_KEYS = ("name", "value")


def changes(before: SemanticModel, after: SemanticModel) -> Iterator[Change]:
    """Path and new value of every part that is another one, as small as can be; None: it is gone."""
    return changed(plain_model(before), plain_model(after))


def changed(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """The same of plain data."""
    return _changed((), before, after)


def _changed(path: tuple[Step, ...], before: Any, after: Any) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _keys(path, before, after)
    elif repr(before) != repr(after):
        old, new = _by_name(before), _by_name(after)
        if old is None or new is None or not _same_order(old, new):
            yield path, after
        else:
            yield from _keys(path, old, new)


def _keys(path: tuple[Step, ...], before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """What is gone comes last, so that no part is ever empty in between."""
    for key, value in after.items():
        if key in before:
            yield from _changed((*path, key), before[key], value)
        else:
            yield (*path, key), value
    for key in before:
        if key not in after:
            yield (*path, key), None


def _by_name(items: Any) -> dict[str, Any] | None:
    """A list of named things by name; None for any other list, and for one that is to be empty."""
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        return None
    names = [next((item[key] for key in _NAMING_KEYS if key in item), None) for item in items]
    unique = all(isinstance(name, str) for name in names) and len(set(names)) == len(names)
    return dict(zip(map(str, names), items, strict=True)) if unique else None


def _same_order(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether what stays keeps its order, with what is new behind it."""
    stays = [name for name in before if name in after]
    return bool(stays) and list(after)[: len(stays)] == stays
