"""Answers as files: which kinds there are here, and the one that is wanted."""

import pkgutil
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from engine.answers import export as kinds_of_files
from engine.answers.parcel import Parcel
from engine.errors import EngineError

EXTRA = 'pip install "parlance[export]"'


class Kind(Protocol):
    """What the file of a kind offers."""

    ORDER: int
    MIME: str
    LIBRARIES: tuple[str, ...]

    def fits(self, parcel: Parcel) -> bool:
        """Whether the answer has such a file."""
        ...

    def export(self, parcel: Parcel) -> bytes:
        """The whole file."""
        ...


class ExportError(EngineError):
    """The file cannot be made."""


@lru_cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name, in order; those whose libraries are missing too."""
    names = [found.name for found in pkgutil.iter_modules(kinds_of_files.__path__)]
    known = {name: cast(Kind, import_module(f"{kinds_of_files.__name__}.{name}")) for name in names}
    return dict(sorted(known.items(), key=lambda one: one[1].ORDER))


def offered(parcel: Parcel) -> tuple[str, ...]:
    """The kinds that this answer can be taken away as, here and now."""
    return tuple(name for name, kind in kinds().items() if not missing(name) and kind.fits(parcel))


def missing(name: str) -> tuple[str, ...]:
    """The libraries that a kind needs and that are not installed."""
    return tuple(library for library in kinds()[name].LIBRARIES if not _is_here(library))


def export(parcel: Parcel, name: str) -> bytes:
    """The answer as a file of a kind.

    Raises ExportError for a kind that does not exist, lacks its libraries, or does not suit the answer.
    """
    check_kind(name)
    kind = kinds()[name]
    if not kind.fits(parcel):
        raise ExportError(f"This answer has no picture, so there is no {name} of it.", "Take a table of it.")
    return kind.export(parcel)


def check_kind(name: str) -> None:
    """ExportError where no file of this kind can be made here."""
    if name not in kinds():
        raise ExportError(f'Answers are not written as "{name}".', f"Use {', '.join(kinds())}.")
    if lacking := missing(name):
        raise ExportError(f"For {name} files {' and '.join(lacking)} is missing.", f"Install it: {EXTRA}")


def _is_here(library: str) -> bool:
    return find_spec(library) is not None
