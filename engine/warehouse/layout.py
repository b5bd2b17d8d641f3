"""How a text file of rows is laid out: its separator, lines above the names, notes below the rows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.errors import SourceError

_SEPARATORS = ",;\t|"
_LOOKED_AT = 1 << 16
_ABOVE = 50  # lines in which the names of columns have to come
_BELOW = 20  # lines below the rows that may be notes
_DATA = re.compile(r"-?[\d.,:/-]*\d[\d.,:/T -]*")
_YEAR = re.compile(r"(19|20)\d\d")
_SAID = re.compile(r'"?sep=(.)"?', re.IGNORECASE)  # Excel's own first line


@dataclass(frozen=True)
class Layout:
    """The names stand after `above` lines; `end` is the byte at which notes begin, 0 for none."""

    separator: str
    header: tuple[str, ...]
    above: int = 0
    end: int = 0
    has_title: bool = False


def layout_of(path: Path, name: str) -> Layout:
    """The layout of a UTF-8 file, which is called `name`. Raises SourceError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.read(_LOOKED_AT)
        whole = not file.read(1)
    lines = head if whole else head[: head.rfind("\n") + 1] or head
    said = _SAID.fullmatch(lines.partition("\n")[0].strip())
    separator = said[1] if said else max(_SEPARATORS, key=lambda one: _evenness(lines, one))
    header, above = _header(lines, separator, 1 if said else 0)
    if not _is_header(header):
        message = f"{name} has no header: its first line is not column names."
        raise SourceError(message, "Add a line of names.", "no_header")
    end = _end(path, separator, len(header))
    return Layout(separator, header, above, end, above > (1 if said else 0))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """How many records have the usual number of cells, and how many cells that is."""
    try:
        records = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row][:200]
    except csv.Error:
        return 0.0, 0
    width = max(Counter(map(len, records)).items(), key=lambda one: (one[1], one[0]))[0] if records else 0
    even = sum(len(row) == width for row in records) / max(len(records), 1)
    return (even if width > 1 else 0.0), width


def _header(text: str, separator: str, skipped: int) -> tuple[tuple[str, ...], int]:
    """The names of the columns and the lines above them: titles are narrow, and names are as wide as rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    records: list[tuple[int, tuple[str, ...]]] = []
    before = 0
    for cells in reader:
        records.append((before, tuple(cells)))
        before = reader.line_num
        if len(records) == _ABOVE:
            break
    records = records[skipped:]
    width = max((_filled(row) for _, row in records), default=0)
    for above, row in records:
        if width > 1 and _filled(row) * 2 > width:
            if _is_header(row):
                return row, above
            break
    first = next(((above, row) for above, row in records if row), (0, ()))
    return first[1], first[0]


def _is_header(cells: Sequence[str]) -> bool:
    """Names, perhaps beside empty cells and years: a number or a date anywhere else is a row of data."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    names = [cell for cell in filled if not _DATA.fullmatch(cell)]
    return bool(names) and all(cell in names or _YEAR.fullmatch(cell) for cell in filled)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _end(path: Path, separator: str, width: int) -> int:
    """Where notes begin: few narrow lines after an empty one, at the very end."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(size - _LOOKED_AT, 0))
        tail = file.read()
    lines = tail.rstrip().splitlines(keepends=True)
    blank = separator.encode() + b" \t\r\n"
    for place in range(len(lines) - 1, max(len(lines) - _BELOW, 1), -1):
        if lines[place].strip(blank):
            continue
        notes = [line.decode("utf-8", "replace") for line in lines[place + 1 :]]
        is_end = bool(notes) and all(_is_note(line, separator, width) for line in notes)
        return size - len(tail) + sum(map(len, lines[:place])) if is_end else 0
    return 0


def _is_note(line: str, separator: str, width: int) -> bool:
    """Whether only the first cell has something in it, of a table that is wider than two."""
    first, *others = line.rstrip("\r\n").split(separator)
    return '"' not in line and bool(first.strip()) and not any(map(str.strip, others)) and width > 2
