"""What was truly watched, and what each lost or broken report takes away from the measured watch time."""

import numpy as np

from sample_data.arrays import Ints
from sample_data.clock import NOW
from sample_data.store import Columns, instants
from sample_data.viewing.catalog import Videos, Viewers
from sample_data.viewing.damage import FATES, KEPT, USABLE, Damage, Marks
from sample_data.viewing.events import ENDED, EVENT_NAMES, PAUSE, PLAY, RESUME
from sample_data.viewing.history import History

SCHEMA = """
CREATE SCHEMA truth;
-- The continuous stretches that were watched until now; one that still runs is cut at now.
CREATE TABLE truth.watched (
    user_id VARCHAR, video_id VARCHAR, session_id VARCHAR,
    from_s DECIMAL(12, 3), to_s DECIMAL(12, 3), started_at TIMESTAMP, ended_at TIMESTAMP
);
-- Of those, the ones that cannot be measured: the event at fault, why, and the seconds it takes away.
CREATE TABLE truth.lost (
    user_id VARCHAR, video_id VARCHAR, session_id VARCHAR, ts TIMESTAMP,
    event_name VARCHAR, kind VARCHAR, lost_s DECIMAL(12, 3)
);
"""


def truth_columns(
    history: History, marks: Marks, damage: Damage, viewers: Viewers, videos: Videos
) -> tuple[Columns, Columns]:
    """Columns of truth.watched and truth.lost."""
    watched, count = history.watched, len(history.watched.play)
    share = (NOW - watched.started) / np.maximum(watched.ended - watched.started, 1)
    length = np.clip(share, 0, 1) * (watched.to_s - watched.from_s)
    to_s = np.where(watched.ended < NOW, watched.to_s, np.round(watched.from_s + length, 3))
    real = np.flatnonzero((watched.started < NOW) & (to_s > watched.from_s))
    start, stop = damage.fate[:count], damage.fate[count:]
    lost = real[(start[real] > USABLE) | (stop[real] != KEPT)]
    by_start = start[lost] > USABLE
    fault = np.where(by_start, lost, lost + count)
    starts, stops = np.where(watched.is_play, PLAY, RESUME), np.where(watched.is_end, ENDED, PAUSE)
    kind = np.concatenate([starts, stops])
    return (
        _of(history, real, viewers, videos)
        | {
            "from_s": watched.from_s[real],
            "to_s": to_s[real],
            "started_at": instants(watched.started[real]),
            "ended_at": instants(np.minimum(watched.ended[real], NOW)),
        },
        _of(history, lost, viewers, videos)
        | {
            "ts": instants(marks.ts[fault]),
            "event_name": EVENT_NAMES[kind[fault]],
            "kind": np.array(FATES)[damage.fate[fault]],
            "lost_s": np.round(to_s[lost] - watched.from_s[lost], 3),
        },
    )


def _of(history: History, stretch: Ints, viewers: Viewers, videos: Videos) -> dict[str, object]:
    """Whose stretch it is, of what, and in which session."""
    play = history.watched.play[stretch]
    session = history.plays.session[play]
    return {
        "user_id": viewers.ids[history.sessions.viewer[session]],
        "video_id": videos.ids[history.plays.video[play]],
        "session_id": history.sessions.ids.astype(object)[session],
    }
