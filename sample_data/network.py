"""gpu_hourly: what the inference network did in each hour, as sums that can be added up."""

from typing import Any

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Random
from sample_data.clock import HOUR, START, day_index, generator, progress_of
from sample_data.fleet import Fleet
from sample_data.hardware import GPU_MODELS, JOBS, SITES
from sample_data.store import Columns
from sample_data.work import Work, draw_work, key_columns

ROWS = 107_000  # before repeats of the grain are dropped
RUSH = day_index(2025, 11, 28)  # more demand than cards
HEAT = (day_index(2025, 7, 19), day_index(2025, 7, 22))  # cards run slower
FRA_OUTAGE = day_index(2025, 3, 14)
BAD_WEDNESDAY = day_index(2026, 6, 24)  # Chicago and Los Angeles fail in the last full week


def gpu_hourly_columns(fleet: Fleet, scale: float, seed: int) -> Columns:
    """Columns of the gpu_hourly table, one row for each combination of its keys."""
    rng = generator(seed, "gpu_hourly")
    work = draw_work(round(ROWS * scale), fleet, rng)
    keys = key_columns(work, fleet)
    counts = _counts(work, fleet, rng)
    return keys | counts | _frames(work, fleet, counts, rng) | _waits(work, fleet, counts, rng)


def _day(work: Work) -> Ints:
    """Number of the day of each row."""
    return (work.hour - START) // (24 * HOUR)


def _troubled(work: Work, fleet: Fleet) -> Bools:
    """True where an outage hits the row."""
    day, home = _day(work), fleet.region[work.gpu]
    west = (day == BAD_WEDNESDAY) & np.isin(home, ["ORD", "LAX"])
    return np.asarray(west | ((day == FRA_OUTAGE) & (home == "FRA")))


def _counts(work: Work, fleet: Fleet, rng: Random) -> dict[str, Ints]:
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


def _frames(work: Work, fleet: Fleet, counts: dict[str, Ints], rng: Random) -> dict[str, Any]:
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


def _waits(work: Work, fleet: Fleet, counts: dict[str, Ints], rng: Random) -> dict[str, Any]:
    """Waiting time sums over the sessions that started."""
    started = counts["startup_success"]
    played = started - counts["output_failed"]
    delay = np.array([m.delay for m in GPU_MODELS])[fleet.model[work.gpu]]
    delay = delay * np.array([SITES[r].delay for r in fleet.region])[work.gpu]
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
