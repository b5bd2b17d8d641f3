"""What is in a build: its tables, its values, its edges."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest
import yaml

VALUES = yaml.safe_load(Path(__file__).with_name("values.yaml").read_text("utf-8"))
COLUMNS = [(table, column) for table, columns in VALUES.items() for column in columns]
TABLES = [
    *(
        "region",
        "country",
        "viewer",
        "video",
        "video_events",
        "video_segments",
        "video_sessions",
        "user_video",
    ),
    *("gpu", "gpu_hourly", "stream_status", "ingest_samples", "dq_batch", "dq_check", "dq_alert"),
]


def test_exactly_the_promised_tables(small: duckdb.DuckDBPyConnection) -> None:
    found = [row[0] for row in small.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    assert sorted(found) == sorted(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_table_is_not_empty(small: duckdb.DuckDBPyConnection, table: str) -> None:
    assert small.table(table).limit(1).fetchall()


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_exactly_the_listed_values_occur(small: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
    found = {row[0] for row in small.execute(query).fetchall()}
    assert found == set(VALUES[table][column])


def test_keys_are_declared(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
    keyed = {row[0] for row in small.execute(query).fetchall()}
    assert set(TABLES) - keyed == {"gpu_hourly"}  # its grain holds a column that may be missing


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
    query = "SELECT count(*) FILTER (gateway = 'unknown') / count(*) FROM gpu_hourly"
    assert 0.02 < small.execute(query).fetchall()[0][0] < 0.09


def test_pipelines_without_frames_have_no_frame_rate(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT DISTINCT pipeline FROM gpu_hourly WHERE status_samples > 0"
    found = {row[0] for row in small.execute(query).fetchall()}
    assert found == {"live-video-to-video", "image-to-video", "upscale", "segment-anything-2"}


def test_newest_batches_differ_in_age(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT dataset, max(max_event_at) FROM dq_batch GROUP BY dataset"
    now = datetime(2026, 6, 30, 9)
    minutes = {name: (now - newest).seconds / 60 for name, newest in small.execute(query).fetchall()}
    assert minutes == {
        "video_events": 2,
        "stream_status": 3,
        "ingest_samples": 4,
        "video_sessions": 6,
        "gpu_hourly": 65,
        "billing": 180,
    }


def test_streams_are_running_at_now(small: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT count(DISTINCT stream_id) FROM stream_status WHERE ts >= TIMESTAMP '2026-06-30 08:58:00'"
    assert small.execute(query).fetchall()[0][0] == 9
