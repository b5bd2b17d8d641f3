"""Rows read in Python on their way into DuckDB: a passing file of texts, then a table with real types."""

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from engine.errors import SourceError
from engine.warehouse.evidence import TextColumn, type_table
from engine.warehouse.names import literal, quoted

LONGEST_ROW = 16 << 20  # bytes
_NULL = "\x1bNULL"  # marks a missing value in the passing text file, where '' is a value
_WRITTEN = (str, int, float)
_STAGING = "_parlance_text"


class Passing:
    """A file of rows as texts; a row may be longer than those before it, and is padded when loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._file = path.open("w", encoding="utf-8", errors="replace", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_ALL)

    def add(self, row: Iterable[Any]) -> None:
        """Write one row."""
        self._writer.writerow(list(map(as_text, row)))
        self.rows += 1

    def load(
        self,
        connection: duckdb.DuckDBPyConnection,
        table: str,
        columns: Sequence[TextColumn],
        schema: str = "main",
    ) -> int:
        """Make the table, each column typed by its values, and remove the file. Returns the rows.

        Raises SourceError when a row is too long.
        """
        self._file.close()
        try:
            connection.execute(_reading(self.path, columns))
        except duckdb.Error as error:
            raise _fault(table, error) from None
        type_table(connection, _STAGING, table, columns, schema)
        connection.execute(f"DROP TABLE {quoted(_STAGING)}")
        self.path.unlink()
        return self.rows


def load_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[TextColumn],
    rows: Iterable[Iterable[Any]],
    folder: Path,
    schema: str = "main",
) -> int:
    """Make a table of rows in one go; see Passing."""
    passing = Passing(folder / "rows.csv")
    for row in rows:
        passing.add(row)
    return passing.load(connection, table, columns, schema)


def _reading(path: Path, columns: Sequence[TextColumn]) -> str:
    texts = ", ".join(f"{literal(column.name)}: 'VARCHAR'" for column in columns)
    return (
        f"CREATE OR REPLACE TEMP TABLE {quoted(_STAGING)} AS SELECT * FROM read_csv({literal(str(path))}, "
        "auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', parallel = false, "
        f"nullstr = {literal(_NULL)}, allow_quoted_nulls = true, null_padding = true, "
        f"columns = {{{texts}}}, max_line_size = {LONGEST_ROW})"
    )


def _fault(table: str, error: duckdb.Error) -> SourceError:
    if "maximum line size" in str(error).lower():
        size = f"{LONGEST_ROW >> 20} MB"
        return SourceError(f"{table} has a row of more than {size}.", "Shorten its longest cell.")
    return SourceError(f"{table} cannot be copied: {str(error).splitlines()[0]}", "Is the disk full?")


def as_text(value: Any) -> Any:
    """How a value stands in a passing file: spans of time in seconds, bytes in hex."""
    if value is None:
        return _NULL
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, _WRITTEN):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
