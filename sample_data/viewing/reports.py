"""What the player reports of sessions and of attempts to play."""

from typing import Any

import numpy as np

from sample_data.arrays import Bools, Ints, Random
from sample_data.clock import NOW
from sample_data.store import Columns, instants, numbers
from sample_data.viewing.attempts import OUTCOMES, Attempts
from sample_data.viewing.catalog import Videos, Viewers
from sample_data.viewing.damage import travel
from sample_data.viewing.history import History
from sample_data.viewing.rows import taken

DOUBLED, MISSING = 0.004, 0.003  # shares of reports


def session_columns(history: History, viewers: Viewers, rng: Random) -> Columns:
    """Columns of raw.player_sessions: told when the session begins; not one is lost."""
    sessions, clients = history.sessions, history.clients
    received = np.minimum(sessions.start + rng.integers(150, 3_000, len(sessions.start)), NOW - 1)
    row = np.flatnonzero(sessions.start < NOW)
    row, received = _arriving(row, received[row], received[row] + 5_000, rng)
    return {
        "event_id": np.arange(1, len(row) + 1),
        "received_at": instants(received),
        "ts": instants(sessions.start[row]),
        "session_id": sessions.ids.astype(object)[row],
        "user_id": viewers.ids.astype(object)[sessions.viewer[row]],
    } | {name: column[row] for name, column in clients._asdict().items()}


def report_columns(
    attempts: Attempts, history: History, viewers: Viewers, videos: Videos, rng: Random
) -> Columns:
    """Columns of raw.playback_reports: told when an attempt is over; some few are lost."""
    count = len(attempts.ts)
    row = np.flatnonzero((rng.random(count) > MISSING) & (attempts.over < NOW))
    first, again = (attempts.over[row] + travel(len(row), rng) for _ in range(2))
    row, received = _arriving(row, first, again, rng)
    told = taken(attempts, row)
    return {
        "event_id": np.arange(1, len(row) + 1),
        "received_at": instants(received),
        "ts": instants(told.ts),
        "user_id": viewers.ids.astype(object)[history.sessions.viewer[told.session]],
        "video_id": videos.ids[told.video],
        "session_id": history.sessions.ids.astype(object)[told.session],
        "outcome": np.array(OUTCOMES)[told.outcome],
        "startup_ms": numbers(told.startup_ms),
        "playing_ms": told.playing_ms,
        "rebuffer_ms": told.rebuffer_ms,
        "rebuffers": told.rebuffers,
        "bitrate_bps": _whole(told.bitrate_bps),
    }


def _arriving(row: Ints, first: Ints, again: Ints, rng: Random) -> tuple[Ints, Ints]:
    """Rows and when they come, in that order; some come a second time, and none after now."""
    twice = rng.random(len(row)) < DOUBLED
    row, received = np.concatenate([row, row[twice]]), np.concatenate([first, again[twice]])
    here: Bools = received < NOW
    order = np.argsort(received[here], kind="stable")
    return row[here][order], received[here][order]


def _whole(values: Any) -> Any:
    """Numbers without fraction; missing ones stay missing."""
    return numbers(values).cast("int64")
