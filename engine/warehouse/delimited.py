"""CSV and TSV files: loading them with real types, with what is to be said of it."""

import re
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.warehouse.by_hand import Typed
from engine.warehouse.evidence import BY_HAND, TextColumn, type_table
from engine.warehouse.filling import Progress
from engine.warehouse.layout import Layout, layout_of
from engine.warehouse.names import literal, quoted, told_apart, unlike
from engine.warehouse.plain_text import as_utf8
from engine.warehouse.remarks import of_names, of_rows, of_types
from engine.warehouse.totals import without_total

_STAGING = "_parlance_text"


def load_delimited(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    table: str,
    folder: Path,
    say: Progress = lambda _: None,
) -> int:
    """Make `table` from the file; `folder` is for passing files. Returns the rows. Raises SourceError.

    `say` hears of columns that had to be called otherwise, and of what was left out.
    """
    text = as_utf8(path, folder)
    layout = layout_of(text, path.name)
    given = [name.strip() for name in layout.header]
    names = unlike(name or f"column_{place}" for place, name in enumerate(given, start=1))
    pairs = zip(names, given, strict=True)
    columns = [TextColumn(name, BY_HAND, needless=not named) for name, named in pairs]
    try:
        connection.execute(_reading(_cut(text, layout, folder), layout, names))
        comma = {";": True, ",": False}.get(layout.separator)  # a comma cannot be both
        typed = type_table(connection, _STAGING, table, columns, comma=comma)
        connection.execute(f"DROP TABLE {quoted(_STAGING)}")
    except duckdb.Error as error:
        raise _fault(error, path.name) from None
    total = without_total(connection, table)
    _tell(say, path.name, told_apart(given, names), layout, typed, total)
    counted = connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()
    return int(counted[0]) if counted else 0


def _tell(
    say: Progress, name: str, renamed: list[tuple[str, str]], layout: Layout, typed: Typed, total: bool
) -> None:
    rows = of_rows(layout.has_title, total or layout.end > 0, name)
    for line in (*of_names(renamed, name), *rows, *of_types(typed, name)):
        say(line)


def _cut(path: Path, layout: Layout, folder: Path) -> Path:
    """The file without the notes below its rows."""
    if not layout.end:
        return path
    copy = folder / f"{path.name}.cut"
    with path.open("rb") as source, copy.open("wb") as target:
        left = layout.end
        while left > 0 and (part := source.read(min(left, 1 << 20))):
            left -= target.write(part)
    return copy


def _reading(path: Path, layout: Layout, names: list[str]) -> str:
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    above = f"skip = {layout.above}, " if layout.above else ""
    return (
        f"CREATE TEMP TABLE {quoted(_STAGING)} AS SELECT * FROM read_csv({literal(str(path))}, {above}"
        f"auto_detect = false, header = true, delim = {literal(layout.separator)}, "
        "quote = '\"', escape = '\"', "
        f"columns = {{{columns}}}, max_line_size = 16777216)"
    )


def _fault(error: duckdb.Error, name: str) -> SourceError:
    """Line and fault, from the many lines DuckDB writes about them."""
    text = str(error)
    place = re.search(r"Line: (\d+)", text)
    cells = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", text)
    said = f"{name} cannot be read: "
    if place and cells:
        what = f"line {place[1]} has {cells[2]} cells instead of {cells[1]}."
        parts = {"line": place[1], "found": cells[2], "expected": cells[1]}
        return SourceError(said + what, "Correct that line.", "uneven", **parts)
    if place:
        return SourceError(
            f"{said}line {place[1]} is damaged.", "Correct that line.", "bad_line", line=place[1]
        )
    return SourceError(said + text.splitlines()[0].split(": ", 1)[-1], "Correct that line.")
