"""Arrays into DuckDB tables."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa

from engine.ingest.work import without_references
from sample_data.arrays import Bools, Floats, Ints

Columns = Mapping[str, Any]


def instants(times: Ints, missing: Bools | None = None) -> pa.Array:
    """Milliseconds since 1970 as timestamps, null where missing is true."""
    return pa.array(times, mask=missing).cast(pa.timestamp("ms"))


def numbers(values: Floats) -> pa.Array:
    """Numbers, null where a value is not a number."""
    return pa.array(values, from_pandas=True)


def create_schema(con: duckdb.DuckDBPyConnection) -> None:
    """Create all tables of the sample data, and those of schema raw, empty.

    The references of schema.sql hold, but DuckDB is not told of them: a feed changes these tables.
    """
    for name in ("schema.sql", "raw.sql"):
        con.execute(without_references(files("sample_data").joinpath(name).read_text("utf-8")))


def insert(con: duckdb.DuckDBPyConnection, table: str, columns: Columns, order: str) -> None:
    """Fill a table from named columns, in a stated order so that the rows lie the same way every time."""
    con.register("incoming", pa.table(dict(columns)))
    con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming ORDER BY {order}")
    con.unregister("incoming")
