"""Who asked the network for what, when, and how it went: the truth behind the events."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Ints, Names, Random
from sample_data.clock import DAY, DAYS, HOUR, MINUTE, NOW, SECOND, START, busy_days, weekday
from sample_data.network import stories
from sample_data.network.fates import NO_PROMPT, SERVED, draw_fates, draw_waits
from sample_data.network.fleet import Fleet, pick_gateways, pick_gpus, pick_jobs
from sample_data.network.hardware import JOBS

SESSIONS = 60_500
LIVE = 9  # streams running at the declared now
TEST = 0.04  # of the sessions are test load
SLOT = 10 * MINUTE  # a run of test load begins every so often
UNTOLD = 0.05  # of the sessions do not say their gateway

DAYTIME = 1 + 0.45 * np.cos(2 * np.pi * (np.arange(24) - 19) / 24)


class Sessions(NamedTuple):
    """All requested sessions; times in milliseconds. A stream reports on itself, a job does not.

    wait: request until playable; lasts: first output until the end; other: the card it swaps to, or its own.
    """

    ids: Names
    requested: Ints
    gpu: Ints
    job: Ints
    gateway: Ints
    untold: Bools
    prompt: Ints
    fate: Ints
    wait: Ints
    lasts: Ints
    other: Ints
    streams: Bools
    live: Bools

    @property
    def first(self) -> Ints:
        """When the first output came, had it come."""
        return np.asarray(self.requested + self.wait * 8 // 10)

    @property
    def closed(self) -> Ints:
        """When it ended, had it started."""
        return np.asarray(np.maximum(self.first + self.lasts, self.requested + self.wait + 50))


def draw_sessions(fleet: Fleet, scale: float, rng: Random) -> Sessions:
    """Sessions over the whole span, the last few streams still running at the declared now."""
    count = max(60, round(SESSIONS * scale))
    tests = max(12, round(count * TEST))
    usual = _usual_times(count - tests, rng)
    live = NOW - rng.integers(5, 40, LIVE) * MINUTE - 20 * SECOND
    requested = np.concatenate([usual, _test_times(tests, rng), live])
    kind = np.repeat([0, 1, 2], [len(usual), tests, LIVE])
    job = np.where(kind == 2, np.arange(len(kind)) % 3, pick_jobs(len(kind), rng))
    gpu = pick_gpus(requested, fleet, rng)
    prompt = np.where(kind == 1, 1 + rng.integers(0, 2, len(kind)), NO_PROMPT)
    sessions = _lived(fleet, requested, gpu, job, prompt, kind == 2, rng)
    ended = (sessions.closed < NOW - 3 * MINUTE) | sessions.live
    return Sessions._make(column[ended] for column in sessions)


def _usual_times(count: int, rng: Random) -> Ints:
    """When people asked: growing, with busy evenings and one rush."""
    busy = busy_days(growth=1.1, weekend=0.86, yearly=0.06, rng=rng)
    busy = busy * np.where(stories.rushed(START + np.arange(DAYS) * DAY), 2.6, 1)
    day = rng.choice(DAYS, count, p=busy / busy.sum())
    hour = rng.choice(24, count, p=DAYTIME / DAYTIME.sum())
    times = START + day * DAY + hour * HOUR + rng.integers(0, HOUR, count)
    return np.sort(times[times < NOW - 4 * MINUTE])


def _test_times(count: int, rng: Random) -> Ints:
    """When test load was asked for: every ten minutes of the morning, every second Tuesday until today."""
    days = START + np.arange(DAYS) * DAY
    days = days[(weekday(days) == 1) & ((NOW - days) // DAY % 14 == 0)]
    slots = (days[:, None] + 6 * HOUR + np.arange(18) * SLOT).ravel()
    slots = slots[slots < NOW - 30 * MINUTE]
    return np.sort(slots[np.arange(count) % len(slots)] + rng.integers(0, 40 * SECOND, count))


def _lived(
    fleet: Fleet, requested: Ints, gpu: Ints, job: Ints, prompt: Ints, live: Bools, rng: Random
) -> Sessions:
    """The fate, waiting time and length of each session."""
    count = len(requested)
    streams = np.array([j.fps > 0 for j in JOBS])[job]
    troubled = stories.troubled(requested, fleet.region[gpu])
    fate = np.where(live, SERVED, draw_fates(fleet, requested, gpu, streams, prompt, rng))
    minutes = np.array([j.minutes for j in JOBS])[job] * rng.lognormal(-0.28, 0.75, count)
    minutes = np.where(prompt != NO_PROMPT, np.minimum(minutes, 3), np.minimum(minutes, 90))
    swaps = streams & ~live & (fate == SERVED) & (rng.random(count) < np.where(troubled, 0.2, 0.03))
    ids = np.array([f"{n:06x}" for n in rng.choice(2**24, count, replace=False)], dtype=object)
    return Sessions(
        np.where(streams, "str-", "job-").astype(object) + ids,
        requested,
        gpu,
        job,
        pick_gateways(fleet.region[gpu], rng),
        rng.random(count) < UNTOLD,
        prompt,
        fate,
        draw_waits(fleet, gpu, job, prompt, troubled, rng).astype(np.int64),
        np.where(live, 2 * HOUR, minutes * MINUTE).astype(np.int64),
        np.where(swaps, pick_gpus(requested, fleet, rng), gpu),
        streams,
        live,
    )
