"""Rows of text on their way into a table, and the columns that they have beyond it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from engine.ingest.arrivals import ORDER, OWN, TOLD
from engine.ingest.routing import RESERVED, Row
from engine.ingest.tables import Connection
from engine.warehouse.names import quoted


def put_rows(con: Connection, table: str, rows: list[Row], names: Iterable[str]) -> None:
    """Make a temporary table of the cells of the named columns as text, in order, without what no row has.

    Without Arrow, which would load pandas: that costs more than the batch.
    """
    present = [name for name in names if name not in OWN and any(name in row for row in rows)]
    cells = "".join(f"unnest(CAST(? AS VARCHAR[])) AS {quoted(name)}, " for name in present)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {cells}unnest(range({len(rows)})) AS {ORDER}",
        [[_text(row.get(name)) for row in rows] for name in present],
    )


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
    for row in rows:
        for name, cell in row.items():
            if name not in names and name not in _OURS and found.get(name) is None and cell is not None:
                found[name] = _kind(cell)
    return found


_OURS = RESERVED | {ORDER, TOLD}


def _kind(cell: Any) -> str:
    kinds = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}
    return kinds.get(type(cell), "JSON")
