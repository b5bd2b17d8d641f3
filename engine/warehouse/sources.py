"""Turns what a user names as SOURCE into a DuckDB file."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from engine.errors import SourceError
from engine.warehouse.kinds import DATABASES, SUPPORTED

_DUCKDB_MAGIC = b"DUCK"  # at byte 8

Progress = Callable[[str], None]


def source_name(source: str) -> str:
    """What a source is called: the name of its file, folder or database, without ending."""
    path = urlsplit(source).path if "://" in source else source
    return Path(path).resolve().stem or "source"


def open_source(source: str, progress: Progress | None = None) -> Path:
    """The path of a DuckDB file with the data of `source`: a path, or the URL of a file or a database server.

    Files other than DuckDB are copied once into the user's cache, servers again when the copy is
    an hour old. `progress` hears lines before and during long work. Raises SourceError.
    """
    path = _path(source)
    if path is not None and _is_duckdb(path):
        return path
    # Imported here: to load what reads other formats costs as much as a question.
    from engine.warehouse import copies

    say = progress or (lambda line: None)
    if path is None:
        return copies.copied_server(source, say)
    if path.is_dir():
        return copies.copied_folder(path, say)
    if not path.is_file():
        named = re.sub(r"(:/*[^\s:/@]*:)[^\s@]*@", r"\1***@", source)  # it may be a misspelt URL
        raise SourceError(f"There is no file or folder {named}.", "Check the path.")
    try:
        return copies.copied(path, say)
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read: {error.strerror}.", "May you read it?") from None


def _path(source: str) -> Path | None:
    """The file or folder that is named; None for the URL of a database server."""
    if not source.strip():
        raise SourceError("No source was named.", SUPPORTED)
    url = re.match(r"(\w[\w+.-]+)://", source)
    if url is None:
        return Path(source).expanduser()
    if url[1] not in {"duckdb", "sqlite", "file"}:
        return None
    # As SQLAlchemy has it: three slashes before a relative path, four before an absolute one.
    rest = source[url.end() :]
    return Path(rest if url[1] == "file" else rest.removeprefix("/")).expanduser()


def _is_duckdb(path: Path) -> bool:
    """Whether it is a file of DuckDB's own; False where that cannot be seen."""
    if path.suffix.lower() not in DATABASES or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(16)[8:12] == _DUCKDB_MAGIC
    except OSError:
        return False
