"""What the player reports while a video is watched: raw events with the faults real players have."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Floats, Ints, Random
from sample_data.catalog import Videos
from sample_data.clock import DAY, MINUTE, NOW, SECOND, START, millis
from sample_data.plays import Plays
from sample_data.sessions import Sessions
from sample_data.store import Columns, instants, numbers
from sample_data.stretches import Stretches, draw_stretches

BAD_RELEASE = (millis(2025, 9, 18), millis(2025, 9, 20))  # a player version that lost positions
LOST, DOUBLED, LATE = 0.008, 0.015, 0.012  # shares of events


class Events(NamedTuple):
    """Player events before any cleaning. kind indexes EVENT_NAMES; a missing position is not a number."""

    play: Ints
    ts: Ints
    kind: Ints
    position: Floats


EVENT_NAMES = np.array(["video_play", "video_pause", "video_resume", "video_ended", "video_buffering"])
PLAY, PAUSE, RESUME, ENDED, OTHER = range(5)


def raw_events(sessions: Sessions, plays: Plays, videos: Videos, rng: Random) -> Columns:
    """Columns of raw_video_events, in no useful order, with lost, doubled, late and broken ones."""
    duration = videos.duration_s[plays.video]
    stretches = draw_stretches(plays, sessions.device[plays.session], videos, rng)
    opened = _openings(stretches, sessions, plays, rng)
    events = _spoiled(_events(stretches, opened, duration, rng), duration, rng)
    return _columns(events, sessions, plays, videos, rng)


def _openings(stretches: Stretches, sessions: Sessions, plays: Plays, rng: Random) -> Ints:
    """When each play opens: the first with its session, each next some seconds after the one before."""
    taken = stretches.closed[stretches.is_last] + rng.integers(2, 25, len(plays.session)) * SECOND
    after = np.cumsum(taken) - taken
    first = np.concatenate([[True], plays.session[1:] != plays.session[:-1]])
    group = np.cumsum(first) - 1
    return np.asarray(sessions.start[plays.session] + after - after[first][group])


def _events(stretches: Stretches, opened: Ints, duration: Floats, rng: Random) -> Events:
    """A start and a stop for each stretch; many who leave close the window without a stop."""
    base, count = opened[stretches.play], len(stretches.play)
    starts = np.where(stretches.is_first & (rng.random(count) > 0.02), PLAY, RESUME)
    finished = stretches.is_last & (stretches.to_s >= duration[stretches.play] - 0.01)
    stops = np.where(finished, ENDED, PAUSE)
    left = stretches.is_last & ~finished & (rng.random(count) < 0.10)
    return Events(
        np.concatenate([stretches.play, stretches.play[~left]]),
        np.concatenate([base + stretches.opened, (base + stretches.closed)[~left]]),
        np.concatenate([starts, stops[~left]]),
        np.concatenate([stretches.from_s, stretches.to_s[~left]]),
    )


def _spoiled(events: Events, duration: Floats, rng: Random) -> Events:
    """Lose some events, double some, and break some positions and names."""
    kept = np.flatnonzero((rng.random(len(events.ts)) > LOST) & (events.ts >= START) & (events.ts < NOW))
    kept = np.sort(np.concatenate([kept, kept[rng.random(len(kept)) < DOUBLED]]))
    play, ts, kind, position = Events._make(column[kept] for column in events)
    luck, in_release = rng.random(len(ts)), (ts >= BAD_RELEASE[0]) & (ts < BAD_RELEASE[1])
    position = np.where((luck < 0.002) | (in_release & (luck < 0.08)), np.nan, position)
    position = np.where((luck > 0.002) & (luck < 0.003), -1.0, position)
    too_far = (luck > 0.9985) & (kind == PAUSE)
    position = np.where(too_far, np.round(duration[play] * rng.uniform(1.05, 1.4, len(ts)), 3), position)
    leapt = (luck > 0.996) & (luck < 0.9985) & (kind == PAUSE)  # sought ahead while playing, unreported
    position = np.where(leapt, np.maximum(position, np.round(0.9 * duration[play], 3)), position)
    kind = np.where((luck > 0.0035) & (luck < 0.0045), OTHER, kind)
    return Events(play, ts, kind, position)


def _columns(events: Events, sessions: Sessions, plays: Plays, videos: Videos, rng: Random) -> Columns:
    """Name the parts of each event and let it travel; what has not arrived by now is not there."""
    travel = rng.lognormal(np.log(800), 0.7, len(events.ts))
    travel = np.where(rng.random(len(travel)) < LATE, rng.uniform(15, 300, len(travel)) * MINUTE, travel)
    received = events.ts + np.minimum(travel, DAY).astype(np.int64)
    here = received < NOW
    received, events = received[here], Events._make(column[here] for column in events)
    session = plays.session[events.play]
    arrival = np.empty(len(session), dtype=np.int64)
    arrival[np.argsort(received, kind="stable")] = np.arange(1, len(session) + 1)
    user_id = sessions.user_ids[session]
    user_id[rng.random(len(session)) < 0.001] = None
    session_id = sessions.ids.astype(object)[session]
    session_id[rng.random(len(session)) < 0.0005] = " "
    return {
        "arrival": arrival,
        "ts": instants(events.ts),
        "received_at": instants(received),
        "user_id": user_id,
        "video_id": videos.ids[plays.video[events.play]],
        "session_id": session_id,
        "event_name": EVENT_NAMES[events.kind],
        "position_s": numbers(events.position),
    }
