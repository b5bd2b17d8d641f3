"""Attempts to play: how each began, ran and ended, and the loads of the player before them."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Floats, Ints, Random
from sample_data.clock import HOUR, SECOND, START
from sample_data.viewing import release
from sample_data.viewing.catalog import Videos, Viewers
from sample_data.viewing.history import History
from sample_data.vocabulary import COUNTRIES, PLANS

OUTCOMES = ["played", "exited_before_start", "start_failure", "playback_failure"]
PLAYED, EXITED, NO_START, BROKE = range(4)
LEFT_EARLY, STUCK, BREAKS = 0.022, 0.007, 0.012  # shares of plays with such an attempt before, or that break
RETRIED = 0.45  # share of failed starts after which the viewer tries again
IDLE = {"home": 0.22, "search results": 0.12, "related": 0.10, "series page": 0.15, "embedded": 0.85}

# By device: usual milliseconds until the first frame, stalls in an hour, and bits in a second.
STARTS = np.array([1_350.0, 850.0, 1_100.0, 1_900.0])
STALLS = np.array([4.2, 1.6, 2.4, 1.1])
STALL_MS = 2_600.0
BITRATES = np.array([1.9e6, 4.2e6, 3.0e6, 7.8e6])
FAR = ("SIN", "SAO", "TYO")  # regions whose viewers wait longer


class Attempts(NamedTuple):
    """One row for each attempt. A missing number is not a number; over is when it ended."""

    session: Ints
    video: Ints
    ts: Ints
    over: Ints
    outcome: Ints
    startup_ms: Floats
    playing_ms: Floats
    rebuffer_ms: Floats
    rebuffers: Ints
    bitrate_bps: Floats


class Loads(NamedTuple):
    """One row each time a player was loaded, played or not."""

    session: Ints
    video: Ints
    ts: Ints


def draw_attempts(history: History, viewers: Viewers, rng: Random) -> Attempts:
    """Every attempt to play, those that became plays first."""
    play, ts, over, outcome, playing = _drawn(history, rng)
    session = history.plays.session[play]
    device, count = history.sessions.device[session], len(play)
    viewer = history.sessions.viewer[session]
    is_far = np.isin(np.array([c.region for c in COUNTRIES]), FAR)[viewers.country[viewer]]
    startup = STARTS[device] * np.where(is_far, 1.3, 1.0) * rng.lognormal(0, 0.45, count)
    starts = (outcome == PLAYED) | (outcome == BROKE)
    ts = np.where(starts, ts - startup.astype(np.int64), ts)
    stalls = rng.poisson(STALLS[device] * playing / HOUR)
    stalled = np.asarray(np.round(stalls * STALL_MS * rng.lognormal(0, 0.5, count), 3), dtype=np.float64)
    dear = np.where(viewers.plan[viewer] == PLANS.index("Premium"), 1.25, 1.0)
    bitrate = np.round(BITRATES[device] * dear * rng.lognormal(0, 0.25, count))
    return Attempts(
        session,
        history.plays.video[play],
        np.maximum(ts, START),
        over,
        outcome,
        np.where(starts, np.round(startup, 3), np.nan),
        playing,
        stalled,
        stalls,
        np.where(playing > 0, bitrate, np.nan),
    )


def _drawn(history: History, rng: Random) -> tuple[Ints, Ints, Ints, Ints, Floats]:
    """Play, time, end, outcome and playing milliseconds of each attempt: plays, then those beside them."""
    count, watched = len(history.opened), history.watched
    playing = np.bincount(watched.play, (watched.ended - watched.started).astype(float), count)
    over = history.opened.copy()
    np.maximum.at(over, watched.play, watched.ended)
    finished = np.bincount(watched.play, watched.is_end, count) > 0
    outcome = np.where(~finished & (rng.random(count) < BREAKS), BROKE, PLAYED)
    outcome = np.choose(history.fate, [outcome, NO_START, BROKE])
    luck = rng.random(count)
    before = np.flatnonzero((luck < LEFT_EARLY + STUCK) & (history.fate == release.FINE))
    after = np.flatnonzero((history.fate == release.FAILED) & (rng.random(count) < RETRIED))
    earlier = history.opened[before] - rng.integers(8 * SECOND, 40 * SECOND, len(before))
    later = history.opened[after] + rng.integers(6 * SECOND, 20 * SECOND, len(after))
    ts = np.concatenate([history.opened, earlier, later])
    beside = np.concatenate(
        [np.where(luck[before] < LEFT_EARLY, EXITED, NO_START), np.full(len(after), NO_START)]
    )
    waited = rng.integers(2 * SECOND, 7 * SECOND, len(ts))
    ended = np.concatenate([over, earlier, later])
    return (
        np.concatenate([np.arange(count), before, after]),
        ts,
        np.where(ended > ts, ended, ts + waited),
        np.concatenate([outcome, beside]),
        np.concatenate([playing, np.zeros(len(beside))]),
    )


def draw_loads(attempts: Attempts, history: History, videos: Videos, rng: Random) -> Loads:
    """A load before each attempt, and those after which nobody pressed play."""
    ready = np.maximum(attempts.ts - rng.integers(300, 6 * SECOND, len(attempts.ts)), START)
    chance = np.array([IDLE[word] for word in history.clients.placement])[attempts.session]
    idle = np.flatnonzero((rng.random(len(chance)) < chance) & (attempts.playing_ms > 0))
    earlier = np.maximum(ready[idle] - rng.integers(SECOND, 90 * SECOND, len(idle)), START)
    shown = attempts.video[np.maximum(idle - rng.integers(1, 60, len(idle)), 0)]
    shown = np.where(videos.published[shown] < earlier, shown, attempts.video[idle])
    return Loads(
        np.concatenate([attempts.session, attempts.session[idle]]),
        np.concatenate([attempts.video, shown]),
        np.concatenate([ready, earlier]),
    )
