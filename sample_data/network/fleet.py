"""The cards of the inference network and who gets the work."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Names, Random
from sample_data.clock import DAY, START, generator
from sample_data.network.hardware import GATEWAYS, GPU_MODELS, JOBS, OPERATORS, SITES


class Fleet(NamedTuple):
    """All cards, one to a machine. model indexes GPU_MODELS; since is when a card joined.

    job is what it is first loaded with; pull its share of the work; silent ones do not tell their region.
    """

    ids: Names
    urls: Names
    model: Ints
    orchestrator: Names
    region: Names
    since: Ints
    job: Ints
    pull: Floats
    silent: Bools


def draw_fleet(scale: float, seed: int) -> Fleet:
    """The 60 cards, more with a scale above 1. The new RTX 5090 join bit by bit during the first year."""
    rng = generator(seed, "gpu")
    times = max(1, round(scale))
    model = np.repeat(np.arange(len(GPU_MODELS)), [m.cards * times for m in GPU_MODELS])
    count = len(model)
    sites = [(name, region) for name, regions in OPERATORS.items() for region in regions]
    site = rng.permutation(np.arange(count) % len(sites))
    late = (model == 0) & (rng.random(count) < 0.6)
    since = np.where(late, START + rng.integers(20, 330, count) * DAY, START - DAY)
    speed = np.array([m.fps for m in GPU_MODELS])[model]
    ids = np.array([f"GPU-{n:08x}" for n in rng.choice(2**32, count, replace=False)], dtype=object)
    names = np.array(sites, dtype=object)[site]
    urls = [f"https://{r.lower()}-{n}.{o}.example:8935" for n, (o, r) in enumerate(names)]
    pull = np.sqrt(speed) * rng.lognormal(0, 0.3, count)
    job = pick_jobs(count, rng)
    silent = np.zeros(count, dtype=bool)
    silent[rng.choice(count, 2 * times, replace=False)] = True
    return Fleet(ids, np.array(urls, dtype=object), model, names[:, 0], names[:, 1], since, job, pull, silent)


def pick_gpus(times: Ints, fleet: Fleet, rng: Random) -> Ints:
    """A card for each time among those that had joined by then, by their share of the work."""
    order = np.argsort(fleet.since, kind="stable")
    total = np.cumsum(fleet.pull[order])
    joined = np.searchsorted(fleet.since[order], times, side="right")
    return np.asarray(order[np.searchsorted(total, rng.random(len(times)) * total[joined - 1])])


def pick_gateways(region: Names, rng: Random) -> Ints:
    """Index of the gateway of each piece of work: one of its region mostly, else of the nearest one."""
    homes = np.array(list(GATEWAYS.values()), dtype=object)
    near = np.array([SITES[name].near for name in region], dtype=object)
    serving = np.where(rng.random(len(region)) < 0.88, region, near)
    chosen = np.zeros(len(region), dtype=np.int64)
    for home in np.unique(homes):
        here = serving == home
        chosen[here] = rng.choice(np.flatnonzero(homes == home), here.sum())
    return chosen


def pick_jobs(count: int, rng: Random) -> Ints:
    """Indexes into JOBS by weight."""
    weight = np.array([j.weight for j in JOBS], dtype=float)
    return rng.choice(len(JOBS), count, p=weight / weight.sum()).astype(np.int64)
