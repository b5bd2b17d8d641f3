"""Rows of text on their way into a table, and the columns that they have beyond it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from engine.ingest.arrivals import ORDER, OWN, TOLD
from engine.ingest.routing import RESERVED, Row
from engine.ingest.tables import Connection
from engine.warehouse.names import quoted

_ARRAYS = "arrays_of_cells"


@contextmanager
def shown_rows(con: Connection, view: str, rows: list[Row], names: Iterable[str]) -> Iterator[None]:
    """A temporary view of the cells of the named columns as text, in order, without what no row has.

    DuckDB takes arrays of numpy as they are; Arrow would load pandas, which costs more than the batch.
    """
    import numpy as np

    given = set().union(*rows)
    present = [name for name in names if name not in OWN and name in given]
    cells = {name: np.array(_texts([row.get(name) for row in rows]), dtype=object) for name in present}
    con.register(_ARRAYS, {**cells, ORDER: np.arange(len(rows))})
    try:
        texts = "".join(f"CAST({quoted(name)} AS VARCHAR) AS {quoted(name)}, " for name in present)
        con.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT {texts}{ORDER} FROM {_ARRAYS}")
        yield
        con.execute(f"DROP VIEW temp.{view}")  # a transaction that failed drops it itself
    finally:
        con.unregister(_ARRAYS)


def _texts(cells: list[Any]) -> list[str | None]:
    """The cells as text; most are already, and are looked at together."""
    if set(map(type, cells)) <= _TEXTS and "".join(filter(None, cells)).isascii():
        return cells
    return [_text(cell) for cell in cells]


_TEXTS = {str, type(None)}


def _text(cell: Any) -> str | None:
    """The cell as text; half a character becomes a sign that no value passes over."""
    if cell is None:
        return None
    if not isinstance(cell, str):
        return json.dumps(cell) if isinstance(cell, bool | dict | list) else str(cell)
    return cell if cell.isascii() else cell.encode("utf-8", "replace").decode("utf-8")


def further_columns(rows: list[Row], names: Mapping[str, str]) -> dict[str, str]:
    """Columns that rows have and the stream does not, with a type that their first value fits."""
    found: dict[str, str] = {}
    if set().union(*rows) <= names.keys() | _OURS:
        return found
    for row in rows:
        for name, cell in row.items():
            if name not in names and name not in _OURS and found.get(name) is None and cell is not None:
                found[name] = _kind(cell)
    return found


_OURS = RESERVED | {ORDER, TOLD}


def _kind(cell: Any) -> str:
    kinds = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}
    return kinds.get(type(cell), "JSON")
