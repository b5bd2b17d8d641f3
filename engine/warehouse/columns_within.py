"""Columns that hold columns: a place with a city in it is read as place_city, as from nested JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

from engine.warehouse.names import quoted, unlike

_WITHIN, _LISTS = "struct", ("list", "array", "map")


def flat_columns(connection: duckdb.DuckDBPyConnection, reading: str) -> tuple[str, list[str]]:
    """The columns to select so that none holds another one, and the names of lists, which are left out.

    "*" where all columns are plain.
    """
    found = connection.sql(reading)
    if not {kind.id for kind in found.types} & {_WITHIN, *_LISTS}:
        return "*", []
    pairs = zip(found.columns, found.types, strict=True)
    whole = [one for name, kind in pairs for one in _flat((name,), kind)]
    plain = [place for place, kind in whole if kind not in _LISTS]
    lists = ["_".join(place) for place, kind in whole if kind in _LISTS]
    names = unlike("_".join(place) for place in plain)
    parts = [f"{_expression(place)} AS {quoted(name)}" for place, name in zip(plain, names, strict=True)]
    return ", ".join(parts) or "*", lists


def _flat(place: tuple[str, ...], kind: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """The way to each value in a column, and its kind."""
    if kind.id != _WITHIN:
        yield place, str(kind.id)
        return
    for name, inner in kind.children:
        yield from _flat((*place, name), inner)


def _expression(place: Sequence[str]) -> str:
    first, *others = map(quoted, place)
    return ".".join([f"({first})" if others else first, *others])
