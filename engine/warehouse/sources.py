"""Turns what a user names as SOURCE into a DuckDB file."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from engine.errors import SourceError
from engine.warehouse.files import LOADERS, load_files
from engine.warehouse.filling import Filling, Progress
from engine.warehouse.keys import carry_keys
from engine.warehouse.snapshot import snapshot, timed_snapshot
from engine.warehouse.sqlite_file import MAGIC as SQLITE_MAGIC
from engine.warehouse.sqlite_file import load_sqlite

DATABASES = (".duckdb", ".db", ".sqlite", ".sqlite3")
FRESH_MINUTES = 60  # how long the copy of a server's data is used
REFRESH = "PARLANCE_REFRESH"  # set to 1 to copy a server's data anew
_DUCKDB_MAGIC = b"DUCK"  # at byte 8
_SUPPORTED = (
    "Supported: DuckDB, SQLite, CSV, TSV, Parquet, Excel, JSON, a folder of such files, "
    "or the SQLAlchemy URL of a database."
)


def source_name(source: str) -> str:
    """What a source is called: the name of its file, folder or database, without ending."""
    path = urlsplit(source).path if "://" in source else source
    return Path(path).resolve().stem or "source"


def open_source(source: str, progress: Progress | None = None) -> Path:
    """The path of a DuckDB file with the data of `source`: a path, or the URL of a file or a database server.

    Files other than DuckDB are copied once into the user's cache, servers again when the copy is
    older than FRESH_MINUTES. `progress` hears lines before and during long work. Raises SourceError.
    """
    say = progress or (lambda line: None)
    path = _path(source)
    if path is None:
        return _server(source, say)
    if path.is_dir():
        return _folder(path, say)
    if not path.is_file():
        named = re.sub(r"(:/*[^\s:/@]*:)[^\s@]*@", r"\1***@", source)  # it may be a misspelt URL
        raise SourceError(f"There is no file or folder {named}.", "Check the path.")
    try:
        return _file(path, say)
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read: {error.strerror}.", "May you read it?") from None


def _path(source: str) -> Path | None:
    """The file or folder that is named; None for the URL of a database server."""
    if not source.strip():
        raise SourceError("No source was named.", _SUPPORTED)
    url = re.match(r"(\w[\w+.-]+)://", source)
    if url is None:
        return Path(source).expanduser()
    if url[1] not in {"duckdb", "sqlite", "file"}:
        return None
    # As SQLAlchemy has it: three slashes before a relative path, four before an absolute one.
    rest = source[url.end() :]
    return Path(rest if url[1] == "file" else rest.removeprefix("/")).expanduser()


def _server(url: str, say: Progress) -> Path:
    # Imported here: SQLAlchemy takes as long to load as a question takes to answer.
    from engine.warehouse.address import Address
    from engine.warehouse.server import load_server

    address = Address(url)

    def fill(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        filling = Filling(connection, folder, say)
        load_server(filling, address)
        carry_keys(connection, filling.keys)

    return timed_snapshot(address.identity, 0 if os.environ.get(REFRESH) == "1" else FRESH_MINUTES, fill)


def _file(path: Path, say: Progress) -> Path:
    ending = path.suffix.lower()
    if ending in DATABASES:
        return _database(path, say)
    if ending in LOADERS:
        return snapshot(path, [path], lambda connection, folder: load_files(connection, folder, [path], say))
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
    """Files that begin so are hidden, or locks that Excel leaves beside an open workbook."""
    files = sorted(
        file
        for file in path.iterdir()
        if file.suffix.lower() in LOADERS and not file.name.startswith((".", "~$")) and file.is_file()
    )
    if not files:
        raise SourceError(f"The folder {path.name} holds no CSV, Parquet, Excel or JSON files.", _SUPPORTED)
    return snapshot(path, files, lambda connection, folder: load_files(connection, folder, files, say))
