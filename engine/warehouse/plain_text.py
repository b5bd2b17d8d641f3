"""Text files as UTF-8, whatever they were written in."""

import codecs
from pathlib import Path

from engine.errors import SourceError

_CHUNK = 1 << 20
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def as_utf8(path: Path, folder: Path) -> Path:
    """The file itself if it is UTF-8, else a UTF-8 copy in `folder`. Raises SourceError if it is no text."""
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    if not start.strip(codecs.BOM_UTF8 + b" \t\r\n"):
        raise SourceError(f"{path.name} is empty.", "Is it the right file, and was it saved?", "empty")
    encoding = _MARKS.get(start[:2], "")
    if not encoding and b"\0" in start:
        raise SourceError(f"{path.name} is not a text file.", "Save it anew as text in UTF-8.", "no_text")
    if not encoding and _readable(path, "utf-8"):
        return path
    # Every byte is a letter in latin-1, so it comes last; Windows-1252 is the same with more letters.
    encoding = encoding or ("cp1252" if _readable(path, "cp1252") else "latin-1")
    return _copied(path, encoding, folder / f"{path.name}.utf8")


def _readable(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while file.read(_CHUNK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _copied(path: Path, encoding: str, copy: Path) -> Path:
    try:
        with path.open(encoding=encoding, newline="") as source, copy.open("w", newline="") as target:
            while text := source.read(_CHUNK):
                target.write(text)
    except UnicodeDecodeError:
        message = f"{path.name} cannot be read as text."
        raise SourceError(message, "Save it anew as text in UTF-8.", "no_text") from None
    return copy
