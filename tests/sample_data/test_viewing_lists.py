"""Viewers and videos that are met for the first time in an event."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import copy
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from engine.ingest import Pipelines, accept, load_pipelines, rebuild, refresh
from engine.ingest.feed import Feed, Settings
from engine.ingest.file_source import FileSource
from engine.ingest.work import working

SAMPLE = Path(__file__).parents[2] / "sample_data"
EVENT = {
    "ts": "2026-03-01 12:00:00",
    "user_id": "new",
    "video_id": "fresh",
    "session_id": "s",
    "event_name": "video_play",
    "position_s": "0",
    "duration_s": "300",
    "title": "Knots",
}
PAUSE = EVENT | {"ts": "2026-03-01 12:01:00", "event_name": "video_pause", "position_s": "60"}
BARE = {"duration_s": None, "title": None}


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


def arrive(con: duckdb.DuckDBPyConnection, viewing: Pipelines, *rows: dict[str, Any]) -> None:
    """A batch of player events, in one transaction as a feed has it."""
    con.execute("BEGIN")
    (last,) = con.execute("SELECT coalesce(max(event_id), 0) FROM raw.player_events").fetchall()[0]
    con.register("batch", pa.Table.from_pylist(list(rows)))
    accept(con, viewing, "player_events", "batch", datetime(2026, 3, 2))
    refresh(con, viewing, {"player_events": last})
    con.execute("COMMIT")


def test_a_viewer_and_a_video_are_learnt_from_their_first_event(
    con: duckdb.DuckDBPyConnection, viewing: Pipelines
) -> None:
    arrive(con, viewing, EVENT, PAUSE | BARE)
    arrive(con, viewing, PAUSE | {"ts": "2026-03-02 12:00:00", "duration_s": "999", "title": "Other"})
    assert con.execute(
        "SELECT title, category, duration_s, duration_bucket, published_at FROM video"
    ).fetchall()[1:] == [("Knots", "unknown", 300, "5-15 min", datetime(2026, 3, 1, 12))]
    sql = "SELECT user_id, country_code, CAST(signup_date AS VARCHAR), plan FROM viewer WHERE user_id <> 'u'"
    assert con.execute(sql).fetchall() == [("new", None, "2026-03-01", "unknown")]
    assert con.execute("SELECT user_id, total_s, duration_s FROM user_video").fetchall() == [("new", 60, 300)]


def test_what_a_list_says_is_not_changed_by_events(
    con: duckdb.DuckDBPyConnection, viewing: Pipelines
) -> None:
    arrive(con, viewing, EVENT | {"user_id": "u", "video_id": "v"})
    assert con.execute("SELECT title, duration_s FROM video").fetchall() == [("Title", 60)]
    assert con.execute("SELECT user_id, plan FROM viewer").fetchall() == [("u", "Free")]


def test_an_event_that_is_no_use_teaches_nothing(con: duckdb.DuckDBPyConnection, viewing: Pipelines) -> None:
    arrive(con, viewing, EVENT | {"event_name": "video_dream"}, PAUSE | {"session_id": None})
    assert con.execute("SELECT user_id FROM viewer").fetchall() == [("u",)]
    assert con.execute("SELECT video_id FROM video").fetchall() == [("v",)]


REPORT = {key: EVENT[key] for key in ("ts", "user_id", "video_id", "session_id")} | {
    "stream": "playback_reports"
}
REPORT |= {"outcome": "played", "playing_ms": "9", "rebuffer_ms": "0", "rebuffers": "0"}
STORY = [
    REPORT,
    EVENT | BARE,
    PAUSE | {"ts": "2026-03-02 12:00:00", "video_id": "other"} | BARE,
    PAUSE | BARE | {"user_id": "second", "session_id": "t"},
    PAUSE,
    REPORT | {"ts": "2026-03-01 12:00:09", "user_id": "nobody"},
    EVENT | {"ts": "2026-03-01 12:02:00", "duration_s": "999", "title": "Other"},
]
MADE = ("viewer", "video", "video_events", "video_segments", "user_video", "qoe_views")


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 6, 7])
def test_what_waits_is_used_when_lists_know_it_however_events_are_batched(
    tmp_path: Path, viewing: Pipelines, most: int
) -> None:
    """With empty lists at first; a video whose length nobody tells stays unknown."""
    rows = [{"stream": "player_events", **row} for row in STORY]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    tables = [(SAMPLE / file).read_text("utf-8") for file in ("schema.sql", "raw.sql")]
    path = tmp_path / "work.duckdb"
    with working(path, viewing, tables, lambda line: None) as con:
        source = FileSource(tmp_path / "in.jsonl", lambda line: None, once=True)
        settings = Settings(once=True, most_lines=most, tries=1)
        Feed(con, path, viewing, source, settings=settings, clock=lambda: datetime(2026, 3, 3)).run()
        sql = "SELECT reject_reason FROM raw.{} ORDER BY event_id"
        found = [reason for (reason,) in con.execute(sql.format("player_events")).fetchall()]
        assert found == [None, "unknown video", None, None, None]
        reports = [reason for (reason,) in con.execute(sql.format("playback_reports")).fetchall()]
        assert reports == [None, "unknown user"]
        assert con.execute("SELECT user_id FROM viewer ORDER BY 1").fetchall() == [("new",), ("second",)]
        assert con.execute("SELECT title, duration_s FROM video").fetchall() == [("Knots", 300)]
        assert con.execute("SELECT user_id, total_s FROM user_video ORDER BY 1").fetchall() == [
            ("new", 60),
            ("second", 0),
        ]
        refreshed = {table: con.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in MADE}
        rebuild(con, viewing, lambda line: None)
        assert {table: con.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in MADE} == refreshed


def test_the_sample_has_nothing_to_learn(small: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT count(*), count(*) FILTER ({} = 'unknown') FROM {}"
    assert small.execute(sql.format("plan", "viewer")).fetchall()[0][1] == 0
    assert small.execute(sql.format("category", "video")).fetchall() == [(200, 0)]
