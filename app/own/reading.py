"""One file of a visitor as tables of a small database of its own. Nothing of the file is run."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import duckdb

from app.own import limits
from app.own.faults import FileFault, Remark
from app.own.workbooks import check_workbook
from engine.errors import SourceError
from engine.warehouse.embedded import CARRIED_KEYS, Warehouse
from engine.warehouse.files import load_files
from engine.warehouse.filling import Filling, Told
from engine.warehouse.keys import DeclaredKey, carry_keys, declared_keys
from engine.warehouse.names import literal, quoted, table_key
from engine.warehouse.sqlite_file import list_sqlite, load_sqlite, open_sqlite

Say = Callable[[Remark], None]
_NAMES_SHOWN = 3
_COUNTED = (
    "SELECT schema_name, table_name, column_count FROM duckdb_tables() "
    "WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal "
    f"AND NOT temporary AND table_name <> {literal(CARRIED_KEYS)} ORDER BY table_oid"
)
_GIVEN = (
    "SELECT schema_name, table_name, column_count FROM duckdb_tables() "
    "WHERE database_name = 'given' AND NOT internal "
    f"AND table_name <> {literal(CARRIED_KEYS)} ORDER BY schema_name <> 'main', table_oid"
)
_GIVEN_VIEWS = (
    "SELECT view_name FROM duckdb_views() WHERE database_name = 'given' AND NOT internal ORDER BY ALL"
)
_SETTINGS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
             "allow_community_extensions": "false", "memory_limit": "1500MB"}  # fmt: skip
Tables = dict[str, int]


def read_file(path: Path, kind: str, scratch: Path, rows_left: int, say: Say, *, alone: bool) -> Tables:
    """Make the tables of the file in the new database `scratch`: their names and rows.

    Raises FileFault. `say` hears what was left out.
    """
    if kind == "excel":
        check_workbook(path)
    try:
        with closing(duckdb.connect(str(scratch), config=dict(_SETTINGS))) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            _READERS.get(kind, _read_plain)(connection, path, rows_left, say, alone)
            return _counted(connection, rows_left)
    except SourceError as fault:
        raise FileFault(fault.code or "unreadable", **fault.parts) from None
    except duckdb.Error as fault:
        raise FileFault("locked" if "encrypt" in str(fault).lower() else "unreadable") from None


def _read_plain(
    connection: duckdb.DuckDBPyConnection, path: Path, rows_left: int, say: Say, alone: bool
) -> None:
    """What the engine reads from any file, with the lines it has to say about it."""

    def hear(line: str) -> None:
        if isinstance(line, Told):
            say(Remark(line.code, line.parts))

    if path.suffix in (".csv", ".tsv"):
        _check_width(path)
    folder = path.parent
    if alone:
        load_files(connection, folder, [path], hear)
        return
    filling = Filling(connection, folder, hear, alone=False)
    from engine.warehouse.files import LOADERS

    if not LOADERS[path.suffix](filling, path):
        raise FileFault("no_tables")
    if filling.keys:
        carry_keys(connection, filling.keys)


def _check_width(path: Path) -> None:
    """A line of thousands of names would keep the reader busy for long."""
    with path.open("rb") as file:
        line = file.readline(1 << 20)
    most = max(line.count(mark) for mark in (b",", b";", b"\t", b"|")) + 1
    if most > 4 * limits.COLUMNS:
        raise FileFault("too_many_columns", table=path.stem, n=most, most=limits.COLUMNS)


def _read_parquet(
    connection: duckdb.DuckDBPyConnection, path: Path, rows_left: int, say: Say, alone: bool
) -> None:
    """Told by its footer how much there is: a small file may hold very many equal rows."""
    told = connection.execute(f"SELECT sum(num_rows) FROM parquet_file_metadata({literal(str(path))})")
    row = told.fetchone()
    _check_rows(int(row[0] or 0) if row else 0, rows_left)
    _read_plain(connection, path, rows_left, say, alone)


def _read_sqlite(
    connection: duckdb.DuckDBPyConnection, path: Path, rows_left: int, say: Say, alone: bool
) -> None:
    try:
        with closing(open_sqlite(path, path.parent)) as source:
            tables, programs = list_sqlite(source)
    except sqlite3.Error:
        raise FileFault("incomplete") from None
    _say_left_out(programs, say)
    if len(tables) > limits.TABLES:
        raise FileFault("too_many_tables", n=len(tables), most=limits.TABLES)
    if not load_sqlite(connection, path, path.parent, views=False):
        raise FileFault("only_views" if programs else "no_tables")


def _read_duckdb(
    connection: duckdb.DuckDBPyConnection, path: Path, rows_left: int, say: Say, alone: bool
) -> None:
    """Its plain tables, copied with all doors to the outside closed."""
    keys = _keys(path)
    connection.execute(f"ATTACH {literal(str(path))} AS given (READ_ONLY)")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    views = [str(name) for (name,) in connection.execute(_GIVEN_VIEWS).fetchall()]
    _say_left_out(views, say)
    tables = connection.execute(_GIVEN).fetchall()
    if len(tables) > limits.TABLES:
        raise FileFault("too_many_tables", n=len(tables), most=limits.TABLES)
    if not tables:
        raise FileFault("only_views" if views else "no_tables")
    names: dict[str, str] = {}
    for schema, table, columns in tables:
        _check_columns(table, columns)
        fresh = table if schema == "main" else f"{schema}_{table}"
        names[table_key(schema, table)] = fresh
        source = f"given.{quoted(schema)}.{quoted(table)}"
        connection.execute(f"CREATE TABLE {quoted(fresh)} AS SELECT * FROM {source} LIMIT {limits.ROWS + 1}")
    carry_keys(connection, _renamed(keys, names))


def _keys(path: Path) -> tuple[DeclaredKey, ...]:
    warehouse = Warehouse(path)
    try:
        return declared_keys(warehouse)
    except (KeyError, ValueError):  # a table by the name of ours, with something else in it
        return ()
    finally:
        warehouse.close()


def _renamed(keys: tuple[DeclaredKey, ...], names: dict[str, str]) -> list[DeclaredKey]:
    return [
        DeclaredKey(
            key.kind,
            table_key("main", names[key.table]),
            key.columns,
            table_key("main", names[key.to_table]) if key.to_table else "",
            key.to_columns,
        )
        for key in keys
        if key.table in names and (not key.to_table or key.to_table in names)
    ]


def _say_left_out(programs: list[str], say: Say) -> None:
    """A view is a program; none that came in a file is run."""
    if programs:
        more = f" (+{len(programs) - _NAMES_SHOWN})" if len(programs) > _NAMES_SHOWN else ""
        say(Remark("views", {"names": ", ".join(programs[:_NAMES_SHOWN]) + more}))


def _counted(connection: duckdb.DuckDBPyConnection, rows_left: int) -> Tables:
    """The rows of each table; an empty one is no fault beside others. Raises FileFault over a limit."""
    found: Tables = {}
    for _, table, columns in connection.execute(_COUNTED).fetchall():
        _check_columns(table, columns)
        row = connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()
        found[table] = int(row[0]) if row else 0
    if not any(found.values()):
        raise FileFault("no_rows" if found else "no_tables")
    if len(found) > limits.TABLES:
        raise FileFault("too_many_tables", n=len(found), most=limits.TABLES)
    _check_rows(sum(found.values()), rows_left)
    return found


def _check_rows(rows: int, rows_left: int) -> None:
    if rows > rows_left:
        raise FileFault("too_many_rows", n=f"{rows:,}", most=f"{limits.ROWS:,}")


def _check_columns(table: str, columns: int) -> None:
    if columns > limits.COLUMNS:
        raise FileFault("too_many_columns", table=table, n=columns, most=limits.COLUMNS)


_READERS = {"parquet": _read_parquet, "sqlite": _read_sqlite, "duckdb": _read_duckdb}
