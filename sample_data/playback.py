"""What the player reports while a video is watched: raw events with the faults real players have."""

from typing import NamedTuple

import numpy as np

from sample_data.catalog import Videos
from sample_data.clock import DAY, MINUTE, NOW, SECOND, START, Floats, Ints, millis
from sample_data.sessions import Plays, Sessions
from sample_data.store import Columns, instants, numbers
from sample_data.vocabulary import CATEGORIES

BAD_RELEASE = (millis(2025, 9, 18), millis(2025, 9, 20))  # a player version that lost positions
LONGEST_PLAY = 9  # stretches
LOST, DOUBLED, LATE = 0.008, 0.015, 0.012  # shares of events


class Stretches(NamedTuple):
    """Continuous playback: positions in seconds, real time in milliseconds after the play opened."""

    play: Ints
    from_s: Floats
    to_s: Floats
    opened: Ints
    closed: Ints
    is_first: np.ndarray[tuple[int], np.dtype[np.bool_]]
    is_last: np.ndarray[tuple[int], np.dtype[np.bool_]]


class Events(NamedTuple):
    """Player events before any cleaning. kind indexes EVENT_NAMES; a missing position is not a number."""

    play: Ints
    ts: Ints
    kind: Ints
    position: Floats


EVENT_NAMES = np.array(["video_play", "video_pause", "video_resume", "video_ended", "video_buffering"])
PLAY, PAUSE, RESUME, ENDED, OTHER = range(5)


def raw_events(sessions: Sessions, plays: Plays, videos: Videos, rng: np.random.Generator) -> Columns:
    """Columns of raw_video_events, in no useful order, with lost, doubled, late and broken ones."""
    duration = videos.duration_s[plays.video]
    stretches = _stretches(plays, sessions.device[plays.session], videos, rng)
    opened = _openings(stretches, sessions, plays, rng)
    events = _spoiled(_events(stretches, opened, duration, rng), duration, rng)
    return _columns(events, sessions, plays, videos, rng)


def _targets(plays: Plays, device: Ints, videos: Videos, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Where each play starts and how far it gets, as shares of the duration."""
    count, duration = len(plays.video), videos.duration_s[plays.video]
    category = videos.category[plays.video]
    ease = np.array([c.completes for c in CATEGORIES])[category] * videos.appeal[plays.video] ** 0.2
    ease *= np.array([0.82, 1.0, 0.97, 1.2])[device]
    start = np.where(plays.is_return & (rng.random(count) < 0.45), rng.uniform(0.05, 0.7, count), 0.0)
    end = start + (1 - start) * rng.beta(1.1, 1.7, count)
    end = np.where(rng.random(count) < np.minimum(ease, 0.9), 1.0, end)
    bounced = rng.random(count) < np.array([0.09, 0.05, 0.06, 0.03])[device]
    glance = start + np.minimum(rng.uniform(1, 9.5, count) / duration, 1 - start)
    return start, np.where(bounced, glance, end)


def _stretches(plays: Plays, device: Ints, videos: Videos, rng: np.random.Generator) -> Stretches:
    """Cut each play into stretches with jumps and waits between them."""
    duration, category = videos.duration_s[plays.video], videos.category[plays.video]
    start, end = _targets(plays, device, videos, rng)
    minutes = (end - start) * duration / 60
    count = 1 + np.minimum(rng.poisson(0.25 + 0.62 * np.sqrt(minutes) * (minutes > 0.2)), LONGEST_PLAY - 1)
    gamed = (rng.random(len(count)) < np.where(category == len(CATEGORIES) - 1, 0.02, 0.004)) & (
        duration > 60
    )
    count, start, end = np.where(gamed, 2, count), np.where(gamed, 0, start), np.where(gamed, 1.0, end)
    play = np.repeat(np.arange(len(count)), count)
    ends_at = np.cumsum(count)
    is_first = np.zeros(len(play), dtype=bool)
    is_first[ends_at - count] = True
    is_last = np.zeros(len(play), dtype=bool)
    is_last[ends_at - 1] = True
    share = rng.random(len(play))
    share[is_last] = 1.0
    share = share[np.lexsort((share, play))]
    to_s = (start[play] + share * (end - start)[play]) * duration[play]
    to_s = np.where(gamed[play] & ~is_last, rng.uniform(3, 8, len(play)), to_s)
    before = np.where(is_first, start[play] * duration[play], np.roll(to_s, 1))
    from_s = np.where(is_first, before, before + _jumps(before, to_s, category[play], rng))
    from_s = np.where(gamed[play] & is_last, to_s - 5, from_s)
    from_s = np.round(np.clip(from_s, 0, to_s - 0.05), 3)
    from_s = np.maximum(from_s, 0)
    opened, closed = _timing(to_s - from_s, is_first, ends_at, category[play], rng)
    return Stretches(play, from_s, np.round(to_s, 3), opened, closed, is_first, is_last)


def _jumps(before: Floats, to_s: Floats, category: Ints, rng: np.random.Generator) -> Floats:
    """Seconds jumped before each stretch: mostly none, some ahead, some back; more back in tutorials."""
    kind = rng.random(len(before))
    back = np.where(category == len(CATEGORIES) - 1, 0.26, 0.10)
    ahead = np.minimum(rng.exponential(40, len(before)) + 6, (to_s - before) * 0.8)
    behind = -np.minimum(rng.exponential(18, len(before)) + 4, before)
    nudge = rng.uniform(-1.2, 1.2, len(before))
    return np.select([kind < 0.18, kind < 0.18 + back, kind < 0.36 + back], [ahead, behind, nudge], 0.0)


def _timing(
    length: Floats,
    is_first: np.ndarray[tuple[int], np.dtype[np.bool_]],
    ends_at: Ints,
    category: Ints,
    rng: np.random.Generator,
) -> tuple[Ints, Ints]:
    """Real time at which each stretch opens and closes; some viewers play faster, a few leave for hours."""
    fast = rng.random(len(length)) < np.where(category == len(CATEGORIES) - 1, 0.25, 0.05)
    speed = np.where(fast, rng.choice([1.25, 1.5, 1.75, 2.0], len(length)), 1.0)
    lasted = (length / speed * SECOND + rng.uniform(0, 120, len(length))).astype(np.int64)
    wait = np.minimum(rng.lognormal(2.3, 1.1, len(length)), 7200) * SECOND
    wait = np.where(rng.random(len(length)) < 0.012, rng.uniform(1, 9, len(length)) * 60 * MINUTE, wait)
    wait = np.where(is_first, 0, wait).astype(np.int64)
    closed = np.cumsum(lasted + wait)
    base = np.concatenate([[0], closed[ends_at[:-1] - 1]])
    closed -= np.repeat(base, np.diff(np.concatenate([[0], ends_at])))
    return closed - lasted, closed


def _openings(stretches: Stretches, sessions: Sessions, plays: Plays, rng: np.random.Generator) -> Ints:
    """When each play opens: the first with its session, each next some seconds after the one before."""
    taken = stretches.closed[stretches.is_last] + rng.integers(2, 25, len(plays.session)) * SECOND
    after = np.cumsum(taken) - taken
    first = np.concatenate([[True], plays.session[1:] != plays.session[:-1]])
    group = np.cumsum(first) - 1
    return np.asarray(sessions.start[plays.session] + after - after[first][group])


def _events(stretches: Stretches, opened: Ints, duration: Floats, rng: np.random.Generator) -> Events:
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


def _spoiled(events: Events, duration: Floats, rng: np.random.Generator) -> Events:
    """Lose some events, double some, and break some positions and names."""
    kept = np.flatnonzero((rng.random(len(events.ts)) > LOST) & (events.ts >= START) & (events.ts < NOW))
    kept = np.sort(np.concatenate([kept, kept[rng.random(len(kept)) < DOUBLED]]))
    play, ts, kind, position = (column[kept] for column in events)
    luck, in_release = rng.random(len(ts)), (ts >= BAD_RELEASE[0]) & (ts < BAD_RELEASE[1])
    position = np.where((luck < 0.002) | (in_release & (luck < 0.08)), np.nan, position)
    position = np.where((luck > 0.002) & (luck < 0.003), -1.0, position)
    too_far = (luck > 0.9985) & (kind == PAUSE)
    position = np.where(too_far, np.round(duration[play] * rng.uniform(1.05, 1.4, len(ts)), 3), position)
    leapt = (luck > 0.996) & (luck < 0.9985) & (kind == PAUSE)  # sought ahead while playing, unreported
    position = np.where(leapt, np.maximum(position, np.round(0.9 * duration[play], 3)), position)
    kind = np.where((luck > 0.0035) & (luck < 0.0045), OTHER, kind)
    return Events(play, ts, kind, position)


def _columns(
    events: Events, sessions: Sessions, plays: Plays, videos: Videos, rng: np.random.Generator
) -> Columns:
    """Name the parts of each event and let it travel; what has not arrived by now is not there."""
    travel = rng.lognormal(np.log(800), 0.7, len(events.ts))
    travel = np.where(rng.random(len(travel)) < LATE, rng.uniform(15, 300, len(travel)) * MINUTE, travel)
    received = events.ts + np.minimum(travel, DAY).astype(np.int64)
    here = received < NOW
    received, events = received[here], Events(*(column[here] for column in events))
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
