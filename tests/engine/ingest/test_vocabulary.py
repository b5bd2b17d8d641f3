"""The same short viewing in every vocabulary comes to the same watch time."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from engine.ingest import Pipelines, accept, load_pipelines, rebuild
from engine.ingest.vocabulary import recognise

SAMPLE = Path(__file__).parents[3] / "sample_data"
BEGIN = datetime(2026, 3, 1, 12, tzinfo=UTC)
XAPI = "https://w3id.org/xapi/video/extensions/"
Record = Mapping[str, Any]


def at(seconds: float) -> datetime:
    return BEGIN + timedelta(seconds=seconds)


def parlance(seconds: float, name: str, position: float) -> Record:
    return {
        "userId": "ann",
        "videoId": "v",
        "sessionId": "s",
        "timestamp": at(seconds).isoformat(),
        "eventName": name,
        "currentTime": position,
        "metadata": {"videoId": "v", "duration": 300, "title": "Knots"},
    }


def edx(seconds: float, name: str, event: str) -> Record:
    return {
        "username": "ann",
        "context": {"user_id": 17, "org_id": "Org", "course_id": "c", "path": "/event"},
        "session": "c2c122e3",
        "event_source": "browser",
        "event_type": name,
        "event": event,
        "time": at(seconds).isoformat(),
        "page": None,
    }


def xapi(seconds: float, verb: str, **result: float) -> Record:
    return {
        "id": "e041c365",
        "actor": {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "ann"}},
        "verb": {"id": f"https://w3id.org/xapi/video/verbs/{verb}", "display": {"en-US": verb}},
        "object": {
            "id": "https://example.org/video/1",
            "definition": {
                "name": {"en-US": "Knots"},
                "type": "https://w3id.org/xapi/video/activity-type/video",
            },
        },
        "result": {"extensions": {XAPI + name.replace("_", "-"): value for name, value in result.items()}},
        "context": {"extensions": {XAPI + "session-id": "9a2c", XAPI + "length": 300}},
        "timestamp": at(seconds).isoformat().replace("+00:00", "Z"),
    }


def completed(seconds: float) -> Record:
    return {
        **xapi(seconds, "", progress=1.0, played_segments=0),
        "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
    }


def html5(seconds: float, name: str, position: float, *, paused: bool = False) -> Record:
    return {
        "type": name,
        "currentTime": position,
        "duration": 300,
        "paused": paused,
        "timestamp": int(at(seconds).timestamp() * 1000),
        "userId": "ann",
        "videoId": "v",
        "sessionId": "s",
    }


def ga4(seconds: float, name: str, share: int) -> Record:
    """As exported: parameters as pairs of key and typed value."""
    told = {"video_url": {"string_value": "https://v"}, "video_title": {"string_value": "Knots"}}
    numbers = {"video_duration": 300, "video_percent": share, "ga_session_id": 1772366400}
    typed = told | {key: {"string_value": None, "int_value": value} for key, value in numbers.items()}
    return {
        "event_name": name,
        "event_timestamp": int(at(seconds).timestamp() * 1_000_000),
        "user_pseudo_id": "7.3",
        "event_params": [{"key": key, "value": value} for key, value in typed.items()],
    }


def govuk(seconds: float, name: str, share: int) -> Record:
    """As put into the data layer, with what an export adds."""
    return {
        "event": "event_data",
        "event_data": {
            "event_name": name,
            "type": "video",
            "url": "https://v",
            "text": "Knots",
            "length": "300",
            "video_current_time": str(3 * share),
            "video_percent": str(share),
        },
        "timestamp": at(seconds).isoformat(),
        "client_id": "7.3",
        "ga_session_id": "1772366400",
    }


# A pause, a jump from 1:30 to 3:20 while playing, and the end: 60 + 30 + 100 s.
JUMP = {
    "Parlance": [
        parlance(0, "video_play", 0),
        parlance(60, "video_pause", 60),
        parlance(90, "video_resume", 60),
        parlance(120, "video_pause", 90),
        parlance(120, "video_resume", 200),
        parlance(220, "video_ended", 300),
    ],
    "edX": [
        edx(0, "load_video", '{"id": "i4x", "code": "html5", "duration": 300}'),
        edx(0, "play_video", '{"id": "i4x", "currentTime": 0, "duration": 300}'),
        edx(60, "pause_video", '{"id": "i4x", "currentTime": 60, "duration": 300}'),
        edx(90, "play_video", '{"id": "i4x", "currentTime": 60, "duration": 300}'),
        edx(100, "speed_change_video", '{"id": "i4x", "old_speed": "1.0", "new_speed": "1.5"}'),
        edx(120, "seek_video", '{"id": "i4x", "old_time": 90, "new_time": 200, "type": "onSlideSeek"}'),
        edx(220, "stop_video", '{"id": "i4x", "currentTime": 300, "duration": 300}'),
    ],
    "xAPI": [
        xapi(0, "played", time=0),
        xapi(60, "paused", time=60),
        xapi(90, "played", time=60),
        xapi(120, "seeked", time_from=90, time_to=200),
        completed(220),
    ],
    "HTML5": [
        html5(0, "loadedmetadata", 0, paused=True),
        html5(0, "play", 0),
        html5(60, "pause", 60, paused=True),
        html5(90, "play", 60),
        html5(120, "pause", 90, paused=True),
        html5(120, "seeking", 200, paused=True),
        html5(120, "seeked", 200, paused=True),
        html5(120, "play", 200),
        html5(220, "pause", 300, paused=True),
        html5(220, "ended", 300, paused=True),
    ],
}
# Half a minute without playing in the middle; no jump.
STRAIGHT = {
    "Parlance": [
        parlance(0, "video_play", 0),
        parlance(100, "video_pause", 100),
        parlance(130, "video_resume", 100),
        parlance(330, "video_ended", 300),
    ],
    "GA4": [
        ga4(0, "video_start", 0),
        ga4(75, "video_progress", 25),
        ga4(180, "video_progress", 50),
        ga4(255, "video_progress", 75),
        ga4(330, "video_complete", 100),
    ],
    "GOV.UK": [
        govuk(0, "video_start", 0),
        govuk(75, "video_progress", 25),
        govuk(180, "video_progress", 50),
        govuk(255, "video_progress", 75),
        govuk(330, "video_complete", 100),
    ],
}


@pytest.fixture(scope="module")
def viewing(tmp_path_factory: pytest.TempPathFactory) -> Pipelines:
    """The shipped pipeline of viewing alone."""
    folder = tmp_path_factory.mktemp("pipeline")
    for file in [SAMPLE / "pipeline" / "viewing.yaml", *(SAMPLE / "pipeline").glob("*.sql")]:
        copy(file, folder)
    return load_pipelines(folder)


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """The sample's tables, with the viewer and video by all the names they have."""
    with duckdb.connect() as con:
        for file in ("schema.sql", "raw.sql"):
            con.execute((SAMPLE / file).read_text("utf-8"))
        for user in ("ann", "17", "7.3"):
            con.execute("INSERT INTO viewer VALUES (?, NULL, '2026-01-01', 'Free', '', '')", [user])
        for video in ("v", "i4x", "https://example.org/video/1", "https://v"):
            con.execute("INSERT INTO video VALUES (?, 'Knots', 'News', 300, '', '2026-01-01')", [video])
        yield con


def watched(con: duckdb.DuckDBPyConnection, viewing: Pipelines, records: list[Record]) -> tuple[Any, ...]:
    """Watch time, furthest position, completions and views of what the records tell."""
    told = [recognise(record) for record in records]
    assert all(isinstance(rows, list) for rows in told)
    rows = [row for rows in told if isinstance(rows, list) for _, row in rows]
    names = dict.fromkeys(name for row in rows for name in row)
    con.register("batch", pa.table({name: [row.get(name) for row in rows] for name in names}))
    accept(con, viewing, "player_events", "batch", datetime(2026, 3, 2))
    rebuild(con, viewing, lambda line: None)
    assert con.execute("SELECT DISTINCT reject_reason FROM raw.player_events").fetchall() == [(None,)]
    (found,) = con.execute(
        "SELECT total_s, max_position_s, completed, forward_skips, (SELECT sum(is_view) FROM video_events) "
        "FROM user_video"
    ).fetchall()
    return tuple(float(value) for value in found)


@pytest.mark.parametrize("spelling", JUMP)
def test_a_viewing_with_a_jump(con: duckdb.DuckDBPyConnection, viewing: Pipelines, spelling: str) -> None:
    assert watched(con, viewing, JUMP[spelling]) == (190, 300, 1, 1, 1)


@pytest.mark.parametrize("spelling", STRAIGHT)
def test_a_viewing_without_one(con: duckdb.DuckDBPyConnection, viewing: Pipelines, spelling: str) -> None:
    assert watched(con, viewing, STRAIGHT[spelling]) == (300, 300, 1, 0, 1)


def test_a_jump_of_a_browser_that_goes_on_playing_loses_what_ran_before_it(
    con: duckdb.DuckDBPyConnection, viewing: Pipelines
) -> None:
    records = [html5(0, "play", 0), html5(30, "seeking", 100), html5(80, "pause", 150, paused=True)]
    assert watched(con, viewing, records) == (50, 150, 0, 1, 1)
