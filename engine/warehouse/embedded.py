"""The embedded engine: one DuckDB file, read-only, locked down, with limits."""

import hashlib
import threading
import weakref
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.refusals import refused
from engine.types.refusal import Refusal
from engine.types.result import Cell, ResultTable
from engine.warehouse.cells import as_row
from engine.warehouse.connection import one_line, open_attached, open_locked
from engine.warehouse.names import quoted, table_key
from engine.warehouse.watch import StopReason, Watch
from semantic.sql_names import parse_table

TIMEOUT_S = 30.0
CARRIED_KEYS = "_parlance_keys"  # beside the tables of a copied source: its keys; not a table of its own
# Distinct values of expressions over tables, with the change of the table that they were read after.
KeptValues = dict[tuple[str, str], tuple[str, tuple[str, ...]]]
KeptEnds = dict[tuple[str, str], tuple[str, tuple[Cell, Cell]]]  # the same of the least and the greatest
LAYOUT_CHANGE = ""  # what a feed calls the change of which tables and columns there are
_Catalog = dict[str, tuple[str, dict[str, str]]]
_ZONED = "TIMESTAMP WITH TIME ZONE"
_COLUMNS = """
SELECT schema_name, table_name, column_name, data_type
FROM duckdb_columns()
WHERE NOT internal AND database_name = current_database()
ORDER BY schema_name <> 'main', schema_name, table_name, column_index
"""
_VIEWS = """
SELECT schema_name, view_name, sql FROM duckdb_views()
WHERE NOT internal AND database_name = current_database()
"""
_LARGEST = """
SELECT schema_name, table_name, estimated_size FROM duckdb_tables()
WHERE database_name = current_database() ORDER BY estimated_size DESC LIMIT 1
"""
_END_S = 5.0  # how long closing waits for statements that it interrupted
_ONE_THREAD = 122_880  # rows that DuckDB gives to one thread at a time: a row group


class Warehouse:
    """Runs SELECT statements on a DuckDB file. Safe to use from many threads.

    Raises SourceError when the file is missing, no DuckDB file, or locked by a writer.
    """

    def __init__(
        self, path: Path, *, again: bool = False, timeout: float = TIMEOUT_S, cache: Path | None = None
    ) -> None:
        """`again` opens the file that stands at the path now, though an earlier one is still open.

        `timeout` is how many seconds a statement may take where nothing else is said. `cache` is a folder
        of its own for what is kept of these data; else that is kept with all else.
        """
        self.cache = cache
        self.path = Path(path).resolve()
        self._timeout = timeout
        self._state = _state(self.path)  # before it is opened: a change in between is a change
        self._connection, self._use = open_attached(self.path) if again else (open_locked(self.path), "")
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._at_work, self._is_closed = 0, False  # cursors that were taken and are not closed
        self._watches: set[Watch] = set()
        self.kept_values: KeptValues = {}
        self.kept_ends: KeptEnds = {}
        self._large = ""  # a table that was too large for one thread

    def run(
        self, sql: str, *, timeout: float | None = None, max_rows: int = 100_000
    ) -> ResultTable | Refusal:
        """The rows of one SELECT, at most `max_rows` of them; stopped after `timeout` seconds."""
        cursor, limit = self._cursor(), self._timeout if timeout is None else timeout
        watch = Watch(cursor, limit)
        with self._lock:
            self._watches.add(watch)
        try:
            with watch:
                if watch.reason is None:  # what nobody wants any more is not begun
                    return self._fetch(cursor, sql, max_rows)
            return refused("cancelled", "cancelled")
        except duckdb.Error as error:
            return self._refusal(error, watch.reason, limit)
        finally:
            cursor.close()
            with self._idle:
                self._watches.discard(watch)
                self._at_work -= 1
                self._idle.notify_all()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if self._is_closed:
                raise duckdb.ConnectionException("the source is closed")
            cursor = self._connection.cursor()
            if self._use:
                cursor.execute(f"USE {self._use}")
            self._at_work += 1
        return cursor

    def _fetch(self, cursor: duckdb.DuckDBPyConnection, sql: str, max_rows: int) -> ResultTable | Refusal:
        # A second line of defence: settings alone still allow temporary tables, variables and CHECKPOINT.
        kinds = [statement.type for statement in cursor.extract_statements(sql)]
        if kinds != [duckdb.StatementType.SELECT]:
            return refused("unsafe_sql", "one_statement")
        columns = _execute(cursor, sql)
        rows = cursor.fetchmany(max_rows + 1)
        return ResultTable(columns, tuple(map(as_row, rows[:max_rows])), truncated=len(rows) > max_rows)

    def _refusal(self, error: duckdb.Error, stopped: StopReason | None, timeout: float) -> Refusal:
        if stopped == "timeout":
            return refused("timeout", "timeout", n=f"{timeout:g}")
        if stopped == "cancelled":
            return refused("cancelled", "cancelled")
        return refused("source_error", "source", fault=one_line(error, self.path))

    def cancel(self) -> None:
        """Stop every statement that is running now; each returns a Refusal `cancelled`."""
        with self._lock:
            watches = tuple(self._watches)
        for watch in watches:
            watch.cancel()

    def close(self) -> None:
        """Stop what is running and let go of the file."""
        self.cancel()
        with self._idle:  # DuckDB refuses to close a connection while one of its cursors is at work
            self._is_closed = True
            self._idle.wait_for(lambda: self._at_work == 0, _END_S)
            self._connection.close()

    @cached_property
    def _catalog(self) -> _Catalog:
        """Table -> its quoted SQL name, and column -> type."""
        found: _Catalog = {}
        for (schema, table), columns in groupby(self.rows(_COLUMNS), itemgetter(0, 1)):
            parts = (str(table),) if schema == "main" else (str(schema), str(table))
            types = {str(column): str(kind) for _, _, column, kind in columns}
            found[table_key(str(schema), str(table))] = ".".join(map(quoted, parts)), types
        return found

    @property
    def has_carried_keys(self) -> bool:
        """Whether the file is a copy of another database that recorded its keys."""
        return CARRIED_KEYS in self._catalog

    @cached_property
    def adds_in_any_order(self) -> bool:
        """Whether a table is so large that several threads add it up, in an order that is never the same."""
        if self._large:
            ((rows,),) = self.rows(f"SELECT count(*) FROM {self._large}")
            if int(str(rows)) > _ONE_THREAD:
                return True
        found = self.rows(_LARGEST)
        self._large = ".".join(map(quoted, map(str, found[0][:2]))) if found else ""
        return bool(found) and int(str(found[0][2])) > _ONE_THREAD

    def tables(self) -> dict[str, dict[str, str]]:
        """Table or view -> column -> DuckDB type, by name; `schema.table` outside of schema main."""
        return {name: dict(columns) for name, (_, columns) in self._catalog.items() if name != CARRIED_KEYS}

    @cached_property
    def changes(self) -> dict[str, str]:
        """Which change tables had last, by their quoted names; only tables of a feed, which tells it."""
        told = self._told.items()
        return {self.table_sql(name): change for name, change in told if name in self._catalog}

    @cached_property
    def _told(self) -> dict[str, str]:
        """What the feed calls the last changes."""
        try:  # not by listing all columns first: in a file that was just opened that takes far longer
            told = self.rows("SELECT table_name, change FROM feed.changes")
        except SourceError:
            return {}
        return {str(name): str(change) for name, change in told}

    @cached_property
    def views(self) -> dict[str, str]:
        """Those of the `tables` that are views, with their SQL: reading one may work out millions of rows."""
        return {table_key(str(schema), str(view)): str(sql) for schema, view, sql in self.rows(_VIEWS)}

    def table_sql(self, name: str) -> str:
        """The quoted name of a table as listed by `tables`, or with its schema. KeyError if there is none."""
        return self._catalog[self.listed_name(name)][0]

    def listed_name(self, name: str) -> str:
        """How `tables` lists a table that a model may call with its schema: orders for `main.orders`."""
        tree = parse_table(name)
        return name if name in self._catalog else table_key(tree.db or "main", tree.name)

    def rows(
        self, sql: str, *, timeout: float = 30.0, max_rows: int = 1_000_000
    ) -> tuple[tuple[Cell, ...], ...]:
        """The rows of one of the engine's own fixed statements. Raises SourceError."""
        result = self.run(sql, timeout=timeout, max_rows=max_rows)
        if isinstance(result, Refusal):
            raise SourceError(result.message, result.hint)
        return result.rows

    def distinct(
        self, columns: Sequence[tuple[str, str]], limit: int, *, timeout: float = 30.0
    ) -> tuple[tuple[str, ...], ...]:
        """For each column up to `limit` distinct values as text, without NULL. Raises SourceError.

        A column is a quoted table name or a SELECT in parentheses, and SQL over it. What is cut off are the
        last values. `timeout` seconds are for each column.
        """
        parts = (
            f"(SELECT {number} AS number, CAST(value AS VARCHAR) AS value "
            f"FROM (SELECT DISTINCT {expr} AS value FROM {source_sql} AS source) AS found "
            f"WHERE value IS NOT NULL ORDER BY found.value LIMIT {int(limit)})"
            for number, (source_sql, expr) in enumerate(columns)
        )
        many = len(columns)
        found: tuple[list[str], ...] = tuple([] for _ in columns)
        sql = " UNION ALL ".join(parts)
        for number, value in self.rows(sql, timeout=timeout * many, max_rows=limit * many):
            found[int(str(number))].append(str(value))
        return tuple(map(tuple, found))

    def max_value(self, table: str, column: str) -> Cell:
        """The largest value of a column of a table; None when it holds none. Raises SourceError."""
        return self.rows(f"SELECT max({quoted(column)}) FROM {self.table_sql(table)}")[0][0]

    def fingerprint(self) -> str:
        """Of the file that was opened; another one after it was replaced or rewritten. Reads no data."""
        return hashlib.sha256(f"{self.path}|{self._state}".encode()).hexdigest()[:16]

    def is_replaced(self) -> bool:
        """Whether another file stands at the path than the one that was opened. Cheap."""
        found = _state(self.path)
        return found not in ("", self._state)

    def reopened(self) -> "Warehouse":
        """A warehouse on the file that is at the path now; this one stays as it was. Raises SourceError."""
        found = Warehouse(self.path, again=True, timeout=self._timeout, cache=self.cache)
        found.kept_values, found.kept_ends = dict(self.kept_values), dict(self.kept_ends)
        change = found._told.get(LAYOUT_CHANGE)
        if change is not None and change == self._told.get(LAYOUT_CHANGE):
            found._catalog, found.views, found._large = self._catalog, self.views, self._large
        weakref.finalize(self, _close_aside, self._connection).atexit = False
        return found


def _close_aside(connection: duckdb.DuckDBPyConnection) -> None:
    """Who closes a large file last that was replaced frees its blocks: no question shall wait for that."""
    threading.Thread(target=connection.close, name="parlance-close", daemon=True).start()


def _state(path: Path) -> str:
    """Size, time and identity of the file; empty where there is none."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_size}|{state.st_mtime_ns}|{state.st_ino}"


def _execute(cursor: duckdb.DuckDBPyConnection, sql: str) -> tuple[str, ...]:
    """Start the statement; moments with a zone come back as UTC without one. Returns the column names."""
    description = cursor.execute(sql).description or []
    if any(str(column[1]) == _ZONED for column in description):
        # Fetching them as they are would need the package pytz. The result streams: little was computed yet.
        inner = ", ".join(f"c{index}" for index in range(len(description)))
        outer = ", ".join(
            f"timezone('UTC', c{index})" if str(column[1]) == _ZONED else f"c{index}"
            for index, column in enumerate(description)
        )
        cursor.execute(f"SELECT {outer} FROM ({sql.rstrip().rstrip(';')}\n) AS zoned({inner})")
    return tuple(column[0] for column in description)
