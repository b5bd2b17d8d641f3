"""When streams report about themselves while they run, and numbers that run on from report to report."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Random
from sample_data.clock import NOW, SECOND
from sample_data.network.demand import Sessions
from sample_data.network.fates import LOADING, NO_FRAMES, SERVED

LOST = 0.04  # of the reports never come


class Reports(NamedTuple):
    """When which session reported: seconds since its last report that came, and its number of all it made."""

    session: Ints
    ts: Ints
    gap_s: Floats
    number: Ints


def draw_reports(s: Sessions, every: int, rng: Random) -> Reports:
    """The reports of all streams that started, one every so many milliseconds, in order within each."""
    runs = s.streams & np.isin(s.fate, [SERVED, LOADING, NO_FRAMES])
    session = np.flatnonzero(runs)
    lasts = (np.minimum(s.closed, NOW) - s.first)[session]
    first = rng.integers(2 * SECOND, 15 * SECOND, len(session))
    counts = np.maximum(0, 1 + (lasts - first - 1) // every)
    session, first = np.repeat(session, counts), np.repeat(first, counts)
    number = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    ts = s.first[session] + first + number * every + rng.integers(-1500, 1500, len(session))
    keep = (ts < NOW) & (s.live[session] | (rng.random(len(ts)) >= LOST))
    session, ts, number = session[keep], ts[keep], number[keep]
    before = np.where(np.diff(session, prepend=-1) == 0, np.roll(ts, 1), s.first[session])
    return Reports(session, ts, (ts - before) / SECOND, number)


def epochs(session: Ints, reset: Bools) -> Ints:
    """A number for each stretch of reports between which the counters run on."""
    begins = np.concatenate([[True], session[1:] != session[:-1]])[: len(session)] | reset
    return np.cumsum(begins)


def counter(epoch: Ints, step: Ints) -> Ints:
    """The running total of steps within each epoch."""
    total: Ints = np.cumsum(step, dtype=np.int64)
    begins = np.concatenate([[True], epoch[1:] != epoch[:-1]])[: len(epoch)]
    return np.asarray(total - (total - step)[begins][np.cumsum(begins) - 1])


def running(session: Ints, happened: Bools) -> Ints:
    """How often it has happened in the session so far; reports are grouped by session."""
    return counter(epochs(session, np.zeros(len(session), dtype=bool)), happened.astype(np.int64))
