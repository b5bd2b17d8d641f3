"""Visits that are going on at the declared now, whatever the hour: so the newest player events are new."""

import numpy as np

from sample_data.clock import DAY, MINUTE, NOW, SECOND, generator
from sample_data.viewing.catalog import Videos, Viewers
from sample_data.viewing.clients import MOBILE
from sample_data.viewing.ring import Visits
from sample_data.viewing.stretches import Watched

PARTS, LONG_S = 14, 2_100  # stretches until after now, and the least length of a video for them
DEVICE = MOBILE
CLIENT = ("Mobile", "App", "Android", "4.2.1", "direct", "home")


def draw_visits(count: int, viewers: Viewers, videos: Videos, seed: int) -> Visits:
    """Count visits begun in the last half hour, each to one long video with short pauses."""
    rng = generator(seed, "present")
    viewer = rng.choice(np.flatnonzero(viewers.signup < NOW - 30 * DAY), count, replace=False)
    start = NOW - rng.integers(4 * MINUTE, 24 * MINUTE, count)
    known = np.flatnonzero((videos.duration_s > LONG_S) & (videos.published < NOW - 7 * DAY))
    length = rng.integers(60, 140, (count, PARTS))
    paused = np.cumsum(rng.integers(3, 9, (count, PARTS)), axis=1)
    to_s = np.cumsum(length, axis=1)
    started = (start[:, None] + (to_s - length + paused - paused[:, :1]) * SECOND).reshape(-1)
    play, none = np.repeat(np.arange(count), PARTS), np.zeros(count * PARTS, dtype=bool)
    is_play = np.tile(np.arange(PARTS) == 0, count)
    from_s, until_s = (to_s - length).reshape(-1).astype(float), to_s.reshape(-1).astype(float)
    ended = started + length.reshape(-1) * SECOND
    watched = Watched(play, from_s, until_s, started, ended, is_play, none, ~none)
    return Visits(viewer, start, np.arange(count), rng.choice(known, count), start, watched)
