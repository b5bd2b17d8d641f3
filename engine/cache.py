"""Text that is costly to make, kept on disk between runs. Losing it costs time, never an answer."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import platformdirs

_aside: ContextVar[Path | None] = ContextVar("aside", default=None)


@contextmanager
def kept_in(folder: Path | None) -> Iterator[None]:
    """What is kept meanwhile goes to this folder, so that it can be deleted with what it was made of.

    None leaves everything where it is.
    """
    token = _aside.set(folder or _aside.get())
    try:
        yield
    finally:
        _aside.reset(token)


def cache_home() -> Path:
    """The folder for everything that can be made again: `$PARLANCE_HOME/cache`, else the user's own."""
    aside = _aside.get()
    if aside is not None:
        return aside
    home = os.environ.get("PARLANCE_HOME")
    return Path(home) / "cache" if home else Path(platformdirs.user_cache_dir("parlance"))


def cached_text(key: str, make: Callable[[], str]) -> str:
    """The text kept under `key`, made and kept when missing.

    A cache that cannot be read or written is passed over; errors of `make` are the caller's.
    """
    path = cache_home() / f"{hashlib.sha256(key.encode()).hexdigest()}.txt"
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        text = make()
    _keep(path, text)
    return text


def cache_file(key: str, suffix: str) -> Path:
    """The path of what is kept under `key` in a form of its own. It need not be there."""
    return cache_home() / f"{hashlib.sha256(key.encode()).hexdigest()}{suffix}"


def state_of_code(*folders: Path) -> str:
    """Of the Python files in the folders, by size and time: what another program made is not looked at."""
    found = [
        (file.name, state.st_size, state.st_mtime_ns)
        for folder in folders
        for file in os.scandir(folder)
        if file.name.endswith(".py")
        for state in (file.stat(),)
    ]
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()[:16]


def _keep(path: Path, text: str) -> None:
    """Write under another name, then rename: a reader sees the whole text or none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return
    try:
        with open(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
