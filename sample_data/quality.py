"""dq_batch, dq_check and dq_alert: how well the platform's data sets arrived.

The counts describe the whole platform's intake, of which the other tables are a small sample.
"""

from typing import Any, NamedTuple

import numpy as np

from sample_data.clock import (
    DAY,
    DAYS,
    HOUR,
    MINUTE,
    NOW,
    SECOND,
    START,
    Floats,
    Ints,
    generator,
    millis,
    weekday,
)
from sample_data.store import Columns, instants


class Feed(NamedTuple):
    """A data set on its way in. Rates are the usual shares of cells or rows; fresh: lag at now in ms."""

    dataset: str
    source: str
    layer: str
    rows: int
    cells: int
    nulls: float
    doubled: float
    late: float
    disordered: float
    invalid: float
    orphaned: float
    fresh: int
    row_ms: float


FEEDS = [
    Feed(
        "video_events",
        "player",
        "bronze",
        52_000,
        7,
        0.012,
        0.0060,
        0.012,
        0.030,
        0.0060,
        0.0008,
        2 * MINUTE,
        0.012,
    ),
    Feed(
        "video_sessions",
        "player",
        "silver",
        8_000,
        8,
        0.004,
        0.0010,
        0.006,
        0.002,
        0.0020,
        0.0012,
        6 * MINUTE,
        0.04,
    ),
    Feed(
        "stream_status",
        "orchestrator",
        "bronze",
        31_000,
        9,
        0.031,
        0.0030,
        0.008,
        0.018,
        0.0090,
        0.0150,
        3 * MINUTE,
        0.014,
    ),
    Feed(
        "ingest_samples",
        "gateway",
        "bronze",
        27_000,
        10,
        0.022,
        0.0020,
        0.005,
        0.012,
        0.0040,
        0.0040,
        4 * MINUTE,
        0.013,
    ),
    Feed(
        "gpu_hourly",
        "orchestrator",
        "gold",
        900,
        18,
        0.008,
        0.0002,
        0.003,
        0.0,
        0.0010,
        0.0060,
        65 * MINUTE,
        0.5,
    ),
    Feed(
        "billing",
        "finance",
        "gold",
        1_300,
        6,
        0.0015,
        0.0001,
        0.014,
        0.004,
        0.0008,
        0.0003,
        180 * MINUTE,
        0.3,
    ),
]
NAMES = np.array([f.dataset for f in FEEDS])
INCIDENTS = 600
METRICS = [
    "null_rate",
    "duplicate_rate",
    "late_arrival_rate",
    "invalid_rate",
    "freshness_lag",
    "volume_deviation",
]
NULLS, DOUBLES, LATENESS, INVALID, FRESHNESS, VOLUME = range(6)
SEVERITIES = np.array(["info", "warning", "critical"])
GROWN = 0.8  # growth of the intake over the span


class Incidents(NamedTuple):
    """Times of trouble. feed, metric and severity are indexes; end is when it was over, or after now."""

    feed: Ints
    metric: Ints
    severity: Ints
    start: Ints
    end: Ints


# Troubles told in the stories of the other tables, and those open now: feed, metric, severity, start, end.
KNOWN = [
    (0, NULLS, 2, millis(2025, 9, 18, 1), millis(2025, 9, 20)),
    (0, DOUBLES, 2, millis(2026, 5, 12, 3), millis(2026, 5, 12, 21)),
    (3, LATENESS, 1, millis(2026, 2, 17), millis(2026, 2, 19)),
    (2, INVALID, 2, millis(2026, 6, 24, 7), millis(2026, 6, 24, 22)),
    (5, FRESHNESS, 2, millis(2026, 6, 30, 6, 30), NOW + DAY),
    (2, NULLS, 1, millis(2026, 6, 30, 4), NOW + DAY),
    (3, LATENESS, 0, millis(2026, 6, 30, 7), NOW + DAY),
    (1, VOLUME, 1, millis(2026, 6, 29, 22), NOW + DAY),
]


def draw_incidents(scale: float, seed: int) -> Incidents:
    """Incidents in order of time, about one a day, none of the drawn ones still open."""
    rng = generator(seed, "incident")
    count = max(36, round(INCIDENTS * scale)) - len(KNOWN)
    feed = rng.choice(len(FEEDS), count, p=[0.26, 0.12, 0.24, 0.18, 0.08, 0.12])
    feed[: len(FEEDS)] = np.arange(len(FEEDS))
    metric = rng.choice(len(METRICS), count, p=[0.26, 0.16, 0.2, 0.16, 0.12, 0.1])
    metric[: len(METRICS)] = np.roll(np.arange(len(METRICS)), 2)
    severity = rng.choice(3, count, p=[0.35, 0.45, 0.2])
    start = START + (rng.random(count) * (NOW - START - 2 * DAY)).astype(np.int64)
    length = np.clip(rng.lognormal(np.log(70), 0.9, count) * (1 + severity), 6, 1500) * MINUTE
    drawn = np.stack([feed, metric, severity, start, start + length.astype(np.int64)])
    table = np.concatenate([drawn, np.array(KNOWN, dtype=np.int64).T], axis=1)
    return Incidents(*table[:, np.argsort(table[3], kind="stable")])


def alert_columns(incidents: Incidents) -> Columns:
    """Columns of the dq_alert table: one alert for each incident, fired some minutes after it began."""
    fired = incidents.start // SECOND * SECOND + 4 * MINUTE
    is_open = incidents.end > NOW
    return {
        "alert_id": np.arange(1, len(fired) + 1),
        "fired_at": instants(fired),
        "resolved_at": instants(np.where(is_open, 0, incidents.end // SECOND * SECOND), is_open),
        "dataset": NAMES[incidents.feed],
        "metric": np.array(METRICS)[incidents.metric],
        "severity": SEVERITIES[incidents.severity],
        "status": np.where(is_open, "open", "resolved"),
    }


def batch_columns(incidents: Incidents, scale: float, seed: int) -> Columns:
    """Columns of the dq_batch table: a batch an hour and data set at scale 1, the last one just before now."""
    rng = generator(seed, "dq_batch")
    step = round(HOUR / scale) // SECOND * SECOND
    window = np.arange(NOW - step, START - 1, -step)[::-1]
    feed, start = np.tile(np.arange(len(FEEDS)), len(window)), np.repeat(window, len(FEEDS))
    force = _force(feed, start, min(step, HOUR), incidents)
    rows = _rows(feed, start, force[VOLUME], rng)
    fresh = np.array([f.fresh for f in FEEDS])[feed]
    lag = np.where(start == window[-1], fresh, rng.integers(SECOND, np.minimum(fresh, HOUR // 2)))
    newest = _newest(start + step, lag, fresh)
    rows = np.where(newest <= start, 0, rows)
    return {
        "batch_id": np.arange(1, len(feed) + 1),
        "window_start": instants(start),
        "dataset": NAMES[feed],
        "source": np.array([f.source for f in FEEDS])[feed],
        "layer": np.array([f.layer for f in FEEDS])[feed],
        "max_event_at": instants(newest // SECOND * SECOND),
    } | _faults(feed, rows, force, rng)


def _force(feed: Ints, start: Ints, width: int, incidents: Incidents) -> Floats:
    """How strongly each kind of trouble hits each batch, 0 for not at all; one row for each of METRICS."""
    force = np.zeros((len(METRICS), len(start)))
    for one, metric, severity, since, until in zip(*incidents, strict=True):
        low, high = np.searchsorted(start, [since - width + 1, until])
        hit = low + np.flatnonzero(feed[low:high] == one)
        force[metric, hit] = np.maximum(force[metric, hit], 1 + severity)
    return force


def _rows(feed: Ints, start: Ints, collapse: Floats, rng: np.random.Generator) -> Ints:
    """Rows in each batch: growing, with a day and a week in it, and collapsed in volume incidents."""
    hour = start % DAY / HOUR
    daily = 1 + 0.4 * np.cos(2 * np.pi * (hour - 19) / 24)
    weekly = np.where(weekday(start) >= 5, 1.12, 1.0)
    grown = 1 + GROWN * (start - START) / (NOW - START)
    usual = np.array([f.rows for f in FEEDS])[feed] * daily * weekly * grown / 1.4
    return np.asarray(rng.poisson(usual * np.where(collapse > 0, 0.5 / (1 + collapse), 1)))


def _newest(end: Ints, lag: Ints, fresh: Ints) -> Ints:
    """Time of the newest row each batch knows: never after the declared state at now."""
    return np.minimum(end - lag, NOW - fresh)


def _faults(feed: Ints, rows: Ints, force: Floats, rng: np.random.Generator) -> dict[str, Any]:
    """How many cells and rows of each batch were at fault, and how the load itself went."""

    def drawn(total: Ints, rates: list[float], kind: int | None = None, top: float = 0.04) -> Ints:
        usual = np.array(rates)[feed] * rng.lognormal(-0.08, 0.4, len(feed))
        return rng.binomial(total, np.minimum(usual if kind is None else usual + force[kind] * top, 0.9))

    cells = rows * np.array([f.cells for f in FEEDS])[feed]
    attempts = 1 + rows // 500 + rng.binomial(3, 0.1, len(feed))
    busy = np.array([f.row_ms for f in FEEDS])[feed] * rows * rng.lognormal(0, 0.25, len(feed))
    return {
        "rows_in": rows,
        "required_cells": cells,
        "null_cells": drawn(cells, [f.nulls for f in FEEDS], NULLS, 0.05),
        "duplicate_rows": drawn(rows, [f.doubled for f in FEEDS], DOUBLES, 0.02),
        "late_rows": drawn(rows, [f.late for f in FEEDS], LATENESS),
        "out_of_order_rows": drawn(rows, [f.disordered for f in FEEDS]),
        "invalid_rows": drawn(rows, [f.invalid for f in FEEDS], INVALID, 0.025),
        "orphan_rows": drawn(rows, [f.orphaned for f in FEEDS]),
        "attempts": attempts,
        "failed_ingests": rng.binomial(attempts, np.where(force.max(axis=0) > 2, 0.12, 0.006)),
        "processing_ms": np.round(35 + busy, 3),
    }
