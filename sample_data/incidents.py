"""The troubles of the data feeds: each leaves its mark in the batches and checks, and one alert."""

import csv
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from sample_data.arrays import Ints
from sample_data.clock import DAY, MINUTE, NOW, SECOND, START, generator, millis
from sample_data.store import Columns, instants


class Feed(NamedTuple):
    """A data set on its way in, a line of feeds.csv.

    rows and cells: usual rows in a batch and required cells in a row; nulls to orphaned: usual shares of
    cells or rows at fault; lag_minutes: age of the newest row at the declared now; row_ms: time spent a row.
    """

    dataset: str
    source: str
    layer: str
    rows: float
    cells: float
    nulls: float
    doubled: float
    late: float
    disordered: float
    invalid: float
    orphaned: float
    lag_minutes: float
    row_ms: float


class Incidents(NamedTuple):
    """Times of trouble. feed, metric and severity are indexes; end is when it was over, or after now."""

    feed: Ints
    metric: Ints
    severity: Ints
    start: Ints
    end: Ints


def read_rows(name: str) -> list[list[str]]:
    """The lines of a data file of this package without its heading."""
    text = files("sample_data").joinpath(name).read_text("utf-8")
    return list(csv.reader(text.splitlines()))[1:]


FEEDS = [Feed(row[0], row[1], row[2], *map(float, row[3:])) for row in read_rows("feeds.csv")]
DATASETS = [f.dataset for f in FEEDS]
METRICS = [
    "null_rate",
    "duplicate_rate",
    "late_arrival_rate",
    "invalid_rate",
    "freshness_lag",
    "volume_deviation",
]
NULLS, DOUBLES, LATENESS, INVALID, FRESHNESS, VOLUME = range(6)
SEVERITIES = ["info", "warning", "critical"]
USUAL = 600  # incidents at scale 1
LEAST = 36

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
    """Incidents in order of time, about one a day; only known ones are still open."""
    rng = generator(seed, "incident")
    count = max(LEAST, round(USUAL * scale)) - len(KNOWN)
    feed = rng.choice(len(FEEDS), count, p=[0.26, 0.12, 0.24, 0.18, 0.08, 0.12])
    feed[: len(FEEDS)] = np.arange(len(FEEDS))  # every data set and every metric had trouble at least once
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
        "dataset": np.array(DATASETS)[incidents.feed],
        "metric": np.array(METRICS)[incidents.metric],
        "severity": np.array(SEVERITIES)[incidents.severity],
        "status": np.where(is_open, "open", "resolved"),
    }
