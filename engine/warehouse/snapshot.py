"""DuckDB copies of other sources, kept in the user's cache and never beside the user's data."""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb

from engine.cache import cache_home
from engine.errors import SourceError

Fill = Callable[[duckdb.DuckDBPyConnection, Path], None]
_FORMAT = "1"  # raise when the same files would be read into other tables
_NO_DOWNLOADS = (("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false"))
_SAMPLE = 4 << 20  # bytes hashed at either end of a file


def snapshot(source: Path, files: Iterable[Path], fill: Fill) -> Path:
    """The DuckDB file made of `files`, filled once for each state of them.

    `fill` gets the new file's connection and a folder for passing files. Raises SourceError.
    """
    place = _place(str(source.resolve()))
    target = _folder() / f"{place}-{_state(files)}.duckdb"
    return target if target.is_file() else _made(target, place, fill)


def timed_snapshot(identity: str, minutes: float, fill: Fill) -> Path:
    """The DuckDB file made of a source that does not tell its state: the last copy, until it is too old.

    `identity` names the source, and is kept only as a hash. Raises SourceError.
    """
    place, now = _place(identity), time.time()
    for copy in sorted(_folder().glob(f"{place}-*.duckdb"), reverse=True):
        if 0 <= now - copy.stat().st_mtime < 60 * minutes:
            return copy
    # A new name for each copy: an open one is left to its readers.
    return _made(_folder() / f"{place}-{int(now * 1000):016x}.duckdb", place, fill)


def _folder() -> Path:
    return cache_home() / "sources"


def _place(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def _made(target: Path, place: str, fill: Fill) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{place}-", dir=target.parent))
    except OSError as error:
        hint = "Set PARLANCE_HOME to a folder that can be written."
        raise SourceError(f"The cache cannot be written: {error.strerror}.", hint) from None
    try:
        _build(folder, target, fill)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _forget_older(target, place)
    return target


def _build(folder: Path, target: Path, fill: Fill) -> None:
    built = folder / "built.duckdb"
    try:
        with duckdb.connect(str(built), config=dict(_NO_DOWNLOADS)) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            fill(connection, folder)
        os.replace(built, target)
    except OSError as error:
        raise SourceError(f"The data cannot be copied: {error.strerror}.", "Is the disk full?") from None


def _forget_older(target: Path, place: str) -> None:
    """Remove copies of earlier states; where one is still open, it stays until the next time."""
    for older in target.parent.glob(f"{place}-*.duckdb"):
        if older != target:
            try:
                older.unlink()
            except OSError:
                continue


def _state(files: Iterable[Path]) -> str:
    """A hash of names, sizes, times and content; of a large file only its two ends are read."""
    digest = hashlib.sha256(_FORMAT.encode())
    for path in files:
        about = path.stat()
        digest.update(f"{path.name}|{about.st_size}|{about.st_mtime_ns}|".encode())
        with path.open("rb") as file:
            digest.update(file.read(_SAMPLE))
            if about.st_size > 2 * _SAMPLE:
                file.seek(-_SAMPLE, os.SEEK_END)
            digest.update(file.read(_SAMPLE))
    return digest.hexdigest()[:16]
