"""A hand-made intake: some rows in the raw tables, and the quality tables made of them."""

from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from engine.ingest import Pipelines, judge, load_pipelines, rebuild
from sample_data import store

Row = dict[str, Any]
MONDAY = datetime(2026, 3, 2)
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


@lru_cache
def pipelines() -> Pipelines:
    """The shipped ones, of their steps only those that measure quality."""
    with as_file(files("sample_data").joinpath("pipeline")) as folder:
        found = load_pipelines(Path(folder))
        named = (Path(folder) / "quality.yaml").read_text("utf-8")
    return found.model_copy(
        update={"steps": tuple(step for step in found.steps if f"- table: {step.table}\n" in named)}
    )


def made() -> list[str]:
    """The tables that are measured."""
    return [step.table for step in pipelines().steps]


def intake() -> duckdb.DuckDBPyConnection:
    """A database into which nothing came yet; viewer u1 and video v1 are known."""
    con = duckdb.connect()
    store.create_schema(con)
    con.execute(
        """INSERT INTO viewer BY NAME
        SELECT 'u1' AS user_id, DATE '2025-01-01' AS signup_date, 'Free' AS plan, 'none' AS layout_test,
            'none' AS artwork_test"""
    )
    con.execute("INSERT INTO video VALUES ('v1', 'One', 'News', 60, '1-5 min', TIMESTAMP '2025-01-01')")
    return con


def bring(con: duckdb.DuckDBPyConnection, stream: str, rows: list[Row]) -> None:
    """Put rows into a raw table, numbered as they stand."""
    if not rows:
        return
    last = con.execute(f"SELECT coalesce(max(event_id), 0) FROM raw.{stream}").fetchall()[0][0]
    con.register("rows_to_bring", pa.Table.from_pylist(_alike(rows)))
    con.execute(
        f"INSERT INTO raw.{stream} BY NAME "
        f"SELECT {last} + row_number() OVER () AS event_id, * FROM rows_to_bring"
    )
    judge(con, pipelines(), stream, last)


def _alike(rows: list[Row]) -> list[Row]:
    names = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name) for name in names} for row in rows]


def measure(con: duckdb.DuckDBPyConnection) -> None:
    """Make the quality tables."""
    rebuild(con, pipelines(), lambda line: None)


def event(ts: datetime | None, after: timedelta = SECOND, **other: Any) -> Row:
    """A player event that arrives some time after it happened."""
    arrived = {"received_at": ts + after} if ts else {}
    usual = {"ts": ts, "user_id": "u1", "video_id": "v1", "session_id": "s1", "event_name": "video_play"}
    return usual | {"position_s": 0} | arrived | other


def load(dataset: str, window: datetime, **other: Any) -> Row:
    """A load of an hour that succeeds at once, told of half a minute before the hour is over."""
    told = {"received_at": window + HOUR - 30 * SECOND, "dataset": dataset, "window_start": window}
    return told | {"attempts": 1, "failed": 0, "processing_ms": 40} | other


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    """The rows of a query by name."""
    found = con.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def contents(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Every measured table's rows in an order of their own."""
    return {table: sorted(con.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in made()}
