"""What is in a build: its tables, its values, its edges."""

import re
from pathlib import Path

import duckdb
import pytest

from tests.written import written_in

VALUES = written_in(Path(__file__).with_name("values.yaml"))
COLUMNS = [(table, column) for table, columns in VALUES.items() for column in columns]
SCHEMA = "\n".join(
    (Path(__file__).parents[2] / "sample_data" / f).read_text("utf-8") for f in ("schema.sql", "raw.sql")
)
TABLES = re.findall(r"CREATE TABLE ([\w.]+)", SCHEMA)
REFERENCES = [
    (table, *reference)
    for table, body in re.findall(r"CREATE TABLE ([\w.]+) \((.*?)\n\);", SCHEMA, re.DOTALL)
    for reference in re.findall(r"^\s+(\w+) .*REFERENCES (\w+) \((\w+)\)", body, re.MULTILINE)
]
EMPTY = {"raw.unreadable"}  # nothing drawn is unreadable


def test_exactly_the_promised_tables(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT schema_name, table_name FROM duckdb_tables() WHERE schema_name <> 'stage'"
    found = [
        table if schema == "main" else f"{schema}.{table}"
        for schema, table in small.execute(query).fetchall()
    ]
    assert sorted(found) == sorted(TABLES)


@pytest.mark.parametrize("table", [table for table in TABLES if table not in EMPTY])
def test_table_is_not_empty(small: duckdb.DuckDBPyConnection, table: str) -> None:
    assert small.table(table).limit(1).fetchall()


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_exactly_the_listed_values_occur(small: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
    found = {row[0] for row in small.execute(query).fetchall()}
    assert found == set(VALUES[table][column])


def test_keys_are_declared(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT schema_name, table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
    found = small.execute(query).fetchall()
    keyed = {table if schema == "main" else f"{schema}.{table}" for schema, table in found}
    assert set(TABLES) - keyed == {"gpu_hourly"}  # its grain holds a column that may be missing


@pytest.mark.parametrize(("table", "column", "other", "key"), REFERENCES)
def test_references_hold(
    small: duckdb.DuckDBPyConnection, table: str, column: str, other: str, key: str
) -> None:
    missing = f"{column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {other})"
    assert small.execute(f"SELECT count(*) FROM {table} WHERE {missing}").fetchall() == [(0,)]


def test_every_reference_is_tested() -> None:
    assert len(REFERENCES) == SCHEMA.count("REFERENCES")


@pytest.mark.parametrize(
    ("table", "column", "most"),
    [("viewer", "country_code", 0.06), ("gpu_hourly", "gpu_id", 0.05), ("stream_status", "gpu_id", 0.04)],
)
def test_some_references_are_missing(
    small: duckdb.DuckDBPyConnection, table: str, column: str, most: float
) -> None:
    query = f"SELECT count(*) FILTER ({column} IS NULL) / count(*) FROM {table}"
    assert 0 < small.execute(query).fetchall()[0][0] < most


def test_gateway_is_sometimes_unknown(small: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT count(*) FILTER (gateway = 'unknown') / count(*) FROM gpu_hourly WHERE requested_sessions > 0"
    )
    assert 0.02 < small.execute(query).fetchall()[0][0] < 0.09


def test_pipelines_without_frames_have_no_frame_rate(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT DISTINCT pipeline FROM gpu_hourly WHERE status_samples > 0"
    found = {row[0] for row in small.execute(query).fetchall()}
    assert found == {"live-video-to-video", "image-to-video", "upscale", "segment-anything-2"}


def test_streams_are_running_at_now(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT count(DISTINCT stream_id) FROM stream_status WHERE ts >= TIMESTAMP '2026-06-30 08:58:00'"
    assert small.execute(query).fetchall()[0][0] == 9
