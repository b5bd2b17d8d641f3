"""The working database of a feed: its one writer, the feed's own tables, and whether the marts are built."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import duckdb

from engine.ingest.building import rebuild
from engine.ingest.definition import Pipelines
from engine.ingest.faults import FeedError
from engine.ingest.late import WAITING, forget_all
from engine.ingest.notes import note_changes, note_start
from engine.ingest.tables import Connection, columns, single
from engine.warehouse.names import literal

FEED_TABLES = (
    """
CREATE SCHEMA IF NOT EXISTS raw;
CREATE SCHEMA IF NOT EXISTS feed;
CREATE TABLE IF NOT EXISTS raw.unreadable (
    event_id BIGINT PRIMARY KEY, received_at TIMESTAMP NOT NULL, stream VARCHAR NOT NULL,
    line VARCHAR NOT NULL, reject_reason VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS raw.columns_seen (
    event_id BIGINT PRIMARY KEY, received_at TIMESTAMP NOT NULL, dataset VARCHAR, column_name VARCHAR,
    data_type VARCHAR, reject_reason VARCHAR
);
-- The version counts the batches, and the times that late tables caught up; the published copy has the one
-- it was made at.
CREATE TABLE IF NOT EXISTS feed.state (version BIGINT NOT NULL, definition VARCHAR NOT NULL);
-- How far each source is read: bytes, and a hash of the last of them, by which it is known again.
CREATE TABLE IF NOT EXISTS feed.offsets (
    identity VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, position BIGINT NOT NULL, mark VARCHAR NOT NULL,
    header VARCHAR NOT NULL, tag VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS feed.runs (
    version BIGINT PRIMARY KEY, started_at TIMESTAMP NOT NULL, lines BIGINT NOT NULL, rows BIGINT NOT NULL,
    rejected BIGINT NOT NULL, unreadable BIGINT NOT NULL, read_ms DOUBLE, raw_ms DOUBLE, marts_ms DOUBLE,
    commit_ms DOUBLE, publish_ms DOUBLE, steps VARCHAR
);
-- The last change of each table that is made, under a name like no other, by which readers know it.
CREATE TABLE IF NOT EXISTS feed.changes (table_name VARCHAR PRIMARY KEY, change VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS feed.errors (
    failed_at TIMESTAMP NOT NULL, what VARCHAR NOT NULL, reason VARCHAR NOT NULL, attempt INTEGER NOT NULL,
    wait_s DOUBLE
);
"""
    + WAITING
)

_NAME = "working_database"
# How many rows DuckDB writes anew together. A batch touches few of them: smaller groups than its own of
# 122,880 are written sooner, and are read as fast.
_ROW_GROUP = 8_192
_REFERENCES = re.compile(r"\s+REFERENCES\s+\w+\s*\([^)]*\)", re.IGNORECASE)


@contextmanager
def working(
    path: Path, pipelines: Pipelines, definitions: Sequence[str], tell: Callable[[str], None]
) -> Iterator[Connection]:
    """The working database with built marts; one that is not there is made from the definitions (SQL).

    Raises FeedError when another process writes it, or it does not fit the pipelines.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f"{path.name}.lock").open("a") as lock:
        _hold(lock, path)
        con = _connected(path)
        try:
            _create(con, definitions)
            _check_streams(con, pipelines)
            _build_when_needed(con, pipelines, tell)
            note_start(con, pipelines)
            yield con
        finally:
            con.close()


def _hold(lock: IO[str], path: Path) -> None:
    """Own the file. DuckDB's own lock would be lost as soon as a copy of the file has been made."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system: DuckDB's own has to do
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise _written_elsewhere(path) from None


def _connected(path: Path) -> Connection:
    con = duckdb.connect()
    try:
        # A name of its own: that of the file could be the name of a schema in it, and mean both.
        # What is committed is published at once: it is written into the file, not into a log before.
        con.execute("SET checkpoint_threshold = '16KB'")
        con.execute(f"ATTACH {literal(str(path))} AS {_NAME} (ROW_GROUP_SIZE {_ROW_GROUP})")
    except duckdb.Error as error:
        if "lock" in str(error).lower():
            raise _written_elsewhere(path) from None
        raise FeedError(f"{path.name} cannot be opened: {str(error).splitlines()[0]}") from None
    con.execute(f"USE {_NAME}")
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET enable_progress_bar = false")
    return con


def _written_elsewhere(path: Path) -> FeedError:
    return FeedError(
        f"{path.name} is being written by another process.", "A database has one feed at a time."
    )


def _create(con: Connection, definitions: Sequence[str]) -> None:
    """Create what is missing: all tables of an empty database, and the feed's own."""
    con.execute("BEGIN")
    if not single(con, "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database()"):
        for sql in definitions:
            con.execute(without_references(sql))
    con.execute(FEED_TABLES)
    con.execute("COMMIT")


def without_references(sql: str) -> str:
    """CREATE statements whose columns do not refer to other tables.

    DuckDB never lets go of a row that others point to, so a card could not move to another region any more;
    and for each reference it keeps an index, which costs a tenth of a batch.
    """
    return _REFERENCES.sub("", sql)


def _check_streams(con: Connection, pipelines: Pipelines) -> None:
    for stream in pipelines.streams:
        if "event_id" not in columns(con, f"raw.{stream.name}"):
            hint = "tables.sql in the folder of the pipeline creates the tables of a new database."
            raise FeedError(f"The database has no table raw.{stream.name} with event_id.", hint)


def _build_when_needed(con: Connection, pipelines: Pipelines, tell: Callable[[str], None]) -> None:
    """Build everything when a table is missing or the pipelines are not those that built it."""
    definition = hashlib.sha256(pipelines_text(pipelines).encode()).hexdigest()
    known = single(con, "SELECT definition FROM feed.state")
    lacking = [step.table for step in pipelines.steps if not columns(con, step.table)]
    if known is None:
        con.execute("INSERT INTO feed.state VALUES (0, ?)", [definition])
    if known != definition or lacking:
        note_changes(con, [step.table for step in pipelines.steps])
    if lacking or known not in (None, definition):
        say = tell if known is not None else lambda line: None  # a new database is not worth a line
        say("building all tables: " + (f"{lacking[0]} is missing" if lacking else "the pipeline has changed"))
        # Not in one transaction: in it DuckDB would not let go of rows that others pointed to. The definition
        # is none meanwhile, so that after a feed that was killed the next one builds again.
        con.execute("UPDATE feed.state SET definition = ''")
        rebuild(con, pipelines, lambda line: None)
        forget_all(con)
        con.execute(
            "UPDATE feed.state SET definition = ?, version = version + ?",
            [definition, int(known is not None)],
        )


def pipelines_text(pipelines: Pipelines) -> str:
    """All that the pipelines say, as one text."""
    return "\n".join((pipelines.model_dump_json(), *(step.statement for step in pipelines.steps)))
