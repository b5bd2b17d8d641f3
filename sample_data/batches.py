"""dq_batch: how each data set arrived, batch by batch.

The counts describe the whole platform's intake, of which the other tables are a small sample.
"""

from typing import Any

import numpy as np

from sample_data.arrays import Floats, Ints, Random
from sample_data.clock import DAY, HOUR, MINUTE, NOW, SECOND, START, generator, weekday
from sample_data.incidents import DOUBLES, FEEDS, INVALID, LATENESS, METRICS, NULLS, VOLUME, Incidents
from sample_data.store import Columns, instants

GROWN = 0.8  # growth of the intake over the span


def batch_columns(incidents: Incidents, scale: float, seed: int) -> Columns:
    """Columns of the dq_batch table: one an hour and data set at scale 1, the last just before now."""
    rng = generator(seed, "dq_batch")
    step = max(round(HOUR / scale) // SECOND, 1) * SECOND
    window = np.arange(NOW - step, START - 1, -step)[::-1]
    feed, start = np.tile(np.arange(len(FEEDS)), len(window)), np.repeat(window, len(FEEDS))
    force = _force(feed, start, min(step, HOUR), incidents)
    rows = _rows(feed, start, force[VOLUME], rng)
    fresh = (_each("lag_minutes") * MINUTE).astype(np.int64)[feed]
    lag = np.where(start == window[-1], fresh, rng.integers(SECOND, np.minimum(fresh, HOUR // 2)))
    newest = np.minimum(start + step - lag, NOW - fresh)
    rows = np.where(newest <= start, 0, rows)  # nothing newer came in: a feed that stands still
    return {
        "batch_id": np.arange(1, len(feed) + 1),
        "window_start": instants(start),
        "dataset": _each("dataset")[feed],
        "source": _each("source")[feed],
        "layer": _each("layer")[feed],
        "max_event_at": instants(newest // SECOND * SECOND),
    } | _faults(feed, rows, force, rng)


def _each(field: str) -> Any:
    """One field of every feed."""
    return np.array([getattr(feed, field) for feed in FEEDS])


def _force(feed: Ints, start: Ints, width: int, incidents: Incidents) -> Floats:
    """How strongly each kind of trouble hits each batch, 0 for not at all; one row for each of METRICS."""
    force = np.zeros((len(METRICS), len(start)))
    for one, metric, severity, since, until in zip(*incidents, strict=True):
        low, high = np.searchsorted(start, [since - width + 1, until])
        hit = low + np.flatnonzero(feed[low:high] == one)
        force[metric, hit] = np.maximum(force[metric, hit], 1 + severity)
    return force


def _rows(feed: Ints, start: Ints, collapse: Floats, rng: Random) -> Ints:
    """Rows in each batch: growing, with a day and a week in it, and collapsed in volume incidents."""
    daily = 1 + 0.4 * np.cos(2 * np.pi * (start % DAY / HOUR - 19) / 24)
    weekly = np.where(weekday(start) >= 5, 1.12, 1.0)
    grown = 1 + GROWN * (start - START) / (NOW - START)
    usual = _each("rows")[feed] * daily * weekly * grown / 1.4
    return np.asarray(rng.poisson(usual * np.where(collapse > 0, 0.5 / (1 + collapse), 1)))


def _faults(feed: Ints, rows: Ints, force: Floats, rng: Random) -> dict[str, Any]:
    """How many cells and rows of each batch were at fault, and how the load itself went."""

    def drawn(total: Ints, rate: str, kind: int | None = None, push: float = 0.04) -> Ints:
        usual = _each(rate)[feed] * rng.lognormal(-0.08, 0.4, len(feed))
        share = usual if kind is None else usual + force[kind] * push
        return np.asarray(rng.binomial(total, np.minimum(share, 0.9)))

    cells = (rows * _each("cells")[feed]).astype(np.int64)
    attempts = 1 + rows // 500 + rng.binomial(3, 0.1, len(feed))
    busy = _each("row_ms")[feed] * rows * rng.lognormal(0, 0.25, len(feed))
    return {
        "rows_in": rows,
        "required_cells": cells,
        "null_cells": drawn(cells, "nulls", NULLS, 0.05),
        "duplicate_rows": drawn(rows, "doubled", DOUBLES, 0.02),
        "late_rows": drawn(rows, "late", LATENESS),
        "out_of_order_rows": drawn(rows, "disordered"),
        "invalid_rows": drawn(rows, "invalid", INVALID, 0.025),
        "orphan_rows": drawn(rows, "orphaned"),
        "attempts": attempts,
        "failed_ingests": rng.binomial(attempts, np.where(force.max(axis=0) > 2, 0.12, 0.006)),
        "processing_ms": np.round(35 + busy, 3),
    }
