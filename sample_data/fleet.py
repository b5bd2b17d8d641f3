"""The cards of the inference network and the work they are given."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Floats, Ints, Names, Random
from sample_data.clock import DAY, START, generator
from sample_data.hardware import GATEWAYS, GPU_MODELS, JOBS, OPERATORS, UNKNOWN
from sample_data.store import Columns


class Fleet(NamedTuple):
    """All cards. model indexes GPU_MODELS; since is when a card joined; pull is its share of the work."""

    ids: Names
    model: Ints
    orchestrator: Names
    region: Names
    since: Ints
    pull: Floats


def draw_fleet(scale: float, seed: int) -> Fleet:
    """The 60 cards, more with a scale above 1. The new RTX 5090 join bit by bit during the first year."""
    rng = generator(seed, "gpu")
    times = max(1, round(scale))
    model = np.repeat(np.arange(len(GPU_MODELS)), [m.cards * times for m in GPU_MODELS])
    sites = [(name, region) for name, regions in OPERATORS.items() for region in regions]
    site = rng.permutation(np.arange(len(model)) % len(sites))
    late = (model == 0) & (rng.random(len(model)) < 0.6)
    since = np.where(late, START + rng.integers(20, 330, len(model)) * DAY, START - DAY)
    speed = np.array([m.fps for m in GPU_MODELS])[model]
    ids = np.array([f"GPU-{n:08x}" for n in rng.choice(2**32, len(model), replace=False)], dtype=object)
    names = np.array(sites, dtype=object)[site]
    return Fleet(
        ids, model, names[:, 0], names[:, 1], since, np.sqrt(speed) * rng.lognormal(0, 0.3, len(model))
    )


def gpu_columns(fleet: Fleet) -> Columns:
    """Columns of the gpu table."""
    return {
        "gpu_id": fleet.ids,
        "gpu_model": np.array([m.name for m in GPU_MODELS])[fleet.model],
        "memory_gb": np.array([m.memory_gb for m in GPU_MODELS])[fleet.model],
        "orchestrator": fleet.orchestrator,
        "region": fleet.region,
    }


def pick_gpus(times: Ints, fleet: Fleet, rng: Random) -> Ints:
    """A card for each time among those that had joined by then, by their share of the work."""
    order = np.argsort(fleet.since, kind="stable")
    total = np.cumsum(fleet.pull[order])
    joined = np.searchsorted(fleet.since[order], times, side="right")
    return np.asarray(order[np.searchsorted(total, rng.random(len(times)) * total[joined - 1])])


def pick_gateways(region: Names, rng: Random) -> Names:
    """The gateway of each piece of work: one in its region mostly, any other at times, or not recorded."""
    names = np.array(list(GATEWAYS), dtype=object)
    homes = np.array(list(GATEWAYS.values()), dtype=object)
    chosen = rng.integers(0, len(names), len(region))
    for home in np.unique(homes):
        near = (region == home) & (rng.random(len(region)) < 0.8)
        chosen[near] = rng.choice(np.flatnonzero(homes == home), near.sum())
    gateway = names[chosen]
    gateway[rng.random(len(region)) < 0.05] = UNKNOWN
    return gateway


def pick_jobs(count: int, rng: Random, streaming: bool = False) -> Ints:
    """Indexes into JOBS by weight; streaming keeps to the pipelines that put out frames."""
    weight = np.array([j.weight * (j.fps > 0 or not streaming) for j in JOBS], dtype=float)
    return rng.choice(len(JOBS), count, p=weight / weight.sum()).astype(np.int64)
