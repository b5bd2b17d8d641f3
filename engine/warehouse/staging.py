"""Rows read in Python on their way into DuckDB: first a table of texts, then one with real types."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import duckdb

from engine.warehouse.by_hand import Typed
from engine.warehouse.evidence import TextColumn, type_table
from engine.warehouse.names import quoted

_BATCH_ROWS = 20_000
_BATCH_LENGTH = 64 << 20  # characters
_ARROW = "_parlance_batch"
_NAMED = "_parlance_named"


class Staging:
    """A temporary table of texts. A row may be longer than those before it; what a row lacks is NULL.

    Rows go by Arrow and not by a passing CSV file: DuckDB does not read every text with quotes and
    line breaks that Python's csv writes.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, number: int = 0) -> None:
        self.rows = 0
        self._connection = connection
        self._table = f"_parlance_text_{number}"
        self._width = 0
        self._batch: list[list[str | None]] = []
        self._length = 0

    def add(self, row: Iterable[Any]) -> None:
        """Take one row."""
        texts = list(map(as_text, row))
        self._batch.append(texts)
        self._length += sum(map(len, filter(None, texts)))
        self.rows += 1
        if len(self._batch) == _BATCH_ROWS or self._length > _BATCH_LENGTH:
            self._flush()

    def load(self, table: str, columns: Sequence[TextColumn], schema: str = "main") -> Typed:
        """Make the table, each column typed by its values, and forget the rows."""
        self._flush()
        self._widen(len(columns))
        names = ", ".join(f"c{place} AS {quoted(column.name)}" for place, column in enumerate(columns))
        self._connection.execute(f"CREATE TEMP VIEW {_NAMED} AS SELECT {names} FROM {self._table}")
        typed = type_table(self._connection, _NAMED, table, columns, schema)
        self._connection.execute(f"DROP VIEW {_NAMED}")
        self._connection.execute(f"DROP TABLE {self._table}")
        return typed

    def _flush(self) -> None:
        if not self._batch:
            return
        import pyarrow

        columns = [_array(texts) for texts in zip_longest(*self._batch)]
        self._batch, self._length = [], 0
        self._widen(len(columns))
        names = [f"c{place}" for place in range(len(columns))]
        self._connection.register(_ARROW, pyarrow.table(columns, names=names))
        self._connection.execute(f"INSERT INTO {self._table} ({', '.join(names)}) SELECT * FROM {_ARROW}")
        self._connection.unregister(_ARROW)

    def _widen(self, width: int) -> None:
        if not self._width:
            columns = ", ".join(f"c{place} VARCHAR" for place in range(width))
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {self._table} ({columns})")
        for place in range(self._width or width, width):
            self._connection.execute(f"ALTER TABLE {self._table} ADD COLUMN c{place} VARCHAR")
        self._width = max(self._width, width)


def load_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[TextColumn],
    rows: Iterable[Iterable[Any]],
) -> tuple[int, Typed]:
    """Make a table of rows in one go, see Staging: how many rows, and what is to be said of their types."""
    staging = Staging(connection)
    for row in rows:
        staging.add(row)
    typed = staging.load(table, columns)
    return staging.rows, typed


def _array(texts: Sequence[str | None]) -> Any:
    import pyarrow

    try:
        return pyarrow.array(texts, pyarrow.string())
    except UnicodeEncodeError:  # half a character, which JSON can write
        whole = [text and text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        return pyarrow.array(whole, pyarrow.string())


def as_text(value: Any) -> str | None:
    """A value as text that its type can be told by: spans of time in seconds, bytes in hex."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return repr(value.total_seconds())
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
