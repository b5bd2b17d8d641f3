"""stream_status and ingest_samples: what single streams reported."""

import numpy as np

from sample_data.arrays import Bools, Ints
from sample_data.clock import DAY, START, generator, millis
from sample_data.fleet import Fleet
from sample_data.hardware import JOBS, SITES
from sample_data.network import frame_rate
from sample_data.store import Columns, instants
from sample_data.streams import Streams, sample_times

CABLE_CUT = (millis(2026, 2, 17), millis(2026, 2, 19))  # a damaged sea cable near Singapore


def stream_status_columns(streams: Streams, fleet: Fleet, seed: int) -> Columns:
    """Columns of the stream_status table."""
    rng = generator(seed, "stream_status")
    stream, ts = sample_times(streams, 0.93, rng)
    gpu, count = streams.gpu[stream], len(stream)
    luck, poor = rng.random(count), rng.random(len(streams.ids))[stream] < 0.12
    state = np.select([luck < np.where(poor, 0.22, 0.015), luck < np.where(poor, 0.34, 0.03)], [1, 2], 0)
    usual = frame_rate((ts - START) // DAY, gpu, streams.job[stream], fleet)
    slowed = np.array([1.0, 0.8, 0.45])[state] * np.maximum(rng.normal(1, 0.07, count), 0.2)
    stalled = (state == 2) & (rng.random(count) < 0.25)
    restarted = (state == 2) & (rng.random(count) < 0.3)
    gpu_id = fleet.ids[gpu]
    gpu_id[rng.random(count) < 0.02] = None
    return {
        "sample_id": _numbered(ts),
        "ts": instants(ts),
        "stream_id": streams.ids[stream],
        "pipeline": np.array([j.pipeline for j in JOBS])[streams.job[stream]],
        "gpu_id": gpu_id,
        "orchestrator": fleet.orchestrator[gpu],
        "gateway": streams.gateway[stream],
        "region": streams.region[stream],
        "state": np.array(["ONLINE", "DEGRADED_INPUT", "DEGRADED_INFERENCE"])[state],
        "output_fps": np.where(stalled, 0, np.round(usual * slowed, 3)),
        "input_fps": np.round(np.where(state == 1, 0.5, 1.0) * np.minimum(usual * 1.15 + 1, 30), 3),
        "restart_count": _running(stream, restarted),
    }


def ingest_columns(streams: Streams, seed: int) -> Columns:
    """Columns of the ingest_samples table; packets and bytes are those of the sample's own interval."""
    rng = generator(seed, "ingest_samples")
    stream, ts = sample_times(streams, 0.80, rng)
    region, count = streams.region[stream], len(stream)
    loss = np.array([SITES[r].loss for r in streams.region])[stream] * rng.lognormal(-0.18, 0.6, count)
    cut = (region == "SIN") & (ts >= CABLE_CUT[0]) & (ts < CABLE_CUT[1])
    loss = np.minimum(np.where(cut, loss * 6, loss), 0.5)
    rtt = (
        np.array([SITES[r].rtt for r in streams.region])[stream]
        * rng.lognormal(0, 0.25, count)
        * np.where(cut, 2, 1)
    )
    jitter = rtt * 0.16 * rng.lognormal(0, 0.6, count)
    interval = np.round(rng.uniform(9.5, 10.5, count), 3)
    packets = rng.poisson(interval * 260)
    lost = rng.binomial(packets, loss)
    rate = rng.lognormal(np.log(2.4e6), 0.3, len(streams.ids))[stream]
    return {
        "sample_id": _numbered(ts),
        "ts": instants(ts),
        "stream_id": streams.ids[stream],
        "pipeline": np.array([j.pipeline for j in JOBS])[streams.job[stream]],
        "gateway": streams.gateway[stream],
        "region": region,
        "packets_lost": lost,
        "packets_received": packets - lost,
        "jitter_ms": np.round(jitter, 3),
        "rtt_ms": np.round(rtt, 3),
        "bytes_up": (rate * interval / 8 * (1 - loss)).astype(np.int64),
        "bytes_down": (rate * interval / 8 * rng.uniform(1.3, 1.9, count)).astype(np.int64),
        "interval_s": interval,
        "conn_quality": np.where((lost > packets * 0.02) | (jitter > 50), "bad", "good"),
    }


def _numbered(ts: Ints) -> Ints:
    """Numbers from 1 in the order of time."""
    number = np.empty(len(ts), dtype=np.int64)
    number[np.argsort(ts, kind="stable")] = np.arange(1, len(ts) + 1)
    return number


def _running(stream: Ints, happened: Bools) -> Ints:
    """How often it has happened in the stream so far; samples are grouped by stream."""
    total: Ints = np.cumsum(happened, dtype=np.int64)
    first = np.concatenate([[True], stream[1:] != stream[:-1]])
    before: Ints = (total - happened)[first]
    return np.asarray(total - before[np.cumsum(first) - 1])
