"""capabilities and discovery: which cards there are, what they are loaded with, and how far away."""

from typing import Any

import numpy as np
import pyarrow as pa

from sample_data.arrays import Ints, Random
from sample_data.clock import DAY, HOUR, NOW, START, progress_of
from sample_data.network.arrival import Family, named
from sample_data.network.demand import DAYTIME
from sample_data.network.fleet import Fleet
from sample_data.network.hardware import GATEWAYS, GPU_MODELS, JOBS, ORGS, SITES

CAPABILITIES = Family("raw.capabilities", "ca", (("ts", None), ("gpu_id", None), ("orchestrator_url", "")))
DISCOVERY = Family("raw.discovery", "di", (("ts", None), ("orchestrator", None), ("latency_ms", -1.0)))
EVERY = 12 * HOUR
LOST = 0.03  # of the reports of cards, so that some work cannot be traced to a card
RUNNERS = ["0.14.1", "0.14.0", "0.13.8"]
GIB = 2**30


def draw_capabilities(fleet: Fleet, rng: Random) -> tuple[Ints, Ints]:
    """Card and time of reports: every twelve hours, from the start or half a day before the card joined."""
    rounds = np.arange((NOW - START) // EVERY + 4)
    offset = rng.integers(0, EVERY, len(fleet.ids))
    ts = START - 2 * EVERY + rounds[None, :] * EVERY + offset[:, None]
    ts = ts + rng.integers(0, 60_000, ts.shape)
    keep = (ts >= fleet.since[:, None] - EVERY) & (ts >= START - EVERY) & (ts < NOW)
    gpu, n = np.nonzero(keep & (rng.random(ts.shape) >= LOST))
    return gpu, np.maximum(ts[gpu, n], START)


def capability_columns(fleet: Fleet, gpu: Ints, ts: Ints, rng: Random) -> dict[str, Any]:
    """Columns of raw.capabilities without its envelope."""
    model = fleet.model[gpu]
    memory = np.array([m.memory_gb for m in GPU_MODELS])[model] * GIB
    busy = 0.22 + 0.3 * progress_of(ts) + 0.04 * (fleet.pull[gpu] - fleet.pull.mean())
    busy = np.clip(busy * DAYTIME[ts % DAY // HOUR] * rng.lognormal(0, 0.15, len(ts)), 0.01, 0.99)
    busy = np.round(busy, 4)
    job = (fleet.job[gpu] + ts // (30 * DAY)) % len(JOBS)
    return {
        "orchestrator": named(fleet.orchestrator, gpu),
        "orchestrator_url": named(fleet.urls, gpu),
        "org": named([ORGS.get(name, "") for name in fleet.orchestrator], gpu),
        "region": named(fleet.region, gpu, fleet.silent[gpu]),
        "gpu_id": named(fleet.ids, gpu),
        "gpu_model": named([m.name for m in GPU_MODELS], model),
        "memory_total": memory,
        "memory_free": (memory * (1 - 0.8 * busy)).astype(np.int64),
        "utilization": busy,
        "pipeline": named([j.pipeline for j in JOBS], job),
        "model": named([j.model for j in JOBS], job),
        "runner_version": named(RUNNERS, np.minimum(gpu % 5 // 2, 2)),
        "cuda_version": named(["12.8", "12.4", "11.8"], np.select([model == 0, model == 6], [0, 2], 1)),
    }


def discovery(fleet: Fleet, rng: Random) -> tuple[Ints, dict[str, Any]]:
    """Times and columns of raw.discovery: each gateway looks twice a day and hears of a few machines."""
    homes = np.array(list(GATEWAYS.values()), dtype=object)
    looks = (NOW - START) // EVERY * len(homes)
    gateway = np.repeat(np.arange(looks) % len(homes), 3)
    ts = START + np.repeat(np.arange(looks) // len(homes) * EVERY + rng.integers(0, HOUR, looks), 3)
    gpu = rng.integers(0, len(fleet.ids), len(ts))
    ts, gateway, gpu = (column[fleet.since[gpu] <= ts] for column in (ts, gateway, gpu))
    rtt = np.array([SITES[name].rtt for name in fleet.region])[gpu]
    far = np.where(homes[gateway] == fleet.region[gpu], 0.3, 1.6)
    columns = {
        "gateway": named(list(GATEWAYS), gateway),
        "orchestrator": named(fleet.orchestrator, gpu),
        "orchestrator_url": named(fleet.urls, gpu),
        "latency_ms": pa.array(np.round(rtt * far * rng.lognormal(0, 0.3, len(ts)), 3)),
    }
    return ts, columns
