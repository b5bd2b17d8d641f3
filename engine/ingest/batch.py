"""One batch: rows, rejects, marts and offsets in one transaction, so that each line counts exactly once."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from engine.ingest.arrivals import TOLD, accept, last_event, reconsider
from engine.ingest.cells import further_columns, shown_rows
from engine.ingest.definition import Late, Pipelines
from engine.ingest.late import catch_up, refresh_prompt
from engine.ingest.layout import Layout
from engine.ingest.learning import learnt, lists_that_learn
from engine.ingest.lines import Batch
from engine.ingest.notes import LEAST_ROWS, note_changes, note_columns, note_gone_columns, note_loads
from engine.ingest.routing import Row
from engine.ingest.sources import Piece, keep_offsets
from engine.ingest.tables import Connection, columns, version_of

Observer = Callable[[str], None]
_INCOMING = "incoming_rows"


@dataclass
class Run:
    """What a batch was and how many milliseconds each part of it took."""

    version: int
    started_at: datetime
    lines: int
    rows: int = 0
    rejected: int = 0
    unreadable: int = 0
    ms: dict[str, float] = field(default_factory=dict)
    steps: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    @property
    def parts(self) -> str:
        """What each part took, as text."""
        return ", ".join(f"{part} {ms:.0f}" for part, ms in self.ms.items())

    def lap(self, part: str) -> None:
        """Book the time since the last lap."""
        now = time.perf_counter()
        self.ms[part] = round(1000 * (now - self._last), 3)
        self._last = now


def write_batch(
    con: Connection,
    pipelines: Pipelines,
    batch: Batch,
    pieces: list[Piece],
    run: Run,
    observer: Observer,
    further: Callable[[Run], None],
    layout: Layout,
) -> None:
    """Write all that the batch brings, and what `further` writes, or nothing. Raises duckdb.Error."""
    con.execute("BEGIN")
    since = _write_rows(con, pipelines, batch, run)
    run.lap("raw")
    observer("raw")
    run.steps = refresh_prompt(con, pipelines, since, layout)
    run.lap("marts")
    observer("marts")
    keep_offsets(con, pieces)
    _keep_run(con, run)
    further(run)
    _commit(con, run)
    observer("committed")


def write_late(
    con: Connection,
    pipelines: Pipelines,
    late: Late,
    run: Run,
    observer: Observer,
    further: Callable[[Run], None],
    layout: Layout,
) -> None:
    """Bring late tables up to what they wait for, and write `further`, or nothing. Raises duckdb.Error."""
    con.execute("BEGIN")
    run.steps = catch_up(con, pipelines, late, layout)
    run.lap("marts")
    observer("late")
    _keep_run(con, run)
    further(run)
    _commit(con, run)
    observer("caught_up")


def _commit(con: Connection, run: Run) -> None:
    con.execute("UPDATE feed.state SET version = ?", [run.version])
    con.execute("COMMIT")
    run.lap("commit")


def next_run(con: Connection, started_at: datetime, lines: int) -> Run:
    """A batch that begins."""
    return Run(version_of(con) + 1, started_at, lines)


def _write_rows(con: Connection, pipelines: Pipelines, batch: Batch, run: Run) -> dict[str, int]:
    """Numbers of the newest rows before the batch, by the streams it writes to."""
    since = {name: last_event(con, name) for name in (*batch.rows, "unreadable", "columns_seen")}
    known = learnt(con, pipelines)
    new = [name for name, rows in batch.rows.items() if _write_stream(con, pipelines, name, rows, run)]
    run.unreadable = len(batch.unreadable)
    _write_unreadable(con, batch, since["unreadable"], run)
    if "loads" not in batch.rows:
        since |= note_loads(con, pipelines, new, run.started_at)
    if learnt(con, pipelines) > known:  # what was rejected may be used now: it counts as if it had just come
        note_changes(con, lists_that_learn(pipelines))
        for name, last in reconsider(con, pipelines).items():
            since[name] = min(last, since.get(name, last))
    return {name: last for name, last in since.items() if last_event(con, name) > last}


def _write_unreadable(con: Connection, batch: Batch, last: int, run: Run) -> None:
    if batch.unreadable:
        cells = ", ".join("unnest(CAST(? AS VARCHAR[]))" for _ in range(3))
        numbers = f"unnest(range({last + 1}, {last + 1 + len(batch.unreadable)}))"
        sql = f"INSERT INTO raw.unreadable SELECT {numbers}, ?, {cells}"
        con.execute(sql, [run.started_at, *map(list, zip(*batch.unreadable, strict=True))])


def _write_stream(con: Connection, pipelines: Pipelines, name: str, rows: list[Row], run: Run) -> bool:
    """Whether any of the rows arrives now; others are replayed."""
    known, last = columns(con, f"raw.{name}"), last_event(con, name)
    with shown_rows(con, _INCOMING, rows, (*known, TOLD)):
        run.rows += accept(con, pipelines, name, _INCOMING, run.started_at)
    counted = "count(reject_reason), coalesce(bool_or(received_at = ?), false)"
    sql = f"SELECT {counted} FROM raw.{name} WHERE event_id > {last}"
    ((rejected, is_new),) = con.execute(sql, [run.started_at]).fetchall()
    run.rejected += rejected
    further = further_columns(rows, known)
    if is_new or further:  # how a replayed stream began was told when it arrived first
        note_columns(con, pipelines.stream(name).dataset or name, known, further, run.started_at)
    if len(rows) >= LEAST_ROWS:
        empty = [column for column in known if all(row.get(column) is None for row in rows)]
        note_gone_columns(con, name, empty, last, run.started_at)
    return bool(is_new)


def _keep_run(con: Connection, run: Run) -> None:
    parts = [run.ms.get(part) for part in ("read", "raw", "marts")]
    values = [run.version, run.started_at, run.lines, run.rows, run.rejected, run.unreadable, *parts]
    sql = "INSERT INTO feed.runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?)"
    con.execute(sql, [*values, json.dumps(run.steps)])
    note_changes(con, run.steps)
