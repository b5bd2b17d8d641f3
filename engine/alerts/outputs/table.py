"""Alerts as rows of a table: one row an incident, updated when somebody takes it up and when it is over."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import duckdb

from engine.alerts.delivery import OutputError
from engine.alerts.notices import Change, Notice, group_text

TABLE = "dq_alert"
_SQLITE = (".sqlite", ".sqlite3")
_TYPES = {
    "alert_id": "BIGINT",
    "fired_at": "TIMESTAMP",
    "acknowledged_at": "TIMESTAMP",
    "resolved_at": "TIMESTAMP",
    "resolve_minutes": "DOUBLE",
    "dataset": "VARCHAR",
    "metric": "VARCHAR",
    "severity": "VARCHAR",
    "status": "VARCHAR",
    "rule": "VARCHAR",
    "alert_group": "VARCHAR",
    "value": "DOUBLE",
    "threshold": "DOUBLE",
    "owner": "VARCHAR",
}
# What is known of an incident is never forgotten again, in whatever order notices come.
_UPDATE = f"""
UPDATE {TABLE} SET
    acknowledged_at = coalesce(acknowledged_at, ?),
    resolved_at = coalesce(resolved_at, ?),
    resolve_minutes = coalesce(resolve_minutes, ?),
    status = CASE WHEN status = 'resolved' OR ? = 'open' THEN status ELSE ? END
WHERE alert_id = ?
"""


class Cursor(Protocol):
    """What both kinds of database offer."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Run one statement."""


@dataclass(frozen=True)
class Table:
    """The table dq_alert in a DuckDB file, or in an SQLite file (by its ending); made when missing."""

    path: Path
    kind: Literal["table"] = "table"

    @property
    def name(self) -> str:
        """By its path."""
        return f"table:{self.path}"

    def send(self, notice: Notice) -> None:
        """Add the rows of what fired, or complete them. Raises OutputError, also while the file is in use."""
        try:
            with self._open() as cursor:
                _prepare(cursor)
                for change in notice.alerts:
                    _put(cursor, _row(notice, change), self.is_sqlite)
        except (duckdb.Error, sqlite3.Error) as error:
            first = str(error).strip().splitlines()[0]
            raise OutputError(f"{self.path} cannot be written: {first}") from None

    @property
    def is_sqlite(self) -> bool:
        """Whether the file is one of SQLite."""
        return self.path.suffix in _SQLITE

    @contextmanager
    def _open(self) -> Iterator[Cursor]:
        """A connection in a transaction; closed and undone when anything fails."""
        connection: Any = (
            sqlite3.connect(self.path, timeout=30.0, isolation_level=None)
            if self.is_sqlite
            else duckdb.connect(str(self.path))
        )
        try:
            connection.execute("BEGIN IMMEDIATE" if self.is_sqlite else "BEGIN TRANSACTION")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()


def _prepare(cursor: Cursor) -> None:
    columns = ", ".join(f"{name} {kind}" for name, kind in _TYPES.items())
    cursor.execute(f"CREATE TABLE IF NOT EXISTS {TABLE} ({columns})")
    known = {str(row[1]) for row in cursor.execute(f"PRAGMA table_info('{TABLE}')").fetchall()}
    for name, kind in _TYPES.items():
        if name not in known:
            cursor.execute(f"ALTER TABLE {TABLE} ADD COLUMN {name} {kind}")


def _put(cursor: Cursor, row: dict[str, Any], as_text: bool) -> None:
    if as_text:
        row = {
            key: value.isoformat(" ") if isinstance(value, datetime) else value for key, value in row.items()
        }
    number = row["alert_id"]
    found = cursor.execute(f"SELECT count(*) FROM {TABLE} WHERE alert_id = ?", (number,)).fetchone()
    if found[0]:
        late = [row[key] for key in ("acknowledged_at", "resolved_at", "resolve_minutes")]
        cursor.execute(_UPDATE, (*late, row["status"], row["status"], number))
        return
    marks = ", ".join("?" * len(row))
    cursor.execute(f"INSERT INTO {TABLE} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _row(notice: Notice, change: Change) -> dict[str, Any]:
    state, found = change.after, change.after.last
    fired = state.fired_at or change.at
    group = group_text(notice.dimensions, change.group)
    identity = f"{notice.rule}|{change.group!r}|{fired.isoformat()}"
    over = state.resolved_at
    above = found.high is not None and (found.low is None or (found.value or 0.0) > found.high)
    return {
        "alert_id": int(hashlib.sha256(identity.encode()).hexdigest()[:15], 16),
        "fired_at": fired,
        "acknowledged_at": state.acknowledged_at,
        "resolved_at": over,
        "resolve_minutes": (over - fired).total_seconds() / 60 if over else None,
        "dataset": dict(zip(notice.dimensions, change.group, strict=True)).get("dataset") or notice.dataset,
        "metric": notice.metric,
        "severity": notice.severity,
        "status": {"firing": "open"}.get(state.phase, state.phase),
        "rule": notice.rule,
        "alert_group": group,
        "value": found.value,
        "threshold": found.high if above else found.low,
        "owner": notice.owner,
    }
