"""Turns what a user names as SOURCE into a DuckDB file."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.warehouse.delimited import load_delimited
from engine.warehouse.names import literal, quoted, safe_name, unlike
from engine.warehouse.snapshot import snapshot
from engine.warehouse.sqlite_file import MAGIC as SQLITE_MAGIC
from engine.warehouse.sqlite_file import load_sqlite

Progress = Callable[[str], None]
DELIMITED = (".csv", ".tsv")
PARQUET = (".parquet",)
DATABASES = (".duckdb", ".db", ".sqlite", ".sqlite3")
_DUCKDB_MAGIC = b"DUCK"  # at byte 8
_SUPPORTED = "Supported: DuckDB, SQLite, CSV, TSV, Parquet, or a folder of CSV and Parquet files."


def open_source(source: str, progress: Progress | None = None) -> Path:
    """The path of a DuckDB file with the data of `source`, which is a path or a duckdb or sqlite URL.

    Other kinds of files are copied once into the user's cache. `progress` hears one line before
    long work. Raises SourceError.
    """
    say = progress or (lambda line: None)
    path = _path(source)
    if path.is_dir():
        return _folder(path, say)
    if not path.is_file():
        raise SourceError(f"There is no file or folder {source}.", "Check the path.")
    try:
        return _file(path, say)
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read: {error.strerror}.", "May you read it?") from None


def _path(source: str) -> Path:
    if not source.strip():
        raise SourceError("No source was named.", _SUPPORTED)
    url = re.match(r"(\w[\w+.-]+)://", source)
    if url is None:
        return Path(source).expanduser()
    if url[1] not in {"duckdb", "sqlite", "file"}:
        raise SourceError(f"{url[1]} databases are not supported yet.", _SUPPORTED)
    # As SQLAlchemy has it: three slashes before a relative path, four before an absolute one.
    rest = source[url.end() :]
    return Path(rest if url[1] == "file" else rest.removeprefix("/")).expanduser()


def _file(path: Path, say: Progress) -> Path:
    ending = path.suffix.lower()
    if ending in DATABASES:
        return _database(path, say)
    if ending in DELIMITED + PARQUET:
        return snapshot(path, [path], lambda connection, folder: _fill(connection, folder, [path], say))
    raise SourceError(f"Files like {path.name} cannot be read.", _SUPPORTED)


def _database(path: Path, say: Progress) -> Path:
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise SourceError(f"{path.name} is empty.", "Is it the right file?")
    if start == SQLITE_MAGIC:
        return _sqlite(path, say)
    if start[8:12] == _DUCKDB_MAGIC:
        return path
    raise SourceError(f"{path.name} is neither a DuckDB nor a SQLite file.", _SUPPORTED)


def _sqlite(path: Path, say: Progress) -> Path:
    def fill(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        say(f"Copying {path.name}")
        if not load_sqlite(connection, path, folder):
            raise SourceError(f"{path.name} has no tables.", "Is it the right file?")

    log = Path(f"{path}-wal")  # committed rows may still be in it
    return snapshot(path, [path, log] if log.is_file() else [path], fill)


def _folder(path: Path, say: Progress) -> Path:
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in DELIMITED + PARQUET)
    if not files:
        raise SourceError(f"The folder {path.name} holds no CSV or Parquet files.", _SUPPORTED)
    return snapshot(path, files, lambda connection, folder: _fill(connection, folder, files, say))


def _fill(connection: duckdb.DuckDBPyConnection, folder: Path, files: Sequence[Path], say: Progress) -> None:
    """A table for each file, called by the stem of its name."""
    rows = 0
    for file, table in zip(files, unlike(safe_name(file.stem) for file in files), strict=True):
        say(f"Reading {file.name}")
        delimited = file.suffix.lower() in DELIMITED
        load = load_delimited if delimited else _load_parquet
        rows += load(connection, file, table, folder)
        connection.execute(f"COMMENT ON TABLE {quoted(table)} IS {literal(file.name)}")
    if not rows:
        raise SourceError(f"{files[0].name} has no rows, only a header.", "Is it the right file?")


def _load_parquet(connection: duckdb.DuckDBPyConnection, path: Path, table: str, folder: Path) -> int:
    try:
        connection.execute(
            f"CREATE TABLE {quoted(table)} AS SELECT * FROM read_parquet({literal(str(path))})"
        )
    except duckdb.Error:
        raise SourceError(f"{path.name} is not a Parquet file.", "Is it complete?") from None
    counted = connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()
    return int(counted[0]) if counted else 0
