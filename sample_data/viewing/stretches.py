"""How a play goes: stretches of playback with jumps and waits between them."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Random
from sample_data.clock import MINUTE, SECOND
from sample_data.viewing.catalog import Videos
from sample_data.viewing.plays import Plays
from sample_data.vocabulary import CATEGORIES

MOST = 9  # stretches in a play
TUTORIALS = [c.name for c in CATEGORIES].index("Tutorials")


class Stretches(NamedTuple):
    """Continuous playback: positions in seconds, real time in milliseconds after the play opened."""

    play: Ints
    from_s: Floats
    to_s: Floats
    opened: Ints
    closed: Ints
    is_first: Bools
    is_last: Bools


class Watched(NamedTuple):
    """Continuous playback, in the order of plays: positions in seconds, times in milliseconds since 1970.

    speaks is false where the player does not tell the end: the window was closed.
    """

    play: Ints
    from_s: Floats
    to_s: Floats
    started: Ints
    ended: Ints
    is_play: Bools
    is_end: Bools
    speaks: Bools


def draw_stretches(plays: Plays, device: Ints, lift: Floats, videos: Videos, rng: Random) -> Stretches:
    """Cut each play into stretches with jumps and waits between them.

    lift is added to the chance that a play is watched to the end.
    """
    duration, category = videos.duration_s[plays.video], videos.category[plays.video]
    start, end = _targets(plays, device, lift, videos, rng)
    minutes = (end - start) * duration / 60
    count = 1 + np.minimum(rng.poisson(0.25 + 0.62 * np.sqrt(minutes) * (minutes > 0.2)), MOST - 1)
    gamed = (rng.random(len(count)) < np.where(category == TUTORIALS, 0.02, 0.004)) & (duration > 60)
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


def _targets(plays: Plays, device: Ints, lift: Floats, videos: Videos, rng: Random) -> tuple[Floats, Floats]:
    """Where each play starts and how far it gets, as shares of the duration."""
    count, duration = len(plays.video), videos.duration_s[plays.video]
    category = videos.category[plays.video]
    ease = np.array([c.completes for c in CATEGORIES])[category] * videos.appeal[plays.video] ** 0.2
    ease *= np.array([0.82, 1.0, 0.97, 1.2])[device]
    start = np.where(plays.is_return & (rng.random(count) < 0.45), rng.uniform(0.05, 0.7, count), 0.0)
    end = start + (1 - start) * rng.beta(1.1, 1.7, count)
    end = np.where(rng.random(count) < np.minimum(ease, 0.9) + lift, 1.0, end)
    bounced = rng.random(count) < np.array([0.09, 0.05, 0.06, 0.03])[device]
    glance = start + np.minimum(rng.uniform(1, 9.5, count) / duration, 1 - start)
    return start, np.where(bounced, glance, end)


def _jumps(before: Floats, to_s: Floats, category: Ints, rng: Random) -> Floats:
    """Seconds jumped before each stretch: mostly none, some ahead, some back; more back in tutorials."""
    kind = rng.random(len(before))
    back = np.where(category == TUTORIALS, 0.26, 0.10)
    ahead = np.minimum(rng.exponential(40, len(before)) + 6, (to_s - before) * 0.8)
    behind = -np.minimum(rng.exponential(18, len(before)) + 4, before)
    nudge = rng.uniform(-1.2, 1.2, len(before))
    return np.select([kind < 0.18, kind < 0.18 + back, kind < 0.36 + back], [ahead, behind, nudge], 0.0)


def _timing(
    length: Floats,
    is_first: Bools,
    ends_at: Ints,
    category: Ints,
    rng: Random,
) -> tuple[Ints, Ints]:
    """Real time at which each stretch opens and closes; some viewers play faster, a few leave for hours."""
    fast = rng.random(len(length)) < np.where(category == TUTORIALS, 0.25, 0.05)
    speed = np.where(fast, rng.choice([1.25, 1.5, 1.75, 2.0], len(length)), 1.0)
    lasted = (length / speed * SECOND + rng.uniform(0, 120, len(length))).astype(np.int64)
    wait = np.minimum(rng.lognormal(2.3, 1.1, len(length)), 7200) * SECOND
    wait = np.where(rng.random(len(length)) < 0.012, rng.uniform(1, 9, len(length)) * 60 * MINUTE, wait)
    wait = np.where(is_first, 0, wait).astype(np.int64)
    closed = np.cumsum(lasted + wait)
    base = np.concatenate([[0], closed[ends_at[:-1] - 1]])
    closed -= np.repeat(base, np.diff(np.concatenate([[0], ends_at])))
    return closed - lasted, closed
