"""The shipped rules on the sample data: all can be measured, and what they find is what SQL by hand finds."""

from pathlib import Path

import duckdb

from engine import Parlance
from engine.alerts.measuring import measure
from semantic.alerts import AlertRule

LAST_HOUR = "window_start >= TIMESTAMP '2026-06-30 08:00' AND window_start < TIMESTAMP '2026-06-30 09:00'"
BREACHES = {
    "null_rate_high": f"SELECT dataset FROM dq_batch WHERE {LAST_HOUR} GROUP BY dataset "
    "HAVING sum(rows_in) >= 50 AND sum(null_cells) / sum(required_cells) > 0.05",
    "duplicate_rate_high": f"SELECT dataset FROM dq_batch WHERE {LAST_HOUR} GROUP BY dataset "
    "HAVING sum(rows_in) >= 50 AND sum(duplicate_rows) / sum(rows_in) > 0.01",
    "late_arrivals_high": f"SELECT dataset FROM dq_batch WHERE {LAST_HOUR} GROUP BY dataset "
    "HAVING sum(rows_in) >= 50 AND sum(late_rows) / sum(rows_in) > 0.02",
    "rejected_rows_high": f"SELECT dataset FROM dq_batch WHERE {LAST_HOUR} GROUP BY dataset "
    "HAVING sum(rows_in) >= 50 AND sum(invalid_rows) / sum(rows_in) > 0.02",
    "data_not_fresh": "SELECT dataset FROM dq_batch GROUP BY dataset "
    "HAVING max(max_event_at) < TIMESTAMP '2026-06-30 08:55'",
    "volume_off": f"""
        WITH hourly AS (
            SELECT dataset, window_start, sum(rows_in) AS many FROM dq_batch
            WHERE window_start >= TIMESTAMP '2026-06-29 08:00' AND window_start < TIMESTAMP '2026-06-30 08:00'
            GROUP BY ALL
        ), usual AS (
            SELECT dataset, median(many) AS usual, count(*) AS hours FROM hourly GROUP BY dataset
        ), latest AS (SELECT dataset, sum(rows_in) AS many FROM dq_batch WHERE {LAST_HOUR} GROUP BY dataset)
        SELECT dataset FROM latest JOIN usual USING (dataset)
        WHERE hours >= 12 AND usual >= 50 AND (many < 0.2 * usual OR many > 3 * usual)""",
}


def _rule(parlance: Parlance, name: str) -> AlertRule:
    return next(rule for rule in parlance.model.alerts if rule.name == name)


def test_every_shipped_rule_can_be_measured(parlance: Parlance) -> None:
    for rule in parlance.model.alerts:
        found = measure(rule, parlance.session, parlance.clock.now)
        assert any(one.value is not None for one in found.values()), rule.name


def test_what_they_find_is_what_sql_finds(parlance: Parlance, sample_db: Path) -> None:
    together = set()
    with duckdb.connect(str(sample_db), read_only=True) as con:
        for name, sql in BREACHES.items():
            expected = {row[0] for row in con.execute(sql).fetchall()}
            measured = measure(_rule(parlance, name), parlance.session, parlance.clock.now)
            assert {group[0] for group, one in measured.items() if one.breached} == expected, name
            together |= expected
    assert together  # the sample data have troubles for alerts to find
