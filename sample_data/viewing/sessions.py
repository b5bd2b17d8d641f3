"""Who watches when and on which device: viewing sessions."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Names, Random
from sample_data.clock import DAY, DAYS, HOUR, START, busy_days, day_index
from sample_data.viewing.catalog import Viewers
from sample_data.vocabulary import BROWSERS_OF, COUNTRIES, DEVICES

EUROPE_OUTAGE = day_index(2025, 3, 14)
RELEASE_FEST = day_index(2025, 12, 26)
EVENING = np.array([3, 2, 1, 1, 1, 2, 5, 7, 7, 6, 6, 7, 9, 8, 7, 7, 8, 10, 13, 16, 18, 17, 12, 6.0])


class Sessions(NamedTuple):
    """Viewing sessions; viewer and device are indexes, start is in milliseconds."""

    ids: Names
    viewer: Ints
    start: Ints
    device: Ints


def draw_sessions(count: int, viewers: Viewers, rng: Random) -> tuple[Sessions, Ints]:
    """Sessions over the whole span, in order of time, and the favourite device of each viewer.

    Some few sessions start after now and have no events yet.
    """
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
    favourite = _favourites(viewers, rng)
    return Sessions(ids, viewer, start, _devices(viewer, favourite, viewers, rng)), favourite


def _who(day: Ints, viewers: Viewers, rng: Random) -> Ints:
    """A viewer for each session among those signed up by that day, by activity."""
    total = np.cumsum(viewers.activity)
    signed = np.searchsorted(viewers.signup, START + day * DAY, side="left")
    return np.searchsorted(total, rng.random(len(day)) * total[signed - 1]).astype(np.int64)


def _reached(day: Ints, country: Ints, rng: Random) -> Bools:
    """False for sessions lost in the outage of the European servers."""
    served = np.array([c.region for c in COUNTRIES])[country]
    cut_off = (day == EUROPE_OUTAGE) & np.isin(served, ["FRA", "LON"])
    return np.asarray(~(cut_off & (rng.random(len(day)) < 0.75)))


def _limits(viewers: Viewers) -> Floats:
    """Running shares of the devices for each viewer, without the last."""
    mobile = np.array([c.mobile for c in COUNTRIES])[viewers.country]
    shares = np.stack([mobile, (1 - mobile) * 0.5, (1 - mobile) * 0.2, (1 - mobile) * 0.3], axis=1)
    return np.asarray(np.cumsum(shares, axis=1)[:, :3])


def _favourites(viewers: Viewers, rng: Random) -> Ints:
    """The device each viewer likes best."""
    return np.asarray((rng.random((len(viewers.ids), 1)) > _limits(viewers)).sum(axis=1), dtype=np.int64)


def _devices(viewer: Ints, favourite: Ints, viewers: Viewers, rng: Random) -> Ints:
    """A device for each session: the viewer's favourite most of the time, else any."""
    other = (rng.random((len(viewer), 1)) > _limits(viewers)[viewer]).sum(axis=1)
    return np.asarray(np.where(rng.random(len(viewer)) < 0.75, favourite[viewer], other), dtype=np.int64)


def draw_browsers(device: Ints, rng: Random) -> Ints:
    """A browser for each session, as is usual on its device."""
    limits = np.cumsum(np.array([BROWSERS_OF[d] for d in DEVICES]), axis=1)[:, :-1]
    return np.asarray((rng.random((len(device), 1)) > limits[device]).sum(axis=1), dtype=np.int64)
