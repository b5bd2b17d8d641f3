"""The rows of gpu_hourly before they are counted: who did what in which hour."""

from typing import Any, NamedTuple

import numpy as np

from sample_data.arrays import Bools, Ints, Names, Random
from sample_data.clock import HOUR, HOURS, START, busy_days
from sample_data.fleet import Fleet, pick_gateways, pick_gpus, pick_jobs
from sample_data.hardware import JOBS, UNKNOWN
from sample_data.store import instants

DAYTIME = 1 + 0.45 * np.cos(2 * np.pi * (np.arange(24) - 19) / 24)


class Work(NamedTuple):
    """The keys of the rows: hour in milliseconds, indexes of card and job, and names."""

    hour: Ints
    gpu: Ints
    job: Ints
    gateway: Names
    region: Names
    has_gpu: Bools
    is_test: Bools


def draw_work(count: int, fleet: Fleet, rng: Random) -> Work:
    """About count rows, one for each combination of keys."""
    return _distinct(_work(count, fleet, rng), fleet)


def _work(count: int, fleet: Fleet, rng: Random) -> Work:
    """Draw hour, card, job and the rest for each row."""
    busy = busy_days(growth=1.1, weekend=0.86, yearly=0.06, rng=rng)
    hourly = (busy[:, None] * DAYTIME[None, :]).ravel()[:HOURS]
    hour = START + rng.choice(HOURS, count, p=hourly / hourly.sum()).astype(np.int64) * HOUR
    gpu = pick_gpus(hour, fleet, rng)
    region = fleet.region[gpu].copy()
    gateway = pick_gateways(region, rng)
    region[rng.random(count) < 0.03] = UNKNOWN
    return Work(
        hour, gpu, pick_jobs(count, rng), gateway, region, rng.random(count) > 0.03, rng.random(count) < 0.04
    )


def _distinct(work: Work, fleet: Fleet) -> Work:
    """Keep one row for each combination of keys; rows without a card differ by orchestrator only."""
    _, operator = np.unique(fleet.orchestrator.astype(str), return_inverse=True)
    owner = np.where(work.has_gpu, work.gpu + len(fleet.ids), operator[work.gpu])
    _, gateway = np.unique(work.gateway.astype(str), return_inverse=True)
    _, region = np.unique(work.region.astype(str), return_inverse=True)
    keys = np.stack([work.hour, owner, work.job, gateway, region, work.is_test])
    _, first = np.unique(keys, axis=1, return_index=True)
    return Work._make(column[np.sort(first)] for column in work)


def key_columns(work: Work, fleet: Fleet) -> dict[str, Any]:
    """The columns that name a row."""
    gpu_id = fleet.ids[work.gpu]
    gpu_id[~work.has_gpu] = None
    return {
        "hour": instants(work.hour),
        "gateway": work.gateway,
        "orchestrator": fleet.orchestrator[work.gpu],
        "region": work.region,
        "pipeline": np.array([j.pipeline for j in JOBS])[work.job],
        "model": np.array([j.model for j in JOBS])[work.job],
        "gpu_id": gpu_id,
        "is_test_load": work.is_test,
    }
