"""What the aggregates of the scenarios do not show: sessions, views, loads, attempts and late news."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from engine.ingest import Pipelines, accept, load_pipelines, rebuild, refresh

SAMPLE = Path(__file__).parents[2] / "sample_data"
BEGIN = datetime(2026, 1, 5, 20)
NAMES = {"P": "video_play", "U": "video_pause", "R": "video_resume", "E": "video_ended", "L": "player_load"}


@pytest.fixture(scope="module")
def viewing(tmp_path_factory: pytest.TempPathFactory) -> Pipelines:
    """The shipped pipeline of viewing alone."""
    folder = tmp_path_factory.mktemp("pipeline")
    for file in [SAMPLE / "pipeline" / "viewing.yaml", *(SAMPLE / "pipeline").glob("*.sql")]:
        copy(file, folder)
    return load_pipelines(folder)


class Feed:
    """Tables that are refreshed after every batch and, when asked, compared with tables made anew."""

    def __init__(self, con: duckdb.DuckDBPyConnection, viewing: Pipelines) -> None:
        self.con, self.viewing = con, viewing

    def rows(self, stream: str, *rows: dict[str, Any]) -> None:
        """A batch of a stream."""
        (last,) = self.con.execute(f"SELECT coalesce(max(event_id), 0) FROM raw.{stream}").fetchall()[0]
        self.con.register("batch", pa.Table.from_pylist(list(rows)))
        accept(self.con, self.viewing, stream, "batch", BEGIN)
        refresh(self.con, self.viewing, {stream: last})

    def events(self, *texts: str, video: str = "v", session: str = "s", user: str = "u") -> None:
        """A batch of player events, each "seconds event position"."""
        keys = {"video_id": video, "session_id": session, "user_id": user}
        given = [text.split() for text in texts]
        self.rows(
            "player_events",
            *(
                {
                    "ts": BEGIN + timedelta(seconds=float(at)),
                    "event_name": NAMES[name],
                    "position_s": float(s),
                    **keys,
                }
                for at, name, s in given
            ),
        )

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the refreshed tables, which are those of tables made anew."""
        found = self.con.execute(sql).fetchall()
        rebuild(self.con, self.viewing, lambda line: None)
        assert self.con.execute(sql).fetchall() == found
        return found


@pytest.fixture
def feed(viewing: Pipelines) -> Iterator[Feed]:
    """Two viewers, a video of five minutes and one of two hours."""
    with duckdb.connect() as con:
        for file in ("schema.sql", "raw.sql"):
            con.execute((SAMPLE / file).read_text("utf-8"))
        for user in ("u", "w"):
            con.execute("INSERT INTO viewer VALUES (?, NULL, '2024-01-01', 'Free', '', '')", [user])
        for video, duration in (("v", 300), ("long", 7200)):
            con.execute(
                "INSERT INTO video VALUES (?, 'Title', 'News', ?, '', '2024-01-01')", [video, duration]
            )
        rebuild(con, viewing, lambda line: None)
        yield Feed(con, viewing)


def test_a_session_that_never_introduced_itself_is_unknown(feed: Feed) -> None:
    feed.events("0 P 0", "60 U 60")
    sql = "SELECT device, browser, os, player_version, referrer, placement FROM video_sessions"
    assert feed.ask(sql) == [("unknown",) * 6]
    assert feed.ask("SELECT device FROM user_video") == [("unknown",)]


def test_a_late_introduction_is_told_everywhere_and_the_first_one_stays(feed: Feed) -> None:
    feed.events("0 P 0", "60 U 60")
    feed.events("100 P 0", "130 U 30", video="long")
    feed.rows("player_sessions", {"ts": BEGIN, "session_id": "s", "device": None, "os": "iOS"})
    feed.rows("player_sessions", {"ts": BEGIN, "session_id": "s", "device": "TV", "os": "tvOS"})
    feed.rows("player_sessions", {"ts": BEGIN, "session_id": "s", "device": "Desktop"})
    assert feed.ask("SELECT device, os, watched_s FROM video_sessions") == [("TV", "iOS", 90)]
    assert feed.ask("SELECT video_id, device FROM user_video ORDER BY 1") == [("long", "TV"), ("v", "TV")]


def test_the_device_of_a_viewer_and_video_is_that_of_the_first_session(feed: Feed) -> None:
    feed.events("1000 P 0", "1060 U 60", session="later")
    feed.events("0 P 0", "60 U 60", session="first")
    for session, device in (("later", "TV"), ("first", "Mobile")):
        feed.rows("player_sessions", {"ts": BEGIN, "session_id": session, "device": device})
    assert feed.ask("SELECT device, sessions FROM user_video") == [("Mobile", 2)]


def test_a_stretch_belongs_to_the_view_that_began_before_it(feed: Feed) -> None:
    feed.events("0 P 0", "60 U 60", "70 R 60", "100 U 90", "200 P 0", "230 U 30")
    feed.events("20 P 0", "50 U 30", session="other", user="w")
    sql = "SELECT segment_id, view_at FROM video_segments ORDER BY 1"
    begun = [(2, 0), (4, 0), (6, 200), (8, 20)]
    assert feed.ask(sql) == [(number, BEGIN + timedelta(seconds=s)) for number, s in begun]


def test_a_resume_in_a_new_session_belongs_to_the_last_view_of_the_video(feed: Feed) -> None:
    feed.events("0 P 0", "60 U 60")
    feed.events("600 R 60", "660 U 120", session="second")
    assert feed.ask("SELECT view_at FROM video_segments") == [(BEGIN,), (BEGIN,)]
    assert feed.ask("SELECT sum(is_view) FROM video_events") == [(1,)]


def test_a_play_takes_the_view_from_the_resume_of_another_session_of_the_day(feed: Feed) -> None:
    feed.events("600 R 60", "660 U 120")
    assert feed.ask("SELECT ts FROM video_events WHERE is_view = 1") == [(BEGIN + timedelta(seconds=600),)]
    feed.events("1000 P 0", "1010 U 10", session="second")
    assert feed.ask("SELECT ts FROM video_events WHERE is_view = 1") == [(BEGIN + timedelta(seconds=1000),)]


def test_the_day_after_has_a_view_of_its_own(feed: Feed) -> None:
    day = 24 * 3600
    feed.events("0 P 0", "60 U 60", f"{day} R 60", f"{day + 60} U 120")
    sql = "SELECT view_at FROM video_segments ORDER BY segment_id"
    assert feed.ask(sql) == [(BEGIN,), (BEGIN + timedelta(days=1),)]


@pytest.mark.parametrize(
    ("position", "bucket"),
    [
        (0, "0:00-0:30"),
        (29.999, "0:00-0:30"),
        (30, "0:30-1:00"),
        (3599, "59:30-60:00"),
        (7200, "120:00-120:30"),
    ],
)
def test_how_far_one_came_is_told_in_half_minutes(feed: Feed, position: float, bucket: str) -> None:
    feed.events(f"0 P {position}", video="long")
    assert feed.ask("SELECT position_bucket FROM user_video") == [(bucket,)]


@pytest.mark.parametrize(("begin", "verified"), [(150, 1), (151, 0)])
def test_a_completion_is_verified_when_half_of_the_video_was_seen(
    feed: Feed, begin: int, verified: int
) -> None:
    feed.events(f"{begin} P {begin}", "300 E 300")
    assert feed.ask("SELECT completed, verified FROM user_video") == [(1, verified)]


def test_a_loop_without_a_pause_is_a_replay(feed: Feed) -> None:
    feed.events("0 P 200", "100 E 300", "100 P 0")
    assert feed.ask("SELECT is_replay, backward_skips FROM user_video") == [(1, 0)]


def test_playing_on_elsewhere_after_a_completion_is_no_replay(feed: Feed) -> None:
    feed.events("0 P 0", "120 P 120", "140 U 140", session="beside")
    feed.events("10 P 210", "100 E 300", session="ends")
    assert feed.ask("SELECT is_replay, completed FROM user_video") == [(0, 1)]


def test_a_load_is_no_view_and_a_repeat_of_it_is_dropped(feed: Feed) -> None:
    feed.events("0 L 0", "0 L 0", "5 P 0", "65 U 60", "70 L 0")
    assert feed.ask("SELECT load_id, ts FROM player_loads ORDER BY 1") == [
        (1, BEGIN),
        (5, BEGIN + timedelta(seconds=70)),
    ]
    assert feed.ask("SELECT count(*), sum(is_view), sum(is_pause) FROM video_events") == [(2, 1, 1)]


def test_a_second_report_of_an_attempt_is_dropped(feed: Feed) -> None:
    report = {
        "ts": BEGIN,
        "user_id": "u",
        "video_id": "v",
        "session_id": "s",
        "outcome": "exited_before_start",
        "playing_ms": 0,
        "rebuffer_ms": 0,
        "rebuffers": 0,
    }
    feed.rows("playback_reports", report)
    feed.rows("playback_reports", report | {"outcome": "played"}, report | {"ts": BEGIN + timedelta(1)})
    sql = "SELECT attempt_id, outcome, startup_ms, bitrate_bps FROM qoe_views ORDER BY 1"
    assert feed.ask(sql) == [(1, "exited_before_start", None, None), (3, "exited_before_start", None, None)]


def test_a_session_beside_two_others_makes_earlier_rows_suspect(feed: Feed) -> None:
    feed.events("0 P 0", "100 U 100", session="one")
    feed.events("10 P 0", "90 U 80", session="two", video="long")
    assert feed.ask("SELECT flags FROM user_video") == [("ok",), ("ok",)]
    feed.events("20 P 100", "80 U 160", session="three")
    assert feed.ask("SELECT flags FROM user_video") == [("overlapping_sessions",)] * 2
