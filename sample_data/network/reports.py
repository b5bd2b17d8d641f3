"""stream_status and ingest_metrics: what streams report about themselves while they run."""

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from sample_data.arrays import Bools, Floats, Ints, Random
from sample_data.clock import NOW, SECOND
from sample_data.network import stories
from sample_data.network.arrival import Family, named
from sample_data.network.demand import LOADING, NO_FRAMES, RANDOM, SERVED, Sessions
from sample_data.network.fleet import Fleet
from sample_data.network.hardware import GPU_MODELS, JOBS, SITES
from sample_data.network.trace import gateways, swap_time

STATUS = Family(
    "raw.stream_status", "st", (("ts", None), ("stream_id", ""), ("state", "ASLEEP"), ("output_fps", -1.0))
)
INGEST = Family("raw.ingest_metrics", "in", (("ts", None), ("stream_id", None), ("bytes_received", -1)))
STATES = ["LOADING", "ONLINE", "DEGRADED_INPUT", "DEGRADED_INFERENCE"]
STATUS_EVERY = 90 * SECOND
INGEST_EVERY = 100 * SECOND
LOST = 0.04  # of the reports never come


class Reports(NamedTuple):
    """When which session reported: seconds since its report before, and which of its reports it is."""

    session: Ints
    ts: Ints
    gap_s: Floats
    number: Ints


def draw_reports(s: Sessions, every: int, rng: Random) -> Reports:
    """The reports of all streams that started, one every so many milliseconds, in order within each."""
    runs = s.streams & np.isin(s.fate, [SERVED, LOADING, NO_FRAMES])
    session = np.flatnonzero(runs)
    lasts = (np.minimum(s.closed, NOW) - s.first)[session]
    first = rng.integers(2 * SECOND, 15 * SECOND, len(session))
    counts = np.maximum(0, 1 + (lasts - first - 1) // every)
    session, first = np.repeat(session, counts), np.repeat(first, counts)
    number = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    ts = s.first[session] + first + number * every + rng.integers(-1500, 1500, len(session))
    gap = np.where(number == 0, first, np.diff(ts, prepend=0)) / SECOND
    keep = (ts < NOW) & (s.live[session] | (rng.random(len(ts)) >= LOST))
    return Reports(session[keep], ts[keep], gap[keep], number[keep])


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
        "restart_count": _running(session, (state == 3) & (rng.random(count) < 0.3)),
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


def ingest_columns(s: Sessions, fleet: Fleet, r: Reports, rng: Random) -> dict[str, Any]:
    """Columns of raw.ingest_metrics without its envelope: counters that run on, and begin anew at times."""
    session, count = r.session, len(r.ts)
    region = fleet.region[s.gpu][session]
    cut = stories.cut_off(r.ts, region)
    loss = np.array([SITES[name].loss for name in fleet.region])[s.gpu][session]
    loss = np.minimum(loss * rng.lognormal(-0.18, 0.6, count) * np.where(cut, 6, 1), 0.5)
    rtt = np.array([SITES[name].rtt for name in fleet.region])[s.gpu][session]
    rtt = rtt * rng.lognormal(0, 0.25, count) * np.where(cut, 2, 1)
    jitter = np.round(rtt * 0.16 * rng.lognormal(0, 0.6, count), 3)
    packets = rng.poisson(np.maximum(r.gap_s, 1) * 260)
    lost = rng.binomial(packets, loss)
    rate = rng.lognormal(np.log(2.4e6), 0.3, len(s.gpu))[session]
    up = rate * r.gap_s / 8 * (1 - loss)
    down = rate * r.gap_s / 8 * rng.uniform(1.3, 1.9, count)
    epoch = _epochs(session, rng.random(count) < 0.03)
    return {
        "gateway": gateways(s, session),
        "stream_id": named(s.ids, session),
        "request_id": named(s.ids, session),
        "pipeline": named([j.pipeline for j in JOBS], s.job[session]),
        "bytes_received": _counter(epoch, up.astype(np.int64)),
        "bytes_sent": _counter(epoch, down.astype(np.int64)),
        "packets_lost": _counter(epoch, lost),
        "packets_received": _counter(epoch, packets - lost),
        "jitter_ms": jitter,
        "rtt_ns": (rtt * 1e6).astype(np.int64),
        "conn_quality": named(["good", "bad"], ((lost > packets * 0.02) | (jitter > 50)).astype(np.int64)),
    }


def _epochs(session: Ints, reset: Bools) -> Ints:
    """A number for each stretch of reports between which the counters run on."""
    begins = np.concatenate([[True], session[1:] != session[:-1]])[: len(session)] | reset
    return np.cumsum(begins)


def _counter(epoch: Ints, step: Ints) -> Ints:
    """The running total of steps within each epoch."""
    total: Ints = np.cumsum(step, dtype=np.int64)
    begins = np.concatenate([[True], epoch[1:] != epoch[:-1]])[: len(epoch)]
    return np.asarray(total - (total - step)[begins][np.cumsum(begins) - 1])


def _running(session: Ints, happened: Bools) -> Ints:
    """How often it has happened in the session so far; reports are grouped by session."""
    return _counter(_epochs(session, np.zeros(len(session), dtype=bool)), happened.astype(np.int64))
