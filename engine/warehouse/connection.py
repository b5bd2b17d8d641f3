"""A DuckDB file opened so that nothing but reading its own tables is possible."""

import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.warehouse.names import literal, quoted

MEMORY_LIMIT = "2GB"
SPILL_LIMIT = "8GB"
_LOCKED = "lock on file"
_VERSION = re.compile(r"with storage version number (\d+)")
_PATIENCE_S = (0.1, 0.2, 0.4)  # between tries to open a file that another program has locked


def _settings() -> dict[str, str | bool | int | float | list[str]]:
    """What holds for every connection; equal in one process, or DuckDB refuses the second one."""
    return {
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        "allow_unsigned_extensions": "false",
        "python_enable_replacements": "false",
        "memory_limit": MEMORY_LIMIT,
        "threads": str(os.cpu_count() or 2),
        "max_temp_directory_size": SPILL_LIMIT,
        # The default would be a folder beside the user's data.
        "temp_directory": str(Path(tempfile.gettempdir()) / f"parlance-spill-{os.getpid()}"),
    }


def open_locked(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection in UTC with its settings locked. Raises SourceError."""
    if not path.is_file():
        raise SourceError(f"There is no file {path.name}.", "Check the path.")
    try:
        connection = _patient(lambda: duckdb.connect(str(path), read_only=True, config=_settings()))
        _lock(connection)
    except duckdb.Error as error:
        raise _opening_error(path, error) from None
    return connection


def _patient(open_it: Callable[[], duckdb.DuckDBPyConnection]) -> duckdb.DuckDBPyConnection:
    """Who fills a file writes for a moment and lets go of it: a lock is waited for a little."""
    for patience in _PATIENCE_S:
        try:
            return open_it()
        except duckdb.IOException as error:
            if _LOCKED not in str(error).lower():
                raise
            time.sleep(patience)
    return open_it()


def open_attached(path: Path) -> tuple[duckdb.DuckDBPyConnection, str]:
    """As `open_locked`, of the file that stands at the path now, and the name that cursors have to use.

    DuckDB gives a path that is open in this process the file it had then, though another stands there since.
    """
    if not path.is_file():
        raise SourceError(f"There is no file {path.name}.", "Check the path.")
    settings = {name: value for name, value in _settings().items() if name != "enable_external_access"}
    try:
        connection = duckdb.connect(config=settings)
        connection.execute(f"ATTACH {literal(str(path))} AS {quoted(path.stem)} (READ_ONLY)")
        connection.execute("SET enable_external_access = false")
        _lock(connection)
    except duckdb.Error as error:
        raise _opening_error(path, error) from None
    return connection, quoted(path.stem)


def _lock(connection: duckdb.DuckDBPyConnection) -> None:
    row = connection.execute("SELECT current_setting('lock_configuration')").fetchone()
    if row and row[0]:
        return  # a second connection to the same file shares the settings of the first
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    connection.execute("SET lock_configuration = true")


def _opening_error(path: Path, error: duckdb.Error) -> SourceError:
    text = str(error)
    if "not a valid DuckDB database file" in text:
        return SourceError(
            f"{path.name} is not a DuckDB file.", "CSV, Parquet and SQLite files are told by their ending."
        )
    if _LOCKED in text.lower():
        return SourceError(
            f"{path.name} is being written by another program.", "Close that program, or read a copy."
        )
    if version := _VERSION.search(text):
        message = f"{path.name} was written by another version of DuckDB than the one here ({version[1]})."
        return SourceError(message, "Write it anew with this one, or as Parquet.", "other_version")
    if "different configuration" in text:
        return SourceError(
            f"{path.name} is open for writing in this process.", "Close the other connection first."
        )
    return SourceError(f"{path.name} cannot be opened: {one_line(error, path)}", "Is the file complete?")


def one_line(error: duckdb.Error, path: Path) -> str:
    """The first line of an engine error, without the place of the file."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else "unknown error").replace(str(path), path.name)
