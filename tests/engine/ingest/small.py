"""A small shop with orders and refunds, to try the machinery on."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from engine.ingest import accept, load_pipelines

FOLDER = Path(__file__).parent / "orders"
NOW = datetime(2026, 3, 1, 12)
MADE = ("stage.sales", "customer", "sale", "shop_day", "total")
SHOP = load_pipelines(FOLDER)
Row = dict[str, Any]
Contents = dict[str, list[tuple[Any, ...]]]


def shop() -> duckdb.DuckDBPyConnection:
    """An empty database of the shop."""
    con = duckdb.connect()
    con.execute((FOLDER / "tables.sql").read_text("utf-8"))
    return con


def bring(con: duckdb.DuckDBPyConnection, stream: str, rows: Sequence[Row]) -> int:
    """Take rows of text in as they might arrive."""
    names = dict.fromkeys(name for row in rows for name in row)
    found = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
    con.register("incoming", pa.table(found))
    return accept(con, SHOP, stream, "incoming", NOW)


def contents(con: duckdb.DuckDBPyConnection, tables: Sequence[str] = MADE) -> Contents:
    """Every table's rows in an order of their own."""
    return {table: sorted(con.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}
