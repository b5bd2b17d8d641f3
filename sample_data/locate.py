"""Where the sample database lives, and building it when it is not there. Importing this costs nothing."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

VERSION = 3
"""Raised whenever a build would give other tables; it is part of the file name, so old files are not used."""

_building = Lock()  # several visitors may come before the first build is done


def data_home() -> Path:
    """The folder of Parlance's own files: PARLANCE_HOME if set, else the user's data folder."""
    chosen = os.environ.get("PARLANCE_HOME")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_dir

    return Path(user_data_dir("parlance"))


def sample_path() -> Path:
    """The file of the sample database of this version; it may not exist yet."""
    return data_home() / f"sample-{VERSION}.duckdb"


def ensure(progress: Callable[[str], None]) -> Path:
    """The sample database, built first when this version of it is missing.

    progress gets a line now and then while building. Raises OSError where the folder cannot be written.
    """
    path = sample_path()
    with _building:
        if not path.exists():
            _build(path, progress)
    return path


def _build(path: Path, progress: Callable[[str], None]) -> None:
    """Build the database, then delete those of other versions; one that is in use may stay."""
    from sample_data.generate import build

    progress("building the sample data, once")
    build(path, progress=progress)
    for other in path.parent.glob("sample-*.duckdb"):
        if other != path:
            with suppress(OSError):
                other.unlink()
