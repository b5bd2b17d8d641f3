"""Single streams of the network, a sample of all, and when they reported."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Ints, Names, Random
from sample_data.clock import DAY, DAYS, HOUR, MINUTE, NOW, SECOND, START, busy_days, generator
from sample_data.fleet import Fleet, pick_gateways, pick_gpus, pick_jobs
from sample_data.hardware import UNKNOWN
from sample_data.work import DAYTIME

STREAMS = 9_300
LIVE = 9  # streams running at the declared now


class Streams(NamedTuple):
    """Streams with their start in milliseconds, number of samples, indexes of card and job, and places."""

    ids: Names
    start: Ints
    samples: Ints
    gpu: Ints
    job: Ints
    gateway: Names
    region: Names


def draw_streams(fleet: Fleet, scale: float, seed: int) -> Streams:
    """Streams over the whole span, the last of them still running at the declared now."""
    rng = generator(seed, "stream")
    count = max(60, round(STREAMS * scale))
    busy = busy_days(growth=1.1, weekend=0.86, yearly=0.06, rng=rng)
    day = rng.choice(DAYS, count, p=busy / busy.sum())
    start = START + day * DAY + rng.choice(24, count, p=DAYTIME / DAYTIME.sum()) * HOUR
    start = np.sort((start + rng.integers(0, HOUR, count))[start < NOW - HOUR])
    samples = 1 + np.minimum(rng.geometric(1 / 12.5, len(start)), 90)
    start = np.concatenate([start, NOW - rng.integers(5, 40, LIVE) * MINUTE - 20 * SECOND])
    samples = np.concatenate([samples, np.full(LIVE, 90)])
    gpu = pick_gpus(start, fleet, rng)
    region = fleet.region[gpu].copy()
    gateway = pick_gateways(region, rng)
    region[rng.random(len(start)) < 0.03] = UNKNOWN
    ids = np.array([f"str-{n:06x}" for n in rng.choice(2**24, len(start), replace=False)], dtype=object)
    return Streams(ids, start, samples, gpu, pick_jobs(len(start), rng, streaming=True), gateway, region)


def sample_times(streams: Streams, share: float, rng: Random) -> tuple[Ints, Ints]:
    """Stream index and time of each sample, about one a minute, none after now."""
    stream = np.repeat(np.arange(len(streams.ids)), streams.samples)
    first = np.repeat(np.cumsum(streams.samples) - streams.samples, streams.samples)
    ts = (
        streams.start[stream]
        + (np.arange(len(stream)) - first) * MINUTE
        + rng.integers(0, 8_000, len(stream))
    )
    keep = (ts < NOW) & ((rng.random(len(ts)) < share) | (ts > NOW - HOUR))
    return stream[keep], ts[keep]
