"""SQLite files, read with Python's own sqlite3 and made into typed tables with their keys."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.warehouse.evidence import ANY, BITS, DATES, TextColumn
from engine.warehouse.keys import DeclaredKey, carry_keys
from engine.warehouse.names import quoted, table_key
from engine.warehouse.staging import load_rows

MAGIC = b"SQLite format 3\0"
_NAMES = (
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
)


def load_sqlite(
    connection: duckdb.DuckDBPyConnection, path: Path, folder: Path, *, views: bool = True
) -> int:
    """Make a table of every table and view; `folder` is for a passing copy. Returns how many.

    Without `views` no SQL of the file itself is run. Raises SourceError when the file is damaged.
    """
    try:
        with closing(open_sqlite(path, folder)) as source:
            names = _tables(source) if views else list_sqlite(source)[0]
            for name in names:
                _load_table(connection, source, name)
            carry_keys(connection, (key for name in names for key in _keys(source, name)))
    except sqlite3.Error as error:
        raise SourceError(
            f"{path.name} cannot be read: {error}.", "Is the file complete?", "incomplete"
        ) from None
    return len(names)


def open_sqlite(path: Path, folder: Path) -> sqlite3.Connection:
    """Open read-only. In WAL mode even reading writes files beside the data, so a copy is read.

    What a schema calls by itself may use no function that reaches beyond the file.
    """
    with path.open("rb") as file:
        wal_mode = file.read(19)[18:] == b"\x02"
    if wal_mode:
        for suffix in ("", "-wal"):
            if Path(f"{path}{suffix}").exists():
                shutil.copyfile(f"{path}{suffix}", folder / f"copy.sqlite{suffix}")
        path = folder / "copy.sqlite"
    source = sqlite3.connect(path.resolve().as_uri() + ("" if wal_mode else "?mode=ro"), uri=True)
    source.text_factory = lambda raw: raw.decode("utf-8", "replace")
    source.execute("PRAGMA trusted_schema = OFF")
    return source


def list_sqlite(source: sqlite3.Connection) -> tuple[list[str], list[str]]:
    """The names of the plain tables, and of what is a program: views and virtual tables."""
    kinds = {name: kind for _, name, kind, *_ in source.execute("PRAGMA main.table_list").fetchall()}
    names = source.execute(f"{_NAMES} ORDER BY rowid").fetchall()
    found = [(name, kinds.get(name)) for (name,) in names]
    plain = [name for name, kind in found if kind == "table"]
    return plain, [name for name, kind in found if kind in ("view", "virtual")]


def _tables(source: sqlite3.Connection) -> list[str]:
    """Tables and views that can be read; virtual tables of absent modules and broken views cannot."""
    names = source.execute(f"{_NAMES} ORDER BY rowid")
    return [name for (name,) in names.fetchall() if _readable(source, name)]


def _readable(source: sqlite3.Connection, name: str) -> bool:
    try:
        source.execute(f"SELECT * FROM {quoted(name)} LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        return False
    return True


def _load_table(connection: duckdb.DuckDBPyConnection, source: sqlite3.Connection, name: str) -> None:
    columns = [
        _column(column, declared.upper())
        for _, column, declared, *_ in source.execute(f"PRAGMA table_info({quoted(name)})")
    ]
    load_rows(connection, name, columns, source.execute(f"SELECT * FROM {quoted(name)}"))


def _column(name: str, declared: str) -> TextColumn:
    """What a column may hold by SQLite's own rules of type affinity; a date is often declared as text."""
    if "BOOL" in declared:
        return TextColumn(name, BITS, "BOOLEAN", blank_is_null=False)
    if "INT" in declared:
        return TextColumn(name, ANY, "BIGINT", blank_is_null=False)
    if any(word in declared for word in ("CHAR", "TEXT", "CLOB")):
        return TextColumn(name, DATES, "VARCHAR", blank_is_null=False)
    if "DATE" in declared or "TIME" in declared:
        return TextColumn(name, ANY, "DATE" if declared == "DATE" else "TIMESTAMP", blank_is_null=False)
    number = any(word in declared for word in ("REAL", "FLOA", "DOUB", "DEC", "NUM"))
    return TextColumn(name, ANY, "DOUBLE" if number else "VARCHAR", blank_is_null=False)


def _keys(source: sqlite3.Connection, table: str) -> Iterator[DeclaredKey]:
    key = table_key("main", table)
    info = source.execute(f"PRAGMA table_info({quoted(table)})").fetchall()
    primary = tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5])
    if primary:
        yield DeclaredKey("primary", key, primary)
    for _, index, unique, origin, partial in source.execute(f"PRAGMA index_list({quoted(table)})").fetchall():
        columns = source.execute(f"PRAGMA index_info({quoted(index)})").fetchall()
        if unique and not partial and origin != "pk" and all(row[2] for row in columns):
            yield DeclaredKey("unique", key, tuple(row[2] for row in columns))
    yield from _foreign_keys(source, table)


def _foreign_keys(source: sqlite3.Connection, table: str) -> Iterator[DeclaredKey]:
    groups: dict[int, list[tuple[str, str, str | None]]] = {}
    for number, _, target, column, to_column, *_ in source.execute(
        f"PRAGMA foreign_key_list({quoted(table)})"
    ).fetchall():
        groups.setdefault(number, []).append((target, column, to_column))
    for rows in groups.values():
        target = rows[0][0]
        info = source.execute(f"PRAGMA table_info({quoted(target)})").fetchall()
        primary = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
        # Without a column a foreign key means the primary key of its target.
        columns = [row[2] for row in rows if row[2]] or primary
        if len(columns) == len(rows):
            yield DeclaredKey(
                "foreign",
                table_key("main", table),
                tuple(row[1] for row in rows),
                table_key("main", target),
                tuple(columns),
            )
