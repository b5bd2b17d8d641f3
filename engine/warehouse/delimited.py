"""CSV and TSV files: how they are written, their header, and loading them with real types."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.warehouse.evidence import TextColumn, type_table
from engine.warehouse.filling import Progress
from engine.warehouse.names import literal, quoted, told_apart, unlike
from engine.warehouse.plain_text import as_utf8

_SEPARATORS = ",;\t|"
_LOOKED_AT = 1 << 16
_STAGING = "_parlance_text"
_DATA = re.compile(r"-?[\d.,:/-]*\d[\d.,:/T -]*")
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class _Layout:
    separator: str
    header: tuple[str, ...]


def load_delimited(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    table: str,
    folder: Path,
    say: Progress = lambda _: None,
) -> int:
    """Make `table` from the file; `folder` is for passing files. Returns the rows. Raises SourceError.

    `say` hears of columns that had to be called otherwise.
    """
    text = as_utf8(path, folder)
    layout = _layout(text, path.name)
    names = unlike(name.strip() or f"column_{place}" for place, name in enumerate(layout.header, start=1))
    repeated = told_apart((name.strip() for name in layout.header), names, path.name)
    if repeated:
        say(repeated)
    try:
        connection.execute(_reading(text, layout.separator, names))
        type_table(connection, _STAGING, table, [TextColumn(name) for name in names])
        counted = connection.execute(f"SELECT count(*) FROM {quoted(_STAGING)}").fetchone()
        connection.execute(f"DROP TABLE {quoted(_STAGING)}")
    except duckdb.Error as error:
        raise SourceError(f"{path.name} cannot be read: {_what(error)}", "Correct that line.") from None
    return int(counted[0]) if counted else 0


def _reading(path: Path, separator: str, names: list[str]) -> str:
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    return (
        f"CREATE TEMP TABLE {quoted(_STAGING)} AS SELECT * FROM read_csv({literal(str(path))}, "
        f"auto_detect = false, header = true, delim = {literal(separator)}, quote = '\"', escape = '\"', "
        f"columns = {{{columns}}}, max_line_size = 16777216)"
    )


def _layout(path: Path, name: str) -> _Layout:
    """The separator that cuts the first lines most evenly, and the header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.read(_LOOKED_AT)
        whole = not file.read(1)
    lines = head if whole else head[: head.rfind("\n") + 1] or head
    separator = max(_SEPARATORS, key=lambda candidate: _evenness(lines, candidate))
    header = tuple(next(csv.reader(io.StringIO(lines, newline=""), delimiter=separator), ()))
    if not _is_header(header):
        raise SourceError(
            f"{name} has no header: its first line is not column names.", "Add a line of names."
        )
    return _Layout(separator, header)


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """How many records have as many cells as the first, and how many cells that is."""
    try:
        records = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row][:200]
    except csv.Error:
        return 0.0, 0
    width = len(records[0]) if records else 0
    even = sum(len(row) == width for row in records) / max(len(records), 1)
    return (even if width > 1 else 0.0), width


def _is_header(cells: tuple[str, ...]) -> bool:
    """Names, perhaps beside empty cells and years: a number or a date anywhere else is a row of data."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    names = [cell for cell in filled if not _DATA.fullmatch(cell)]
    return bool(names) and all(cell in names or _YEAR.fullmatch(cell) for cell in filled)


def _what(error: duckdb.Error) -> str:
    """Line and fault, from the many lines DuckDB writes about them."""
    text = str(error)
    place = re.search(r"Line: (\d+)", text)
    cells = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", text)
    if place and cells:
        return f"line {place[1]} has {cells[2]} cells instead of {cells[1]}."
    what = text.splitlines()[0].split(": ", 1)[-1]
    return f"line {place[1]} is damaged." if place else what
