"""The pipeline's tables of given player events, in integers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

import sample_data.store
from engine.ingest import judge, load_pipelines, rebuild
from sample_data.store import create_schema, insert
from tests.sample_data.viewing_oracle.events import Event

Rows = set[tuple[Any, ...]]
PIPELINE = Path(sample_data.store.__file__).parent / "pipeline"
ARRIVED = 1_800_000_000_000  # ms since 1970
QUERIES = {
    "rejects": "SELECT event_id, reject_reason FROM raw.player_events WHERE reject_reason IS NOT NULL",
    "events": """
        SELECT event_id, epoch_ms(ts), user_id, video_id, session_id, event_name,
            CAST(1000 * position_s AS BIGINT), is_view, is_pause,
            is_forward_skip, is_backward_skip, is_completion
        FROM video_events""",
    "segments": """
        SELECT segment_id, epoch_ms(started_at), epoch_ms(ended_at), user_id, video_id, session_id,
            CAST(1000 * start_s AS BIGINT), CAST(1000 * end_s AS BIGINT), CAST(1000 * watched_s AS BIGINT)
        FROM video_segments""",
    "sessions": """
        SELECT session_id, user_id, epoch_ms(started_at), epoch_ms(ended_at),
            CAST(1000 * watched_s AS BIGINT), pauses, forward_skips, backward_skips, completed
        FROM video_sessions""",
    "sums": """
        SELECT user_id, video_id, epoch_ms(first_watch_at), epoch_ms(last_watch_at),
            CAST(1000 * total_s AS BIGINT), CAST(1000 * unique_s AS BIGINT),
            CAST(1000 * duration_s AS BIGINT), CAST(1000 * max_position_s AS BIGINT),
            sessions, completions, completed, is_replay, pauses, forward_skips, backward_skips,
            CAST(100 * score AS BIGINT), tier, flag, flags
        FROM user_video""",
}


def _seconds(ms: int | None) -> Decimal | None:
    return None if ms is None else Decimal(ms).scaleb(-3)


def _times(ms: Iterable[int | None]) -> pa.Array:
    return pa.array(list(ms), pa.int64()).cast(pa.timestamp("ms"))


def _lists(con: duckdb.DuckDBPyConnection, durations: Mapping[str, int], users: Sequence[str]) -> None:
    """The videos, in ms, and the viewers; what the rules do not ask for is all the same."""
    con.execute(
        "INSERT INTO region VALUES ('r', 'Region', 'Continent'); INSERT INTO country VALUES ('c', 'C', 'r')"
    )
    same = {"country_code": "c", "signup_date": date(2024, 1, 1), "plan": "free"}
    tests = dict.fromkeys(("layout_test", "artwork_test"), "not in test")
    viewers = [{"user_id": user, **same, **tests} for user in users]
    insert(con, "viewer", pa.Table.from_pylist(viewers).to_pydict(), "user_id")
    about = {"category": "film", "duration_bucket": "any", "published_at": datetime(2024, 1, 1)}
    videos = [{"video_id": v, "title": v, "duration_s": _seconds(ms), **about} for v, ms in durations.items()]
    insert(con, "video", pa.Table.from_pylist(videos).to_pydict(), "video_id")


def build(
    events: Sequence[Event], durations: Mapping[str, int], users: Sequence[str]
) -> duckdb.DuckDBPyConnection:
    """A database in memory with the marts of these events, which arrive a second after each other."""
    con = duckdb.connect()
    create_schema(con)
    _lists(con, durations, users)
    columns = {
        "event_id": pa.array([e.number for e in events]),
        "received_at": _times(ARRIVED + 1000 * e.number for e in events),
        "ts": _times(e.at for e in events),
        "user_id": pa.array([e.user for e in events]),
        "video_id": pa.array([e.video for e in events]),
        "session_id": pa.array([e.session for e in events]),
        "event_name": pa.array([e.name for e in events]),
        "position_s": pa.array([_seconds(e.position) for e in events], pa.decimal128(12, 3)),
    }
    insert(con, "raw.player_events", columns, "event_id")
    pipelines = load_pipelines(PIPELINE)
    judge(con, pipelines, "player_events")
    rebuild(con, pipelines, lambda line: None)
    return con


def built(con: duckdb.DuckDBPyConnection) -> dict[str, Rows]:
    """The rows of the marts by table."""
    return {name: set(con.execute(query).fetchall()) for name, query in QUERIES.items()}
