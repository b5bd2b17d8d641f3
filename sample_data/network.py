"""gpu_hourly: what the inference network did in each hour, as sums that can be added up."""

from typing import Any, NamedTuple

import numpy as np

from sample_data.clock import (
    HOUR,
    HOURS,
    START,
    Floats,
    Ints,
    busy_days,
    day_index,
    generator,
    progress_of,
)
from sample_data.fleet import GPU_MODELS, JOBS, UNKNOWN, Fleet, pick_gateways, pick_gpus, pick_jobs
from sample_data.store import Columns, instants

ROWS = 107_000  # before repeats of the grain are dropped
RUSH = day_index(2025, 11, 28)  # more demand than cards
HEAT = (day_index(2025, 7, 19), day_index(2025, 7, 22))  # cards run slower
FRA_OUTAGE = day_index(2025, 3, 14)
BAD_WEDNESDAY = day_index(2026, 6, 24)  # Chicago and Los Angeles fail in the last full week
DAYTIME = 1 + 0.45 * np.cos(2 * np.pi * (np.arange(24) - 19) / 24)
REGION_DELAY = {
    "ORD": 1.0,
    "NYC": 1.0,
    "LAX": 1.05,
    "FRA": 0.95,
    "LON": 0.98,
    "SIN": 1.3,
    "TYO": 1.15,
    "SAO": 1.45,
}


class Work(NamedTuple):
    """The keys of the rows: hour in milliseconds, indexes of card and job, and names."""

    hour: Ints
    gpu: Ints
    job: Ints
    gateway: np.ndarray[tuple[int], np.dtype[np.object_]]
    region: np.ndarray[tuple[int], np.dtype[np.object_]]
    has_gpu: np.ndarray[tuple[int], np.dtype[np.bool_]]
    is_test: np.ndarray[tuple[int], np.dtype[np.bool_]]


def gpu_hourly_columns(fleet: Fleet, scale: float, seed: int) -> Columns:
    """Columns of the gpu_hourly table, one row for each combination of its keys."""
    rng = generator(seed, "gpu_hourly")
    work = _distinct(_work(round(ROWS * scale), fleet, rng), fleet)
    keys = _keys(work, fleet)
    counts = _counts(work, fleet, rng)
    return keys | counts | _frames(work, fleet, counts, rng) | _waits(work, fleet, counts, rng)


def _work(count: int, fleet: Fleet, rng: np.random.Generator) -> Work:
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
    return Work(*(column[np.sort(first)] for column in work))


def _keys(work: Work, fleet: Fleet) -> dict[str, Any]:
    """The columns that name a row."""
    gpu_id = np.where(work.has_gpu, fleet.ids[work.gpu], None)
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


def _day(work: Work) -> Ints:
    return (work.hour - START) // (24 * HOUR)


def _troubled(work: Work, fleet: Fleet) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """True where an outage hits the row."""
    day, home = _day(work), fleet.region[work.gpu]
    west = (day == BAD_WEDNESDAY) & np.isin(home, ["ORD", "LAX"])
    return np.asarray(west | ((day == FRA_OUTAGE) & (home == "FRA")))


def _counts(work: Work, fleet: Fleet, rng: np.random.Generator) -> dict[str, Ints]:
    """Sessions asked for and what became of them; a failed session is counted once."""
    rush, troubled = _day(work) == RUSH, _troubled(work, fleet)
    size = np.array([j.weight for j in JOBS])[work.job] * 0.5 * (0.6 + progress_of(work.hour))
    requested = 1 + rng.poisson(size * np.where(rush, 2.6, 1))
    failing = np.array([m.failing for m in GPU_MODELS])[fleet.model[work.gpu]]
    crowded = np.where(rush, 0.22, np.where(work.has_gpu, 0.012, 0.08))
    no_orch = rng.binomial(requested, crowded)
    excused = rng.binomial(requested - no_orch, 0.018)
    unexcused = rng.binomial(requested - no_orch - excused, np.where(troubled, 0.35, 0.012 + failing))
    success = requested - no_orch - excused - unexcused
    output_failed = rng.binomial(success, np.where(troubled, 0.12, failing * 0.7))
    return {
        "requested_sessions": requested,
        "startup_success": success,
        "startup_excused": excused,
        "output_failed": output_failed,
        "no_orch": no_orch,
        "effective_failed": no_orch + unexcused + output_failed,
        "swaps": rng.binomial(success, np.where(troubled, 0.15, 0.02)),
    }


def frame_rate(day: Ints, gpu: Ints, job: Ints, fleet: Fleet) -> Floats:
    """Usual output frames a second of a card on a job; slower in the summer heat."""
    base = np.array([m.fps for m in GPU_MODELS])[fleet.model[gpu]] * np.array([j.fps for j in JOBS])[job]
    return np.asarray(base * np.where((day >= HEAT[0]) & (day < HEAT[1]), 0.72, 1.0))


def _frames(work: Work, fleet: Fleet, counts: dict[str, Ints], rng: np.random.Generator) -> dict[str, Any]:
    """Frame rate sums over the status samples, and the minutes streamed."""
    minutes = np.array([j.minutes for j in JOBS])[work.job] * rng.lognormal(0, 0.25, len(work.job))
    minutes = np.round(minutes * counts["startup_success"], 3)
    usual = frame_rate(_day(work), work.gpu, work.job, fleet)
    samples = np.where(usual > 0, np.ceil(minutes * 1.5), 0).astype(np.int64)
    mean = np.round(usual * rng.normal(1, 0.05, len(usual)), 3)
    spread = mean * np.where(_troubled(work, fleet), 0.3, rng.uniform(0.03, 0.13, len(mean)))
    fed = np.round(np.minimum(mean * 1.12 + 1, 30) * rng.normal(1, 0.02, len(mean)), 3)
    return {
        "status_samples": samples,
        "output_fps_sum": np.round(mean * samples, 3),
        "output_fps_sumsq": np.round((mean**2 + spread**2) * samples, 3),
        "input_fps_sum": np.round(fed * samples, 3),
        "total_minutes": minutes,
    }


def _waits(work: Work, fleet: Fleet, counts: dict[str, Ints], rng: np.random.Generator) -> dict[str, Any]:
    """Waiting time sums over the sessions that started."""
    started = counts["startup_success"]
    played = started - counts["output_failed"]
    delay = np.array([m.delay for m in GPU_MODELS])[fleet.model[work.gpu]]
    delay = delay * np.array([REGION_DELAY[r] for r in fleet.region])[work.gpu]
    delay = delay * np.where(_troubled(work, fleet), 1.9, 1.0) * rng.lognormal(0, 0.18, len(delay))
    first = np.array([j.first_ms for j in JOBS])[work.job] * delay
    return {
        "ptff_ms_sum": np.round(first * played, 3),
        "ptff_count": played,
        "e2e_ms_sum": np.round((350 + 0.45 * first) * played, 3),
        "e2e_count": played,
        "startup_ms_sum": np.round((180 + 0.72 * first) * started, 3),
        "startup_count": started,
    }
