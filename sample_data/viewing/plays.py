"""What is watched: the videos opened in each session."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Ints, Random
from sample_data.clock import DAY, HOUR, START, weekday
from sample_data.viewing.catalog import Videos, Viewers
from sample_data.viewing.sessions import Sessions
from sample_data.vocabulary import CATEGORIES, COUNTRIES

REVISIT = 0.36  # share of plays that return to a video watched shortly before
ENOUGH = 4  # after so many plays a viewer is tired of a video


class Plays(NamedTuple):
    """One video opened in one session; all three are indexes. is_return marks a repeated video."""

    session: Ints
    video: Ints
    is_return: Bools


def draw_plays(sessions: Sessions, viewers: Viewers, videos: Videos, rng: Random) -> Plays:
    """The videos opened in each session, in the order of session and play."""
    session = np.repeat(np.arange(len(sessions.ids)), 1 + rng.poisson(0.28, len(sessions.ids)))
    offset = np.array([c.utc_offset for c in COUNTRIES])[viewers.country[sessions.viewer]]
    local = (sessions.start + offset * HOUR)[session]
    video = _choose(sessions.start[session], local, videos, rng)
    video, is_return = _return(session, sessions.viewer[session], video, rng)
    keep = _times_before(sessions.viewer[session], video) < ENOUGH
    return Plays(session[keep], video[keep], is_return[keep])


def _times_before(viewer: Ints, video: Ints) -> Ints:
    """How often the viewer had opened the video before each play."""
    pair = viewer * (video.max(initial=0) + 1) + video
    order = np.argsort(pair, kind="stable")
    fresh = np.concatenate([[True], np.diff(pair[order]) != 0])
    place = np.arange(len(pair))
    times = np.empty(len(pair), dtype=np.int64)
    times[order] = place - np.maximum.accumulate(np.where(fresh, place, 0))
    return times


def _choose(start: Ints, local: Ints, videos: Videos, rng: Random) -> Ints:
    """A video for each play: published ones by appeal, newness and the fit of the hour and the weekend."""
    habits = np.array([(c.weight, c.weekend, c.peak) for c in CATEGORIES])[videos.category].T
    week, part = (start - START) // (7 * DAY), local % DAY // (4 * HOUR)
    moment = (week * 2 + (weekday(local) >= 5)) * 6 + part
    video = np.zeros(len(start), dtype=np.int64)
    for group in np.unique(moment):
        chosen = moment == group
        opened = START + group // 12 * 7 * DAY
        age = (opened - videos.published) / DAY
        hours = np.abs((group % 6 * 4 + 2 - habits[2] + 12) % 24 - 12)
        weight = np.where(age >= 0, videos.appeal * habits[0] * (0.35 + 2 * np.exp(-np.abs(age) / 40)), 0)
        weight *= np.where(group // 6 % 2, habits[1], 1) * (0.4 + np.exp(-hours / 3))
        video[chosen] = rng.choice(len(weight), chosen.sum(), p=weight / weight.sum())
    return video


def _return(session: Ints, viewer: Ints, video: Ints, rng: Random) -> tuple[Ints, Bools]:
    """Make some plays repeat one of the viewer's last three videos."""
    count = len(video)
    order = np.lexsort((session, viewer))
    back = rng.integers(1, 4, count)
    wanted = rng.random(count) < REVISIT
    place = np.arange(count)
    source = place - back
    possible = wanted & (source >= 0) & (viewer[order][source] == viewer[order])
    source = np.where(possible, source, place)
    for _ in range(count.bit_length()):  # a return may point to a return: follow to the first
        source = source[source]
    picked, is_return = np.empty(count, dtype=np.int64), np.empty(count, dtype=bool)
    picked[order], is_return[order] = video[order][source], source != place
    return picked, is_return
