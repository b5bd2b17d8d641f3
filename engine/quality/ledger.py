"""Outcomes of checks kept as rows of the table dq_check, so that questions can be asked about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.quality.outcomes import Outcome
from engine.warehouse.connection import one_line

_TABLE = """
CREATE TABLE IF NOT EXISTS dq_check (
    check_id BIGINT PRIMARY KEY,
    run_at TIMESTAMP NOT NULL,
    dataset VARCHAR NOT NULL,
    check_type VARCHAR NOT NULL,
    dq_dimension VARCHAR NOT NULL,
    column_name VARCHAR,
    severity VARCHAR NOT NULL,
    status VARCHAR NOT NULL
)
"""
_ROW = """
INSERT INTO dq_check (check_id, run_at, dataset, check_type, dq_dimension, column_name, severity, status)
SELECT coalesce(max(check_id), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM dq_check
"""


def keep(outcomes: Sequence[Outcome], run_at: datetime, path: Path) -> None:
    """Add a row for each to the table dq_check of a DuckDB file; both are made when missing.

    `run_at` is in UTC without zone. A check of several columns names them with commas. All rows are added or
    none. Raises SourceError when the file cannot be written, or its dq_check is of another shape.
    """
    try:
        with duckdb.connect(str(path)) as connection:
            connection.execute("BEGIN")
            connection.execute(_TABLE)
            for outcome in outcomes:
                connection.execute(_ROW, _cells(outcome, run_at))
            connection.execute("COMMIT")
    except duckdb.Error as error:
        message = f"{path.name} does not take the outcomes: {one_line(error, path)}"
        raise SourceError(message, "Name a DuckDB file that nothing else has open.") from error


def _cells(outcome: Outcome, run_at: datetime) -> tuple[datetime | str | None, ...]:
    check = outcome.check
    columns = ", ".join(check.named) or None
    told = (check.dataset, check.type, check.dq_dimension, columns, check.severity, outcome.status)
    return (run_at, *told)
