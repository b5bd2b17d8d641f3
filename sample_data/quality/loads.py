"""raw.loads: how each hourly load of each data set went."""

from typing import Any

import duckdb
import numpy as np

from sample_data.arrays import Bools, Ints
from sample_data.clock import HOUR, HOURS, SECOND, START, generator
from sample_data.quality.feeds import DATASETS, FEEDS, SLOW, STOP
from sample_data.quality.incidents import Incident
from sample_data.store import insert, instants

ATTEMPTS = 3  # of a load that does not succeed


def write_loads(con: duckdb.DuckDBPyConnection, incidents: list[Incident], seed: int) -> None:
    """A load an hour and data set, told of in its last minute; all fail while a feed stands still."""
    rng = generator(seed, "load")
    window = np.repeat(START + np.arange(HOURS, dtype=np.int64) * HOUR, len(FEEDS))
    feed = np.tile(np.arange(len(FEEDS)), HOURS)
    count, stopped = len(window), _during(STOP, feed, window, incidents)
    repeated = rng.binomial(2, 0.006, count)
    slow = np.where(_during(SLOW, feed, window, incidents), rng.uniform(3, 9, count), 1.0)
    spent = np.array([f.load_ms for f in FEEDS])[feed] * rng.lognormal(-0.04, 0.2, count) * slow
    told = window + HOUR - rng.integers(2, 50, count) * SECOND
    order = np.lexsort((feed, told))
    columns: dict[str, Any] = {
        "received_at": instants(told[order]),
        "dataset": np.array(DATASETS)[feed[order]],
        "window_start": instants(window[order]),
        "attempts": np.where(stopped, ATTEMPTS, 1 + repeated)[order],
        "failed": np.where(stopped, ATTEMPTS, repeated)[order],
        "processing_ms": np.round(spent, 3)[order],
    }
    insert(con, "raw.loads", {"event_id": np.arange(1, count + 1), **columns}, "event_id")


def _during(kind: str, feed: Ints, window: Ints, incidents: list[Incident]) -> Bools:
    """Where a trouble of the kind lasts in the whole hour."""
    hit = np.zeros(len(window), dtype=bool)
    for one in incidents:
        if one.kind == kind:
            lasts = (window >= one.since) & (window + HOUR <= one.until)
            hit |= lasts & (feed == DATASETS.index(one.dataset))
    return hit
