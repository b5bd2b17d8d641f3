"""dq_check: the daily run of the written data checks."""

import numpy as np

from sample_data.clock import DAY, DAYS, HOUR, MINUTE, NOW, SECOND, START, Ints, generator
from sample_data.quality import FEEDS, NAMES, SEVERITIES, Incidents
from sample_data.store import Columns, instants

DIMENSION_OF = {
    "not_null": "completeness",
    "unique": "uniqueness",
    "accepted_values": "validity",
    "relationships": "integrity",
    "freshness": "timeliness",
    "row_count": "consistency",
}
TYPES = list(DIMENSION_OF)
TYPE_OF_METRIC = np.array([0, 1, 4, 2, 4, 5])  # which check sees which of quality.METRICS
CHECKS = [  # data set, check, column, severity, share of runs that do not pass without an incident
    (0, "not_null", "user_id", 2, 0.020), (0, "not_null", "position_s", 1, 0.035), (0, "unique", "event_id", 2, 0.008),
    (0, "accepted_values", "event_name", 1, 0.020), (0, "relationships", "video_id", 1, 0.012),
    (0, "freshness", "ts", 2, 0.015), (0, "row_count", None, 1, 0.020),
    (1, "not_null", "user_id", 2, 0.006), (1, "unique", "session_id", 2, 0.004), (1, "accepted_values", "device", 0, 0.010),
    (1, "freshness", "started_at", 1, 0.010),
    (2, "not_null", "gpu_id", 1, 0.110), (2, "accepted_values", "state", 1, 0.030), (2, "relationships", "gpu_id", 1, 0.070),
    (2, "freshness", "ts", 2, 0.020), (2, "row_count", None, 0, 0.030), (2, "unique", "sample_id", 2, 0.006),
    (3, "not_null", "gateway", 1, 0.080), (3, "accepted_values", "conn_quality", 0, 0.015), (3, "freshness", "ts", 2, 0.015),
    (3, "unique", "sample_id", 2, 0.005), (3, "row_count", None, 1, 0.020),
    (4, "unique", "hour", 2, 0.003), (4, "relationships", "region", 1, 0.050), (4, "not_null", "gpu_id", 0, 0.060),
    (4, "freshness", "hour", 1, 0.020),
    (5, "not_null", "amount_eth", 2, 0.004), (5, "unique", "ticket_id", 2, 0.002), (5, "freshness", "paid_at", 1, 0.045),
]  # fmt: skip


def check_columns(incidents: Incidents, scale: float, seed: int) -> Columns:
    """Columns of the dq_check table: every check once a day at scale 1, some minutes after five."""
    rng = generator(seed, "dq_check")
    days = np.arange(DAYS)[:: -max(1, round(0.25 / scale))][::-1]
    check, day = np.tile(np.arange(len(CHECKS)), len(days)), np.repeat(days, len(CHECKS))
    run_at = START + day * DAY + 5 * HOUR + check * MINUTE + rng.integers(0, 50, len(check)) * SECOND
    feed, kind = np.array([c[0] for c in CHECKS])[check], np.array([TYPES.index(c[1]) for c in CHECKS])[check]
    severity = np.array([c[3] for c in CHECKS])[check]
    hit = _hit(feed, kind, day, incidents)
    failing = np.array([c[4] for c in CHECKS])[check] * (1.5 - day / DAYS)
    status = _status(np.where(hit, 0.85, failing), severity, rng)
    return {
        "check_id": np.arange(1, len(check) + 1),
        "run_at": instants(run_at),
        "dataset": NAMES[feed],
        "check_type": np.array(TYPES)[kind],
        "dq_dimension": np.array(list(DIMENSION_OF.values()))[kind],
        "column_name": np.array([c[2] for c in CHECKS], dtype=object)[check],
        "severity": SEVERITIES[severity],
        "status": status,
    }


def _hit(
    feed: Ints, kind: Ints, day: Ints, incidents: Incidents
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """True where an incident of the checked kind touched the data set on the day before or of the run."""
    troubled = np.zeros((len(FEEDS), len(TYPES), DAYS + 2), dtype=bool)
    first, last = (incidents.start - START) // DAY, (np.minimum(incidents.end, NOW) - START) // DAY
    for one, metric, since, until in zip(incidents.feed, incidents.metric, first, last, strict=True):
        troubled[one, TYPE_OF_METRIC[metric], since : until + 1] = True
    return np.asarray(troubled[feed, kind, day])


def _status(
    failing: np.ndarray[tuple[int], np.dtype[np.float64]], severity: Ints, rng: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    """Pass, else warn or fail by severity, and an error now and then when a check could not run."""
    count = len(failing)
    bad = rng.random(count) < failing
    hard = rng.random(count) < np.array([0.25, 0.5, 0.85])[severity]
    status = np.where(bad, np.where(hard, "fail", "warn"), "pass")
    return np.where(rng.random(count) < 0.004, "error", status)
