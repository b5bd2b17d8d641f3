"""raw.columns_seen: what columns each stream came with, and when they changed."""

import duckdb
import numpy as np

from sample_data.clock import START, millis
from sample_data.quality.feeds import FEEDS
from sample_data.store import insert, instants

# When, data set, column and its type from then on, None where it no longer came. On 8 April 2026 a new
# version of the orchestrator gives the request another name, and the day after its old one back.
CHANGES = [
    (millis(2025, 3, 4, 9, 12), "ingest_samples", "candidate_pair", "VARCHAR"),
    (millis(2025, 5, 6, 8, 3), "video_sessions", "player_build", "VARCHAR"),
    (millis(2025, 8, 19, 13, 40), "billing", "tickets", "BIGINT"),
    (millis(2025, 9, 18, 1, 7), "video_events", "buffer_s", "DOUBLE"),
    (millis(2025, 9, 20, 0, 16), "video_events", "buffer_s", None),
    (millis(2025, 12, 2, 15, 21), "gpu_hourly", "tokens", "HUGEINT"),
    (millis(2026, 2, 10, 10, 55), "ingest_samples", "candidate_pair", None),
    (millis(2026, 3, 3, 7, 30), "video_sessions", "player_build", None),
    (millis(2026, 4, 8, 10, 2), "stream_status", "request_id", None),
    (millis(2026, 4, 8, 10, 2), "stream_status", "req_id", "VARCHAR"),
    (millis(2026, 4, 9, 9, 58), "stream_status", "req_id", None),
    (millis(2026, 4, 9, 9, 58), "stream_status", "request_id", "VARCHAR"),
    (millis(2026, 6, 23, 11, 26), "stream_status", "frames_dropped", "BIGINT"),
]
OWN = ("event_id", "received_at", "reject_reason")


def write_columns(con: duckdb.DuckDBPyConnection) -> None:
    """The columns at the start of the data, then each change."""
    seen = [
        (START, feed.dataset, name, kind)
        for feed in FEEDS
        for name, kind in _columns(con, feed.stream or feed.dataset, "raw" if feed.stream else "main")
        if name not in OWN
    ]
    at, dataset, name, kind = zip(*seen, *CHANGES, strict=True)
    columns = {
        "event_id": range(1, len(at) + 1),
        "received_at": instants(np.array(at, dtype=np.int64)),
        "dataset": dataset,
        "column_name": name,
        "data_type": kind,
    }
    insert(con, "raw.columns_seen", columns, "event_id")


def _columns(con: duckdb.DuckDBPyConnection, table: str, schema: str) -> list[tuple[str, str]]:
    """Names and types of the columns of a table."""
    return con.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ? AND table_name = ? "
        "AND database_name = current_database() ORDER BY column_index",
        [schema, table],
    ).fetchall()
