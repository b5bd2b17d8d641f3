"""Every reason for which what a player tells is not used; what is rejected stays with its reason."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import copy
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from engine.ingest import Pipelines, accept, load_pipelines, rebuild, refresh

SAMPLE = Path(__file__).parents[2] / "sample_data"
WHEN = "2026-01-01 00:00:00"

EVENT = {
    "ts": WHEN,
    "user_id": "u",
    "video_id": "v",
    "session_id": "s",
    "event_name": "video_play",
    "position_s": "0",
}
SESSION = {"ts": WHEN, "session_id": "s", "user_id": "u", "device": "TV"}
REPORT = {
    "ts": WHEN,
    "user_id": "u",
    "video_id": "v",
    "session_id": "s",
    "outcome": "played",
    "startup_ms": "900",
    "playing_ms": "1000",
    "rebuffer_ms": "0",
    "rebuffers": "0",
    "bitrate_bps": "2000000",
}
GOOD = {"player_events": EVENT, "player_sessions": SESSION, "playback_reports": REPORT}
BAD = [
    ("player_events", {"ts": None}, "no timestamp"),
    ("player_events", {"user_id": None}, "no user"),
    ("player_events", {"user_id": " "}, "no user"),
    ("player_events", {"video_id": ""}, "no video"),
    ("player_events", {"session_id": None}, "no session"),
    ("player_events", {"event_name": None}, "unknown event"),
    ("player_events", {"event_name": "video_buffering"}, "unknown event"),
    ("player_events", {"position_s": None}, "no position"),
    ("player_events", {"position_s": "-0.001"}, "negative position"),
    ("player_events", {"video_id": "w"}, "unknown video"),
    ("player_events", {"user_id": None, "position_s": "-1"}, "no user"),
    ("player_sessions", {"ts": None}, "no timestamp"),
    ("player_sessions", {"session_id": " "}, "no session"),
    ("playback_reports", {"ts": None}, "no timestamp"),
    ("playback_reports", {"user_id": ""}, "no user"),
    ("playback_reports", {"video_id": None}, "no video"),
    ("playback_reports", {"session_id": None}, "no session"),
    ("playback_reports", {"outcome": "great"}, "unknown outcome"),
    ("playback_reports", {"outcome": None}, "unknown outcome"),
    ("playback_reports", {"playing_ms": None}, "no playing time"),
    ("playback_reports", {"rebuffers": None}, "no playing time"),
    ("playback_reports", {"startup_ms": "-1"}, "negative measure"),
    ("playback_reports", {"user_id": "x"}, "unknown user"),
    ("playback_reports", {"video_id": "w"}, "unknown video"),
]
MARTS = {"player_events": "video_events", "playback_reports": "qoe_views"}


@pytest.fixture(scope="module")
def viewing(tmp_path_factory: pytest.TempPathFactory) -> Pipelines:
    """The shipped pipeline of viewing alone."""
    folder = tmp_path_factory.mktemp("pipeline")
    for file in [SAMPLE / "pipeline" / "viewing.yaml", *(SAMPLE / "pipeline").glob("*.sql")]:
        copy(file, folder)
    return load_pipelines(folder)


@pytest.fixture
def con(viewing: Pipelines) -> Iterator[duckdb.DuckDBPyConnection]:
    """All tables, with one viewer and one video."""
    with duckdb.connect() as con:
        for file in ("schema.sql", "raw.sql"):
            con.execute((SAMPLE / file).read_text("utf-8"))
        con.execute("INSERT INTO viewer VALUES ('u', NULL, '2024-01-01', 'Free', '', '')")
        con.execute("INSERT INTO video VALUES ('v', 'Title', 'News', 60, '1-5 min', '2024-01-01')")
        rebuild(con, viewing, lambda line: None)
        yield con


def arrive(
    con: duckdb.DuckDBPyConnection, viewing: Pipelines, stream: str, *rows: dict[str, Any]
) -> list[str | None]:
    """Put a batch into the tables; the reasons of all rows of the stream so far, in order of arrival."""
    (last,) = con.execute(f"SELECT coalesce(max(event_id), 0) FROM raw.{stream}").fetchall()[0]
    con.register("batch", pa.Table.from_pylist(list(rows)))
    accept(con, viewing, stream, "batch", datetime(2026, 1, 1))
    refresh(con, viewing, {stream: last})
    return [
        reason
        for (reason,) in con.execute(f"SELECT reject_reason FROM raw.{stream} ORDER BY event_id").fetchall()
    ]


@pytest.mark.parametrize(("stream", "change", "reason"), BAD)
def test_a_bad_row_is_kept_with_its_reason_and_not_used(
    con: duckdb.DuckDBPyConnection, viewing: Pipelines, stream: str, change: dict[str, Any], reason: str
) -> None:
    assert arrive(con, viewing, stream, GOOD[stream] | change) == [reason]
    if stream in MARTS:
        assert con.execute(f"SELECT count(*) FROM {MARTS[stream]}").fetchall() == [(0,)]


@pytest.mark.parametrize("stream", GOOD)
def test_a_good_row_is_used(con: duckdb.DuckDBPyConnection, viewing: Pipelines, stream: str) -> None:
    assert arrive(con, viewing, stream, GOOD[stream]) == [None]
    if stream in MARTS:
        assert con.execute(f"SELECT user_id, video_id FROM {MARTS[stream]}").fetchall() == [("u", "v")]
