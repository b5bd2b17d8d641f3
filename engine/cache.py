"""Derived data kept between runs: plain text files, named by a hash of what they were made from."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile


def cache_home() -> Path:
    """Where cached files live: `$PARLANCE_HOME/cache`, else the platform's user cache folder."""
    home = os.environ.get("PARLANCE_HOME")
    if home:
        return Path(home) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("parlance")


def cached_text(key: str, make: Callable[[], str]) -> str:
    """The text made for `key`, from its file if there is one. A cache that fails costs time, never an answer."""
    path = cache_home() / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.txt"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = make()
        _write(path, text)
        return text


def _write(path: Path, text: str) -> None:
    """All or nothing: a reader never sees half a file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(text)
        os.replace(file.name, path)
    except OSError:
        return
