"""Accounts that only pretend to watch: they skip to the end of many Tutorials in a few days."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Floats, Ints
from sample_data.clock import DAY, HOUR, SECOND, generator, millis
from sample_data.viewing.catalog import Videos, Viewers
from sample_data.viewing.clients import DESKTOP
from sample_data.viewing.stretches import Watched
from sample_data.vocabulary import CATEGORIES

SINCE = millis(2026, 4, 1)
DAYS_ON, AT_ONCE, VIDEOS = 4, 3, 3  # days an account is busy, its sessions at a time, videos in a session
TIMES = 12  # how often the same tenth of a second is played before the jump to the end
STEP, BLINK = 100, 60  # milliseconds: played each time, and waited in between
DEVICE = DESKTOP
CLIENT = ("Desktop", "Chrome", "Linux", "4.2.1", "direct", "series page")
CATEGORY = [c.name for c in CATEGORIES].index("Tutorials")


class Visits(NamedTuple):
    """Sessions (viewer, start), plays (session, video, opened) and what was watched in them."""

    viewer: Ints
    start: Ints
    session: Ints
    video: Ints
    opened: Ints
    watched: Watched


def draw_ring(count: int, viewers: Viewers, videos: Videos, seed: int) -> Visits:
    """Sessions of count accounts; each watches a blink of a video some times, then its last two seconds."""
    rng = generator(seed, "ring")
    accounts = rng.choice(np.flatnonzero(viewers.signup < SINCE - DAY), count, replace=False)
    day = np.argsort(rng.random((count, 29)), axis=1)[:, :DAYS_ON]
    moment = SINCE + day * DAY + rng.integers(0, 24 * HOUR, day.shape)
    start = (moment[:, :, None] + np.arange(AT_ONCE) * 3 * SECOND).reshape(-1)
    known = np.flatnonzero((videos.category == CATEGORY) & (videos.published < SINCE - DAY))
    picked = np.argsort(rng.random((len(start), len(known))), axis=1)[:, :VIDEOS]
    session = np.repeat(np.arange(len(start)), VIDEOS)
    video = known[picked].reshape(-1)
    turn = np.tile(np.arange(VIDEOS), len(start))
    opened = start[session] + turn * 8 * SECOND + rng.integers(0, 3 * SECOND, len(session))
    watched = _watched(np.where(turn == 0, TIMES, 2), opened, videos.duration_s[video])
    return Visits(np.repeat(accounts, DAYS_ON * AT_ONCE), start, session, video, opened, watched)


def _watched(times: Ints, opened: Ints, duration: Floats) -> Watched:
    """The blinks of each play and its last two seconds, watched in a little more than one."""
    play = np.repeat(np.arange(len(times)), times + 1)
    turn = np.arange(len(play)) - np.repeat(np.cumsum(times + 1) - times - 1, times + 1)
    is_end = turn == times[play]
    started = opened[play] + turn * (STEP + BLINK)
    return Watched(
        play,
        np.where(is_end, np.round(duration[play] - 2, 3), 0.0),
        np.where(is_end, duration[play], STEP / SECOND),
        started,
        started + np.where(is_end, 1_100, STEP),
        turn == 0,
        is_end,
        np.ones(len(play), dtype=bool),
    )
