"""Arrays into DuckDB tables."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa

from sample_data.arrays import Bools, Floats, Ints

Columns = Mapping[str, Any]


def instants(times: Ints, missing: Bools | None = None) -> pa.Array:
    """Milliseconds since 1970 as timestamps, null where missing is true."""
    return pa.array(times, mask=missing).cast(pa.timestamp("ms"))


def numbers(values: Floats) -> pa.Array:
    """Numbers, null where a value is not a number."""
    return pa.array(values, from_pandas=True)


def create_schema(con: duckdb.DuckDBPyConnection) -> None:
    """Create all tables of the sample data, empty."""
    con.execute(files("sample_data").joinpath("schema.sql").read_text("utf-8"))


def insert(con: duckdb.DuckDBPyConnection, table: str, columns: Columns, order: str) -> None:
    """Fill a table from named columns, in a stated order so that the file is the same every time."""
    con.register("incoming", pa.table(dict(columns)))
    con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming ORDER BY {order}")
    con.unregister("incoming")


def create_raw(con: duckdb.DuckDBPyConnection) -> None:
    """Create the temporary tables the viewing pipeline reads, empty."""
    con.execute(files("sample_data").joinpath("raw.sql").read_text("utf-8"))


def run_pipeline(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Turn raw_video_events and raw_sessions into the four viewing tables; rejected events by reason.

    The two inputs and the tables viewer and video must exist; the outputs must exist and be empty.
    """
    steps = sorted(files("sample_data").joinpath("pipeline").iterdir(), key=lambda step: step.name)
    for step in steps:
        if step.name.endswith(".sql"):
            con.execute(step.read_text("utf-8"))
    return dict(con.execute("SELECT reject_reason, events FROM rejected_events ORDER BY 1").fetchall())
