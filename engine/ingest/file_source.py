"""Lines of growing files: one file, or all of a folder."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from engine.ingest.sources import LONGEST_LINE, MARK, Offset, Piece, mark_length, mark_of

_TAKEN = re.compile(r".*\.(jsonl|ndjson|json|log|csv)(\.\d+)?", re.IGNORECASE)
_KEPT = 2000  # bytes of a line that is too long


class FileSource:
    """A file or a folder, whose files are read in the order of their names, rotated ones first.

    A file is known again by its inode and by what stands before the place it was read to, also under
    another name. One that was truncated or replaced is read from its beginning, and `tell` says so.
    """

    def __init__(self, path: Path, tell: Callable[[str], None], *, once: bool = False) -> None:
        self.path = path
        self.has_ended = False
        self._once = once
        self._tell = tell

    def read(self, known: Mapping[str, Offset], most: int) -> list[Piece]:
        """The lines that are new. Raises OSError when the file or folder is gone."""
        found: list[Piece] = []
        for path in self._files():
            if most > 0:
                piece = self._piece(path, known, most)
                if piece:
                    found.append(piece)
                    most -= len(piece.lines)
        self.has_ended = self._once and not found
        return found

    def taken(self) -> None:
        """Nothing to do: the offsets are kept with the rows."""

    def waiting(self, known: Mapping[str, Offset]) -> list[str]:
        """The names of files whose last line has no end yet."""
        sizes = {path.name: path.stat().st_size for path in self._files()}
        ends = {offset.name: offset.position for offset in known.values()}
        return [name for name, size in sizes.items() if size > ends.get(name, 0)]

    def _files(self) -> list[Path]:
        if not self.path.is_dir():
            self.path.stat()  # one that is gone is trouble, and not a file without lines
            return [self.path]
        found = [entry for entry in self.path.iterdir() if _TAKEN.fullmatch(entry.name) and entry.is_file()]
        return sorted(found, key=lambda path: (not path.suffix[1:].isdigit(), path.name))

    def _piece(self, path: Path, known: Mapping[str, Offset], most: int) -> Piece | None:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            identity = f"{state.st_dev}:{state.st_ino}"
            before = self._before(file, identity, path.name, known)
            if state.st_size <= before.position:
                return None
            return _read(file, Offset(identity, path.name, before.position, before.mark, before.header), most)

    def _before(self, file: BinaryIO, identity: str, name: str, known: Mapping[str, Offset]) -> Offset:
        """How far the file is read, wherever it stood then."""
        same_name = [offset for offset in known.values() if offset.name == name]
        candidates = ([known[identity]] if identity in known else []) + same_name
        for offset in candidates:
            if _is_behind(file, offset):
                if offset.name != name:
                    self._tell(f"{offset.name} is called {name} now; reading goes on in it")
                return offset
        if candidates:
            how = "was truncated" if identity in known else "is another file now"
            self._tell(f"{name} {how}; it is read from its beginning")
        return Offset(identity, name)


def _is_behind(file: BinaryIO, offset: Offset) -> bool:
    """Whether what stands before the offset's position is what was read."""
    length = mark_length(offset.mark)
    file.seek(max(0, offset.position - length))
    return mark_of(file.read(length)) == offset.mark


def _read(file: BinaryIO, start: Offset, most: int) -> Piece | None:
    file.seek(start.position)
    lines: list[bytes] = []
    cut: set[int] = set()
    header, end = start.header, start.position
    for line, is_cut, behind in _whole_lines(file, start.position, csv=is_csv(start.name)):
        end = behind
        if is_csv(start.name) and not header:
            header = line.decode("utf-8-sig", "replace").rstrip("\r\n")
            continue
        if is_cut:
            cut.add(len(lines))
        lines.append(line)
        if len(lines) >= most:
            break
    if end == start.position:
        return None
    file.seek(max(0, end - MARK))
    mark = mark_of(file.read(min(MARK, end)))
    offset = Offset(start.identity, start.name, end, mark, header)
    return Piece(start.name, tuple(lines), offset, header, frozenset(cut), is_kept=True)


@lru_cache(256)
def is_csv(name: str) -> bool:
    """Whether lines of the file are cells under a header."""
    return ".csv" in Path(name).suffixes[-2:]


def _whole_lines(file: BinaryIO, position: int, *, csv: bool) -> Iterator[tuple[bytes, bool, int]]:
    """Each line that has an end, whether only its beginning is given, and the position behind it.

    In CSV a line goes on while a quote is open.
    """
    held = b""
    while line := file.readline(LONGEST_LINE):
        position += len(line)
        is_cut = not line.endswith(b"\n")
        if is_cut:
            kept = line[:_KEPT]
            while not line.endswith(b"\n"):
                line = file.readline(LONGEST_LINE)
                position += len(line)
                if not line:
                    return  # half-written: it waits
            line = kept
        held += line
        if csv and held.count(b'"') % 2 and len(held) < LONGEST_LINE and not is_cut:
            continue
        yield held, is_cut, position
        held = b""
