"""Streamlit's own scripts and styles, compressed once and kept: the server sends them bare, 3 MB of them."""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Event

import brotli
from streamlit import __version__, file_util

from sample_data.locate import data_home

_KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_SUFFIX = {"br": ".br", "gzip": ".gz"}
_FIRST, _REST = 11, 9  # brotli's quality: what every visitor loads may take two seconds, once
_GZIP = 6


class Assets:
    """The files under /static/ of one release of Streamlit, and a folder with their compressed forms.

    The names of the files hold a hash of what is in them, so a kept form never grows old.
    """

    def __init__(self, source: Path | None = None, kept: Path | None = None) -> None:
        self.source = source or Path(file_util.get_static_dir())
        self.kept = kept or data_home() / "static" / f"streamlit-{__version__}"

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What can be compressed: path, such as /static/js/x.js, to content type."""
        found = sorted((self.source / "static").rglob("*"))
        return {
            f"/{path.relative_to(self.source).as_posix()}": _KINDS[path.suffix]
            for path in found
            if path.suffix in _KINDS
        }

    @cached_property
    def index(self) -> str:
        """Streamlit's page of HTML, which loads the rest."""
        return (self.source / "index.html").read_text(encoding="utf-8")

    def first(self) -> list[str]:
        """What the first page names, and so every visitor loads."""
        named = re.findall(r'(?:src|href)="\.(/static/[^"]+)"', self.index)
        return [path for path in named if path in self.kinds]

    def missing(self, paths: Iterable[str]) -> list[str]:
        """Those of the paths that have not been compressed yet."""
        return [path for path in paths if not all(self._place(path, how).exists() for how in _SUFFIX)]

    def compress_first(self, progress: Callable[[str], None], also: Sequence[str] = ()) -> None:
        """Compress what every visitor loads, if that was not done yet. OSError where it cannot be kept."""
        wanted = self.missing([*self.first(), *also])
        if wanted:
            progress(f"compressing {len(wanted)} files of the screens, once")
        self._compress(wanted, _FIRST)

    def compress_rest(self, ending: Event | None = None) -> None:
        """Compress what only some pages load, until it is done or the process ends."""
        self._compress(self.missing(self.kinds), _REST, ending)

    def read(self, path: str, how: str) -> bytes | None:
        """The compressed form; None while there is none."""
        return _read(self._place(path, how))

    def _place(self, path: str, how: str) -> Path:
        return self.kept / f"{path.lstrip('/')}{_SUFFIX[how]}"

    def _compress(self, paths: Iterable[str], quality: int, ending: Event | None = None) -> None:
        for path in paths:
            if ending is not None and ending.is_set():
                return
            plain = (self.source / path.lstrip("/")).read_bytes()
            for how, made in _forms(plain, quality):
                _write(self._place(path, how), made)


def _forms(plain: bytes, quality: int) -> Iterator[tuple[str, bytes]]:
    yield "br", brotli.compress(plain, quality=quality)
    yield "gzip", gzip.compress(plain, _GZIP, mtime=0)


def _write(place: Path, content: bytes) -> None:
    """All or nothing: another process may read it, or write the same."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as part:
        part.write(content)
    Path(part.name).replace(place)


def _read(place: Path) -> bytes | None:
    return _bytes(place) if place.exists() else None


@lru_cache(maxsize=512)  # all of them, once each, are 6 MB
def _bytes(place: Path) -> bytes:
    return place.read_bytes()
