"""Giving readers a new file: whole or not at all, and made up for when it was cut short."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb

from engine.ingest.copying import copy_to_disk
from engine.ingest.faults import FeedError
from engine.ingest.renewing import can_be_renewed, renewed
from engine.ingest.tables import Connection, database, version_of
from engine.warehouse.names import quoted


def publish(con: Connection, source: Path, target: Path, observer: Callable[[str], None]) -> None:
    """Put a copy of the database in place of `target` in one step. Raises OSError, duckdb.Error.

    What readers had before becomes the next copy, as soon as the last of them has let go of it.
    """
    con.execute(f"CHECKPOINT {quoted(database(con))}")
    draft, _ = _hidden(target)
    try:
        if not renewed(source, draft):
            copy_to_disk(source, draft)
        observer("copied")
        _put_in_place(target, observer)
    except OSError:
        forget_drafts(target)
        raise
    _settle(target.parent)


def _hidden(target: Path) -> tuple[Path, Path]:
    """The names of the next copy, and of the last for the moment in which it is replaced."""
    return target.with_name(f".{target.name}.part"), target.with_name(f".{target.name}.old")


def _put_in_place(target: Path, observer: Callable[[str], None]) -> None:
    draft, retired = _hidden(target)
    retired.unlink(missing_ok=True)  # of a feed that was killed
    if can_be_renewed(target.parent):
        with suppress(OSError):  # there may be none yet, and not every file system gives a file two names
            os.link(target, retired)
    observer("retired")
    os.replace(draft, target)
    observer("replaced")
    with suppress(OSError):
        os.replace(retired, draft)


def forget_drafts(target: Path) -> None:
    """Remove what stands beside the published file for the next one."""
    for path in _hidden(target):
        path.unlink(missing_ok=True)


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
