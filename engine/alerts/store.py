"""What alerts remember: an SQLite file that several schedulers may share.

A rule is claimed before it is measured, so that two schedulers do not measure it at once; a claim whose
holder has died runs out. The new states and the notices about them are written in one transaction, the
notices stay until their output has taken them: a notice may come twice, and none is lost.
"""

from __future__ import annotations

import json
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from engine.alerts.notices import Change, Notice
from engine.alerts.states import Group, State
from engine.errors import EngineError

CLAIM_SECONDS = 300.0
_PATIENCE = 30.0  # seconds to wait for another scheduler's transaction
_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS rule (
    name TEXT PRIMARY KEY, evaluated_at TEXT, claim TEXT, claimed_until REAL NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS alert (
    rule TEXT NOT NULL, groups TEXT NOT NULL, phase TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (rule, groups)
);
CREATE TABLE IF NOT EXISTS change (id INTEGER PRIMARY KEY, rule TEXT NOT NULL, change TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY, output TEXT NOT NULL, notice TEXT NOT NULL, fault TEXT NOT NULL DEFAULT '',
    claim TEXT, claimed_until REAL NOT NULL DEFAULT 0
);
"""


class StateError(EngineError):
    """The file with the states of alerts cannot be used."""


class Store:
    """The states in a file, made when missing. `seconds` is the wall clock, which claims run by.

    Raises StateError when the file cannot be opened or is something else.
    """

    def __init__(self, path: Path, seconds: Callable[[], float] = time.time) -> None:
        self.path = path
        self._seconds = seconds
        self._me = uuid.uuid4().hex
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._prepare()
        except (sqlite3.Error, OSError) as error:
            raise StateError(f"{path} cannot hold the states of alerts: {error}.", "Name another.") from None

    def _prepare(self) -> None:
        with self.transaction():
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise StateError(f"{self.path} was written by another version.", "Name another file.")
            for statement in filter(str.strip, _TABLES.split(";")):
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version = {_VERSION}")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and nobody else writes meanwhile."""
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:  # commits, or rolls back whatever went wrong
            yield

    def evaluated_at(self, rule: str) -> datetime | None:
        """When the rule was last evaluated."""
        row = self._connection.execute("SELECT evaluated_at FROM rule WHERE name = ?", (rule,)).fetchone()
        return datetime.fromisoformat(row[0]) if row and row[0] else None

    def claim(self, rule: str, now: datetime, every: timedelta) -> str:
        """Take a rule for an evaluation: "" when it is ours, else `not_due` or `busy`.

        It is due when `every` has passed since the last one, less a tenth: schedulers are never exact.
        """
        with self.transaction():
            last = self.evaluated_at(rule)
            if last is not None and now - last < 0.9 * every:
                return "not_due"
            self._connection.execute("INSERT OR IGNORE INTO rule (name) VALUES (?)", (rule,))
            taken = self._connection.execute(
                "UPDATE rule SET claim = ?, claimed_until = ? WHERE name = ? AND claimed_until <= ?",
                (self._me, self._seconds() + CLAIM_SECONDS, rule, self._seconds()),
            )
            return "" if taken.rowcount else "busy"

    def release(self, rule: str) -> None:
        """Give a claim back without an evaluation."""
        with self.transaction():
            self._connection.execute(
                "UPDATE rule SET claim = NULL, claimed_until = 0 WHERE name = ? AND claim = ?",
                (rule, self._me),
            )

    def settle(self, rule: str, now: datetime) -> bool:
        """Within a transaction: end the evaluation, and say whether it was still ours to end."""
        ended = self._connection.execute(
            "UPDATE rule SET claim = NULL, claimed_until = 0, evaluated_at = ? WHERE name = ? AND claim = ?",
            (now.isoformat(), rule, self._me),
        )
        return ended.rowcount == 1

    def states(self, rule: str | None = None) -> dict[tuple[str, Group], State]:
        """The states of a rule's groups, or of all, by rule and group."""
        chosen, values = ("WHERE rule = ?", (rule,)) if rule is not None else ("", ())
        rows = self._connection.execute(
            f"SELECT rule, groups, state FROM alert {chosen} ORDER BY rule, groups", values
        )
        return {
            (name, tuple(json.loads(group))): State.model_validate_json(text) for name, group, text in rows
        }

    def write(self, rule: str, group: Group, state: State) -> None:
        """Within a transaction: keep a state."""
        self._connection.execute(
            "INSERT OR REPLACE INTO alert VALUES (?, ?, ?, ?)",
            (rule, json.dumps(group, ensure_ascii=False), state.phase, state.model_dump_json()),
        )

    def record(self, changes: Sequence[Change], notices: Sequence[tuple[str, Notice]]) -> None:
        """Within a transaction: keep what changed, and the notices with the names of their outputs."""
        self._connection.executemany(
            "INSERT INTO change (rule, change) VALUES (?, ?)",
            [(change.rule, change.model_dump_json()) for change in changes],
        )
        self._connection.executemany(
            "INSERT INTO outbox (output, notice) VALUES (?, ?)",
            [(output, notice.model_dump_json()) for output, notice in notices],
        )

    def changes(self, rule: str | None = None) -> tuple[Change, ...]:
        """Every change of phase there ever was, of a rule or of all, oldest first."""
        rows = self._connection.execute("SELECT rule, change FROM change ORDER BY id").fetchall()
        return tuple(Change.model_validate_json(text) for name, text in rows if rule in (None, name))

    def take(self, output: str) -> tuple[int, Notice] | None:
        """The oldest notice that waits for an output and is nobody's, claimed; None when there is none."""
        with self.transaction():
            row = self._connection.execute(
                "SELECT id, notice FROM outbox WHERE output = ? AND claimed_until <= ? ORDER BY id LIMIT 1",
                (output, self._seconds()),
            ).fetchone()
            if row is None:
                return None
            self._connection.execute(
                "UPDATE outbox SET claim = ?, claimed_until = ? WHERE id = ?",
                (self._me, self._seconds() + CLAIM_SECONDS, row[0]),
            )
            return int(row[0]), Notice.model_validate_json(row[1])

    def sent(self, number: int) -> None:
        """The output has taken a notice."""
        with self.transaction():
            self._connection.execute("DELETE FROM outbox WHERE id = ? AND claim = ?", (number, self._me))

    def unsent(self, number: int, fault: str) -> None:
        """The output has not taken a notice, which stays for the next time."""
        with self.transaction():
            self._connection.execute(
                "UPDATE outbox SET claim = NULL, claimed_until = 0, fault = ? WHERE id = ? AND claim = ?",
                (fault, number, self._me),
            )

    def waiting(self) -> dict[str, int]:
        """How many notices wait, by output."""
        rows = self._connection.execute("SELECT output, count(*) FROM outbox GROUP BY output ORDER BY output")
        return {str(output): int(count) for output, count in rows}
