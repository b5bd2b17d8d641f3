"""stream_status: the state and frame rate that streams report."""

from typing import Any

import numpy as np
import pyarrow as pa

from sample_data.arrays import Floats, Ints, Random
from sample_data.clock import SECOND
from sample_data.network import stories
from sample_data.network.arrival import Family, named
from sample_data.network.demand import Sessions
from sample_data.network.fates import LOADING, NO_FRAMES, RANDOM
from sample_data.network.fleet import Fleet
from sample_data.network.hardware import GPU_MODELS, JOBS
from sample_data.network.reports import Reports, running
from sample_data.network.trace import gateways, swap_time

STATUS = Family(
    "raw.stream_status", "st", (("ts", None), ("stream_id", ""), ("state", "ASLEEP"), ("output_fps", -1.0))
)
STATES = ["LOADING", "ONLINE", "DEGRADED_INPUT", "DEGRADED_INFERENCE"]
STATUS_EVERY = 90 * SECOND


def status_columns(s: Sessions, fleet: Fleet, r: Reports, rng: Random) -> dict[str, Any]:
    """Columns of raw.stream_status without its envelope; the card is not told."""
    session, count = r.session, len(r.ts)
    gpu = np.where(r.ts >= swap_time(s)[session], s.other[session], s.gpu[session])
    state = _states(s, r, rng)
    pace = _frame_rate(s, fleet, r, gpu, state, rng)
    usual = _usual(s, fleet, gpu, session)
    fed = np.where(state == 2, 0.5, 1.0) * np.minimum(usual * 1.15 + 1, 30) * rng.normal(1, 0.02, count)
    silent = (pace == 0) | (state == 0)
    e2e = (250 + 0.3 * s.wait[session]) * rng.lognormal(0, 0.2, count)
    return {
        "gateway": gateways(s, session),
        "stream_id": named(s.ids, session),
        "request_id": named(s.ids, session),
        "pipeline": named([j.pipeline for j in JOBS], s.job[session]),
        "state": named(STATES, state),
        "output_fps": np.where(silent, 0.0, np.round(pace, 3)),
        "input_fps": np.round(fed, 3),
        "e2e_ms": pa.array(np.round(e2e, 3), mask=silent),
        "restart_count": running(session, (state == 3) & (rng.random(count) < 0.3)),
        "last_error": named(["inference stalled"], np.zeros(count, dtype=np.int64), ~(silent & (state == 3))),
        "orchestrator": named(fleet.orchestrator, gpu),
        "orchestrator_url": named(fleet.urls, gpu),
    }


def _states(s: Sessions, r: Reports, rng: Random) -> Ints:
    """What state each report tells: mostly online, worse in a tenth of the streams and in outages."""
    poor = (rng.random(len(s.gpu)) < 0.06)[r.session]
    luck = rng.random(len(r.ts))
    state = np.select([luck < np.where(poor, 0.18, 0.006), luck < np.where(poor, 0.3, 0.012)], [2, 3], 1)
    long = s.lasts[r.session] > 4 * STATUS_EVERY  # else a slow start would be all that is seen of it
    state = np.where((r.number == 0) & (luck > 0.96) & long, 0, state)
    return np.select([s.fate[r.session] == LOADING, s.fate[r.session] == NO_FRAMES], [0, 3], state)


def _usual(s: Sessions, fleet: Fleet, gpu: Ints, session: Ints) -> Floats:
    """Usual frames a second of a card on the job of a session."""
    base = np.array([m.fps for m in GPU_MODELS])[fleet.model[gpu]]
    return np.asarray(base * np.array([j.fps for j in JOBS])[s.job[session]])


def _frame_rate(s: Sessions, fleet: Fleet, r: Reports, gpu: Ints, state: Ints, rng: Random) -> Floats:
    """Frames a second put out; random prompts cost some, and worn cards stutter."""
    spread = 0.06 + 0.16 * stories.wear(r.ts, fleet.model[gpu])
    spread = np.where(stories.troubled(r.ts, fleet.region[gpu]), 0.3, spread)
    drawn = np.maximum(rng.normal(1, spread), 0.15) * np.array([0, 1.0, 0.8, 0.45])[state]
    drawn = drawn * np.where(s.prompt[r.session] == RANDOM, 0.9, 1.0) * stories.pace(r.ts, fleet.model[gpu])
    stalled = (s.fate[r.session] == NO_FRAMES) | (
        (state == 3) & (r.number > 0) & (rng.random(len(r.ts)) < 0.25)
    )
    return np.asarray(np.where(stalled, 0.0, drawn * _usual(s, fleet, gpu, r.session)))
