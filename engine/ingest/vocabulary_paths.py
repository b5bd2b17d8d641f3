"""Values inside a record, by a path of keys."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

BETWEEN = " > "  # between the keys of a path; keys themselves may be addresses with dots and slashes
EVERY = "*"  # a key that stands for all keys


@cache
def steps(path: str) -> tuple[str, ...]:
    """The keys of a path."""
    return tuple(path.split(BETWEEN))


def values(held: object, keys: Sequence[str]) -> Iterator[object]:
    """Every value at the end of the keys, in order; what is empty is left out.

    A list is looked through, item by item, or by the names of its items where they are pairs of key
    and value. A text that holds JSON is opened. Keys may also stand in one, with dots between them,
    as in a table: metadata.duration.
    """
    held = _opened(held)
    if isinstance(held, list):
        for item in _named(held, keys[0]) if keys and _is_pairs(held) else held:
            rest = keys[1:] if _is_pairs(held) else keys
            yield from values(item, rest)
    elif not keys:
        if held is not None and held != "":
            yield held
    elif isinstance(held, Mapping):
        yield from _below(held, keys)


def _below(held: Mapping[str, object], keys: Sequence[str]) -> Iterator[object]:
    if keys[0] == EVERY:
        for value in held.values():
            yield from values(value, keys[1:])
    elif keys[0] in held:
        yield from values(held[keys[0]], keys[1:])
    elif len(keys) > 1 and (joined := ".".join(keys)) in held:
        yield from values(held[joined], ())


def _opened(held: object) -> object:
    """The object or list that a text holds; else what it is."""
    if isinstance(held, str) and held[:1] in ("{", "["):
        try:
            return json.loads(held)
        except ValueError:
            return held
    return held


def _is_pairs(items: list[object]) -> bool:
    return bool(items) and all(
        isinstance(item, Mapping) and {"key", "value"} <= item.keys() for item in items
    )


def _named(items: list[object], name: str) -> Iterator[object]:
    """The values of the pairs of that name; a value may be wrapped by its type: {"int_value": 25}."""
    for item in items:
        if isinstance(item, Mapping) and item["key"] == name:
            value = item["value"]
            yield from values(value, [EVERY]) if isinstance(value, Mapping) else [value]
