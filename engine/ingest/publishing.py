"""Giving readers a new file: whole or not at all, and made up for when it was cut short."""

import os
from collections.abc import Callable
from pathlib import Path

import duckdb

from engine.ingest.copying import copy_to_disk
from engine.ingest.faults import FeedError
from engine.ingest.tables import Connection, database, version_of
from engine.warehouse.names import quoted

_ENDING = ".part"


def publish(con: Connection, source: Path, target: Path, observer: Callable[[str], None]) -> None:
    """Put a copy of the database in place of `target` in one step. Raises OSError, duckdb.Error."""
    con.execute(f"CHECKPOINT {quoted(database(con))}")
    draft = target.with_name(f".{target.name}{_ENDING}")
    try:
        copy_to_disk(source, draft)
        observer("copied")
        os.replace(draft, target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Make the new name outlast a loss of power, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def published_version(target: Path) -> int:
    """The version of the published file; -1 where there is none. FeedError for a file of another kind."""
    if not target.exists():
        return -1
    try:
        with duckdb.connect(":memory:") as con:
            place = str(target).replace("'", "''")
            con.execute(f"ATTACH '{place}' AS published_copy (READ_ONLY)")
            return version_of(con, "published_copy")
    except duckdb.Error:
        hint = "It is left alone; name a file that does not exist yet."
        raise FeedError(f"{target.name} is not what a feed published.", hint) from None
