"""dq_check: the daily run of the written data checks."""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Names, Random
from sample_data.clock import DAY, DAYS, HOUR, MINUTE, NOW, SECOND, START, generator
from sample_data.incidents import DATASETS, SEVERITIES, Incidents, read_rows
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
TYPE_OF_METRIC = [0, 1, 4, 2, 4, 5]  # which type sees which of incidents.METRICS


class Check(NamedTuple):
    """A line of checks.csv. failing is the share of runs that do not pass without an incident."""

    feed: int
    kind: int
    column: str | None
    severity: int
    failing: float


def written_checks() -> list[Check]:
    """Every check there is, with names as indexes into DATASETS, TYPES and SEVERITIES."""
    return [
        Check(
            DATASETS.index(dataset),
            TYPES.index(kind),
            column or None,
            SEVERITIES.index(severity),
            float(share),
        )
        for dataset, kind, column, severity, share in read_rows("checks.csv")
    ]


def check_columns(incidents: Incidents, scale: float, seed: int) -> Columns:
    """Columns of the dq_check table: every check once a day at scale 1, some minutes after five."""
    rng = generator(seed, "dq_check")
    checks = written_checks()
    days = np.arange(DAYS)[:: -max(1, round(0.25 / scale))][::-1]
    check, day = np.tile(np.arange(len(checks)), len(days)), np.repeat(days, len(checks))
    run_at = START + day * DAY + 5 * HOUR + check * MINUTE + rng.integers(0, 50, len(check)) * SECOND
    feed, kind = np.array([c.feed for c in checks])[check], np.array([c.kind for c in checks])[check]
    severity = np.array([c.severity for c in checks])[check]
    usual = np.array([c.failing for c in checks])[check] * (1.5 - day / DAYS)
    failing = np.where(_hit(feed, kind, day, incidents), 0.85, usual)
    return {
        "check_id": np.arange(1, len(check) + 1),
        "run_at": instants(run_at),
        "dataset": np.array(DATASETS)[feed],
        "check_type": np.array(TYPES)[kind],
        "dq_dimension": np.array(list(DIMENSION_OF.values()))[kind],
        "column_name": np.array([c.column for c in checks], dtype=object)[check],
        "severity": np.array(SEVERITIES)[severity],
        "status": _status(failing, severity, rng),
    }


def _hit(feed: Ints, kind: Ints, day: Ints, incidents: Incidents) -> Bools:
    """True where an incident of the checked kind touched the data set on the day of the run."""
    troubled = np.zeros((len(DATASETS), len(TYPES), DAYS + 2), dtype=bool)
    first, last = (incidents.start - START) // DAY, (np.minimum(incidents.end, NOW) - START) // DAY
    for one, metric, since, until in zip(incidents.feed, incidents.metric, first, last, strict=True):
        troubled[one, TYPE_OF_METRIC[metric], since : until + 1] = True
    return np.asarray(troubled[feed, kind, day])


def _status(failing: Floats, severity: Ints, rng: Random) -> Names:
    """Pass, else warn or fail by severity, and an error now and then when a check could not run."""
    bad = rng.random(len(failing)) < failing
    hard = rng.random(len(failing)) < np.array([0.25, 0.5, 0.85])[severity]
    status = np.where(bad, np.where(hard, "fail", "warn"), "pass")
    return np.where(rng.random(len(failing)) < 0.004, "error", status)
