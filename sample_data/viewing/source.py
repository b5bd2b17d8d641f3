"""The lists and raw events of viewing, written into a database."""

from collections.abc import Callable

import duckdb

from sample_data import store
from sample_data.clock import generator
from sample_data.viewing import catalog
from sample_data.viewing.attempts import draw_attempts, draw_loads
from sample_data.viewing.events import event_columns, marks_of, spoil
from sample_data.viewing.history import draw_history
from sample_data.viewing.reports import report_columns, session_columns
from sample_data.viewing.truth import SCHEMA, truth_columns

SESSIONS, VIEWERS, CHEATS, PRESENT = 62_000, 6_000, 25, 6  # at scale 1
FEWEST_VIEWERS, FEW = 60, 3


def fill(
    con: duckdb.DuckDBPyConnection,
    scale: float,
    seed: int,
    progress: Callable[[str], None],
    *,
    truth: bool = False,
) -> None:
    """Write region, country, viewer, video and the three raw tables of the player.

    With truth also the tables of schema truth: what was watched, and what the reports fail to tell of it.
    """
    progress("viewers and videos")
    viewers = catalog.draw_viewers(max(FEWEST_VIEWERS, round(VIEWERS * scale)), seed)
    videos = catalog.draw_videos(seed)
    cheats, visits = (max(FEW, round(count * scale)) for count in (CHEATS, PRESENT))
    history = draw_history(round(SESSIONS * scale), cheats, visits, viewers, videos, seed)
    tests = history.experiments
    store.insert(con, "region", catalog.regions(), "region")
    store.insert(con, "country", catalog.countries(), "country_code")
    store.insert(con, "viewer", catalog.viewer_columns(viewers, tests.layout, tests.artwork), "user_id")
    store.insert(con, "video", catalog.video_columns(videos), "video_id")
    progress("player events")
    attempts = draw_attempts(history, viewers, generator(seed, "attempt"))
    loads = draw_loads(attempts, history, videos, generator(seed, "load"))
    marks = marks_of(history, videos)
    rng = generator(seed, "damage")
    damage = spoil(marks, history, rng)
    events = event_columns(history, marks, damage, loads, viewers, videos, rng)
    store.insert(con, "raw.player_events", events, "event_id")
    rng = generator(seed, "report")
    store.insert(con, "raw.player_sessions", session_columns(history, viewers, rng), "event_id")
    reports = report_columns(attempts, history, viewers, videos, rng)
    store.insert(con, "raw.playback_reports", reports, "event_id")
    if truth:
        con.execute(SCHEMA)
        watched, lost = truth_columns(history, marks, damage, viewers, videos)
        store.insert(con, "truth.watched", watched, "started_at, session_id, from_s")
        store.insert(con, "truth.lost", lost, "ts, session_id")
