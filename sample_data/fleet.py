"""The inference network: GPUs, who runs them, and how fast they are."""

from typing import NamedTuple

import numpy as np

from sample_data.clock import DAY, START, Floats, Ints, generator
from sample_data.store import Columns


class GpuModel(NamedTuple):
    """A kind of card. fps: frames a second on live video; delay: factor on all waiting times."""

    name: str
    memory_gb: int
    count: int
    fps: float
    delay: float
    failing: float


class Job(NamedTuple):
    """A pipeline with its model. fps is a factor on the card's, 0 where no frames are put out."""

    pipeline: str
    model: str
    weight: float
    fps: float
    minutes: float
    first_ms: float


GPU_MODELS = [
    GpuModel("RTX 5090", 32, 28, 24.0, 0.80, 0.006),
    GpuModel("RTX 4090", 24, 14, 18.5, 1.00, 0.008),
    GpuModel("RTX 4070 Ti SUPER", 16, 4, 13.0, 1.30, 0.012),
    GpuModel("RTX 3090", 24, 4, 11.5, 1.40, 0.018),
    GpuModel("RTX 6000 Ada", 48, 3, 17.5, 0.95, 0.005),
    GpuModel("A100-SXM4-40GB", 40, 4, 16.0, 0.90, 0.004),
    GpuModel("Tesla P4", 8, 3, 5.5, 2.60, 0.045),
]

JOBS = [
    Job("live-video-to-video", "streamdiffusion-sdxl", 20, 1.0, 16, 2600),
    Job("live-video-to-video", "streamdiffusion-sdxl-v2v", 14, 0.86, 18, 2900),
    Job("live-video-to-video", "streamdiffusion-sdxl-faceid", 9, 0.74, 12, 3300),
    Job("text-to-image", "FLUX.1-dev", 7, 0, 0.4, 4200),
    Job("text-to-image", "RealVisXL_V4.0_Lightning", 7, 0, 0.2, 1500),
    Job("image-to-image", "RealVisXL_V4.0_Lightning", 5, 0, 0.25, 1700),
    Job("image-to-image", "FLUX.1-dev", 3, 0, 0.45, 4400),
    Job("image-to-video", "streamdiffusion-sdxl-v2v", 5, 0.55, 2.5, 5200),
    Job("upscale", "RealVisXL_V4.0_Lightning", 5, 0.8, 1.2, 2100),
    Job("audio-to-text", "whisper-large", 7, 0, 3.5, 900),
    Job("segment-anything-2", "streamdiffusion-sdxl", 4, 0.9, 1.5, 1800),
    Job("llm", "llama-3-8b", 14, 0, 0.6, 650),
]

OPERATORS = {  # orchestrator to the regions it has cards in; the more, the larger
    "northwind-compute": ["ORD", "NYC", "LAX"],
    "prairie-gpu": ["ORD"],
    "hudson-render": ["NYC"],
    "pacific-frames": ["LAX", "TYO"],
    "rhein-rechner": ["FRA", "LON"],
    "alpenwerk": ["FRA"],
    "thames-inference": ["LON"],
    "merlion-cloud": ["SIN"],
    "sakura-nodes": ["TYO"],
    "paulista-gpu": ["SAO"],
    "aurora-grid": ["FRA", "SIN", "ORD"],
    "blue-heron": ["NYC", "SAO"],
}

GATEWAYS = {  # gateway to its region
    "gw-ord-1": "ORD",
    "gw-ord-2": "ORD",
    "gw-nyc-1": "NYC",
    "gw-lax-1": "LAX",
    "gw-fra-1": "FRA",
    "gw-fra-2": "FRA",
    "gw-lon-1": "LON",
    "gw-sin-1": "SIN",
    "gw-tyo-1": "TYO",
    "gw-sao-1": "SAO",
}
UNKNOWN = "unknown"


class Fleet(NamedTuple):
    """All cards. model indexes GPU_MODELS; since is when a card joined; pull is its share of the work."""

    ids: np.ndarray[tuple[int], np.dtype[np.object_]]
    model: Ints
    orchestrator: np.ndarray[tuple[int], np.dtype[np.object_]]
    region: np.ndarray[tuple[int], np.dtype[np.object_]]
    since: Ints
    pull: Floats


def draw_fleet(scale: float, seed: int) -> Fleet:
    """The 60 cards, more with a scale above 1. The new RTX 5090 join bit by bit during the first year."""
    rng = generator(seed, "gpu")
    times = max(1, round(scale))
    model = np.repeat(np.arange(len(GPU_MODELS)), [m.count * times for m in GPU_MODELS])
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


def pick_gpus(times: Ints, fleet: Fleet, rng: np.random.Generator) -> Ints:
    """A card for each time among those that had joined by then, by their share of the work."""
    order = np.argsort(fleet.since, kind="stable")
    total = np.cumsum(fleet.pull[order])
    joined = np.searchsorted(fleet.since[order], times, side="right")
    return np.asarray(order[np.searchsorted(total, rng.random(len(times)) * total[joined - 1])])


def pick_gateways(
    region: np.ndarray[tuple[int], np.dtype[np.object_]], rng: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
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


def pick_jobs(count: int, rng: np.random.Generator, streaming: bool = False) -> Ints:
    """Indexes into JOBS by weight; streaming keeps to the pipelines that put out frames."""
    weight = np.array([j.weight * (j.fps > 0 or not streaming) for j in JOBS], dtype=float)
    return rng.choice(len(JOBS), count, p=weight / weight.sum()).astype(np.int64)
