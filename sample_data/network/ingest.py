"""ingest_metrics: how the connections of streams do, as counters that run on and begin anew at times."""

from typing import Any

import numpy as np

from sample_data.arrays import Random
from sample_data.clock import SECOND
from sample_data.network import stories
from sample_data.network.arrival import Family, named
from sample_data.network.demand import Sessions
from sample_data.network.fleet import Fleet
from sample_data.network.hardware import JOBS, SITES
from sample_data.network.reports import Reports, counter, epochs
from sample_data.network.trace import gateways

INGEST = Family("raw.ingest_metrics", "in", (("ts", None), ("stream_id", None), ("bytes_received", -1)))
INGEST_EVERY = 100 * SECOND
RECONNECTS = 0.03  # of the reports are the first after the connection was made again


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
    epoch = epochs(session, rng.random(count) < RECONNECTS)
    return {
        "gateway": gateways(s, session),
        "stream_id": named(s.ids, session),
        "request_id": named(s.ids, session),
        "pipeline": named([j.pipeline for j in JOBS], s.job[session]),
        "bytes_received": counter(epoch, up.astype(np.int64)),
        "bytes_sent": counter(epoch, down.astype(np.int64)),
        "packets_lost": counter(epoch, lost),
        "packets_received": counter(epoch, packets - lost),
        "jitter_ms": jitter,
        "rtt_ns": (rtt * 1e6).astype(np.int64),
        "conn_quality": named(["good", "bad"], ((lost > packets * 0.02) | (jitter > 50)).astype(np.int64)),
    }
