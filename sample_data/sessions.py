"""Who watches what, when and on which device: viewing sessions and the plays inside them."""

from typing import NamedTuple

import numpy as np

from sample_data.catalog import Videos, Viewers
from sample_data.clock import DAY, DAYS, HOUR, START, Ints, busy_days, day_index, weekday
from sample_data.store import Columns
from sample_data.vocabulary import BROWSERS, BROWSERS_OF, CATEGORIES, COUNTRIES, DEVICES

EUROPE_OUTAGE = day_index(2025, 3, 14)
RELEASE_FEST = day_index(2025, 12, 26)
REVISIT = 0.36  # share of plays that return to a video watched shortly before
EVENING = np.array([3, 2, 1, 1, 1, 2, 5, 7, 7, 6, 6, 7, 9, 8, 7, 7, 8, 10, 13, 16, 18, 17, 12, 6.0])


class Sessions(NamedTuple):
    """Viewing sessions; viewer and device are indexes, start is in milliseconds."""

    ids: np.ndarray[tuple[int], np.dtype[np.str_]]
    user_ids: np.ndarray[tuple[int], np.dtype[np.object_]]
    viewer: Ints
    start: Ints
    device: Ints


class Plays(NamedTuple):
    """One video opened in one session; all three are indexes. is_return marks a repeated video."""

    session: Ints
    video: Ints
    is_return: np.ndarray[tuple[int], np.dtype[np.bool_]]


def draw_sessions(count: int, viewers: Viewers, rng: np.random.Generator) -> Sessions:
    """Sessions over the whole span, in order of time. Some few start after now and have no events yet."""
    busy = busy_days(growth=0.9, weekend=1.28, yearly=0.16, rng=rng)
    busy[RELEASE_FEST : RELEASE_FEST + 7] *= 1.35
    day = rng.choice(DAYS, count, p=busy / busy.sum())
    viewer = _who(day, viewers, rng)
    local = rng.choice(24, count, p=EVENING / EVENING.sum()) * HOUR + rng.integers(0, HOUR, count)
    offset = np.array([c.utc_offset for c in COUNTRIES])[viewers.country[viewer]]
    start = START + day * DAY + (local - offset * HOUR) % DAY
    keep = _reached(day, viewers.country[viewer], rng)
    viewer, start = viewer[keep], start[keep]
    order = np.argsort(start, kind="stable")
    viewer, start = viewer[order], start[order]
    ids = np.array([f"s{n:06d}" for n in range(1, len(start) + 1)])
    return Sessions(ids, viewers.ids.astype(object)[viewer], viewer, start, _devices(viewer, viewers, rng))


def _who(day: Ints, viewers: Viewers, rng: np.random.Generator) -> Ints:
    """A viewer for each session among those signed up by that day, by activity."""
    total = np.cumsum(viewers.activity)
    signed = np.searchsorted(viewers.signup, START + day * DAY, side="left")
    return np.searchsorted(total, rng.random(len(day)) * total[signed - 1]).astype(np.int64)


def _reached(
    day: Ints, country: Ints, rng: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """False for sessions lost in the outage of the European servers."""
    served = np.array([c.region for c in COUNTRIES])[country]
    cut_off = (day == EUROPE_OUTAGE) & np.isin(served, ["FRA", "LON"])
    return np.asarray(~(cut_off & (rng.random(len(day)) < 0.75)))


def _devices(viewer: Ints, viewers: Viewers, rng: np.random.Generator) -> Ints:
    """A device for each session: the viewer's favourite most of the time, else any."""
    mobile = np.array([c.mobile for c in COUNTRIES])[viewers.country]
    shares = np.stack([mobile, (1 - mobile) * 0.5, (1 - mobile) * 0.2, (1 - mobile) * 0.3], axis=1)
    limits = np.cumsum(shares, axis=1)[:, :3]
    favourite = (rng.random((len(mobile), 1)) > limits).sum(axis=1)
    other = (rng.random((len(viewer), 1)) > limits[viewer]).sum(axis=1)
    return np.where(rng.random(len(viewer)) < 0.75, favourite[viewer], other).astype(np.int64)


def session_columns(sessions: Sessions, rng: np.random.Generator) -> Columns:
    """Columns of raw_sessions: what the player says about itself."""
    limits = np.cumsum(np.array([BROWSERS_OF[d] for d in DEVICES]), axis=1)[:, :-1]
    browser = (rng.random((len(sessions.ids), 1)) > limits[sessions.device]).sum(axis=1)
    return {
        "session_id": sessions.ids,
        "device": np.array(DEVICES)[sessions.device],
        "browser": np.array(BROWSERS)[browser],
    }


def draw_plays(sessions: Sessions, viewers: Viewers, videos: Videos, rng: np.random.Generator) -> Plays:
    """The videos opened in each session, in the order of session and play."""
    session = np.repeat(np.arange(len(sessions.ids)), 1 + rng.poisson(0.28, len(sessions.ids)))
    offset = np.array([c.utc_offset for c in COUNTRIES])[viewers.country[sessions.viewer]]
    local = (sessions.start + offset * HOUR)[session]
    video = _choose(sessions.start[session], local, videos, rng)
    video, is_return = _return(session, sessions.viewer[session], video, rng)
    return Plays(session, video, is_return)


def _choose(start: Ints, local: Ints, videos: Videos, rng: np.random.Generator) -> Ints:
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


def _return(
    session: Ints, viewer: Ints, video: Ints, rng: np.random.Generator
) -> tuple[Ints, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
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
