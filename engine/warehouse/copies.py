"""Copies of everything that is not a DuckDB file: files, folders, other databases, servers."""

import os
from collections.abc import Sequence
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.warehouse.files import LOADERS, load_files
from engine.warehouse.filling import Filling, Progress
from engine.warehouse.keys import carry_keys
from engine.warehouse.kinds import DATABASES, SUPPORTED
from engine.warehouse.snapshot import snapshot, timed_snapshot
from engine.warehouse.sqlite_file import MAGIC, load_sqlite

FRESH_MINUTES = 60  # how long the copy of a server's data is used
REFRESH = "PARLANCE_REFRESH"  # set to 1 to copy a server's data anew


def copied(path: Path, say: Progress) -> Path:
    """A copy of a file. Raises SourceError for a damaged one or another kind, OSError as it comes."""
    return _database(path, say) if path.suffix.lower() in DATABASES else copied_files(path, [path], say)


def copied_files(path: Path, files: Sequence[Path], say: Progress) -> Path:
    """A copy of the files, which are those of `path`. Raises SourceError."""
    if not all(file.suffix.lower() in LOADERS for file in files):
        raise SourceError(f"Files like {path.name} cannot be read.", SUPPORTED)
    wanted = list(files)
    return snapshot(path, wanted, lambda connection, folder: load_files(connection, folder, wanted, say))


def copied_server(url: str, say: Progress) -> Path:
    """A copy of a server's data, made anew when it is old. Raises SourceError."""
    # Imported here: SQLAlchemy takes as long to load as a question takes to answer.
    from engine.warehouse.address import Address
    from engine.warehouse.server import load_server

    address = Address(url)

    def fill(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        filling = Filling(connection, folder, say)
        load_server(filling, address)
        carry_keys(connection, filling.keys)

    return timed_snapshot(address.identity, 0 if os.environ.get(REFRESH) == "1" else FRESH_MINUTES, fill)


def _database(path: Path, say: Progress) -> Path:
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise SourceError(f"{path.name} is empty.", "Is it the right file?")
    if start == MAGIC:
        return _sqlite(path, say)
    raise SourceError(f"{path.name} is neither a DuckDB nor a SQLite file.", SUPPORTED)


def _sqlite(path: Path, say: Progress) -> Path:
    def fill(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        say(f"Copying {path.name}")
        if not load_sqlite(connection, path, folder):
            raise SourceError(f"{path.name} has no tables.", "Is it the right file?")

    log = Path(f"{path}-wal")  # committed rows may still be in it
    return snapshot(path, [path, log] if log.is_file() else [path], fill)


def copied_folder(path: Path, say: Progress) -> Path:
    """A copy of a folder's files, but hidden ones and locks of open workbooks. Raises SourceError."""
    files = sorted(
        file
        for file in path.iterdir()
        if file.suffix.lower() in LOADERS and not file.name.startswith((".", "~$")) and file.is_file()
    )
    if not files:
        raise SourceError(f"The folder {path.name} holds no CSV, Parquet, Excel or JSON files.", SUPPORTED)
    return copied_files(path, files, say)
