"""Tables of the database that is filled: their full names, columns, keys, and the rules beside them."""

from collections.abc import Container, Iterable, Mapping
from weakref import WeakKeyDictionary

import duckdb

from engine.ingest.definition import Parameter, bare, schema_of
from engine.warehouse.names import literal, quoted

Connection = duckdb.DuckDBPyConnection
_RULES_ARE = quoted("rules are")  # no table of a pipeline can be called so


_databases: WeakKeyDictionary[Connection, str] = WeakKeyDictionary()  # a batch needs the name thirty times


def database(con: Connection) -> str:
    """The name of the database that is filled: the one in use when the connection is first asked."""
    if con not in _databases:
        _databases[con] = str(single(con, "SELECT current_database()"))
    return _databases[con]


def single(con: Connection, sql: str) -> object:
    """The one value of a statement."""
    rows = con.execute(sql).fetchall()  # all: a result that is not read to its end blocks the connection
    return rows[0][0] if rows else None


def made(con: Connection, name: str, sql: str) -> int:
    """Make a temporary table of what a SELECT gives, instead of any of that name; how many rows it has."""
    return int(str(single(con, f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS {sql}")))


def version_of(con: Connection, database: str = "") -> int:
    """How many batches the database of a feed holds; `database` is its quoted name, if not the own one."""
    prefix = f"{database}." if database else ""
    return int(str(single(con, f"SELECT version FROM {prefix}feed.state")))


def full(con: Connection, table: str) -> str:
    """The quoted name of a table with its database, which no temporary table can stand before."""
    return ".".join(map(quoted, (database(con), schema_of(table), bare(table))))


def columns(con: Connection, table: str) -> dict[str, str]:
    """Column -> DuckDB type, in order; empty where there is no such table."""
    try:
        found = con.execute(f"DESCRIBE {full(con, table)}").fetchall()  # not by listing those of all tables
    except duckdb.CatalogException:
        return {}
    return {str(name): str(kind) for name, kind, *_ in found}


def same(left: str, right: str, names: Iterable[str]) -> str:
    """A condition that two rows agree in the columns; missing is like missing."""
    found = (f"{left}.{quoted(name)} IS NOT DISTINCT FROM {right}.{quoted(name)}" for name in names)
    return " AND ".join(found) or "true"


def matched(left: str, right: str, names: Iterable[str], missing: Container[str]) -> str:
    """As `same`, where on the right only the columns `missing` may be empty.

    Of plain equality DuckDB makes filters that pass over whole stretches of the left table.
    """
    found = (
        f"{left}.{quoted(name)} {'IS NOT DISTINCT FROM' if name in missing else '='} {right}.{quoted(name)}"
        for name in names
    )
    return " AND ".join(found) or "true"


def listed(names: Iterable[str]) -> str:
    """Column names for a SELECT."""
    return ", ".join(map(quoted, names))


def set_rules(con: Connection, parameters: Mapping[str, Parameter]) -> None:
    """The one-row temporary table `rules` with every parameter; left as it is where it has just these.

    What it was made of stands in a table beside it, so that a transaction takes both back, or none.
    """
    found = ", ".join(f"{sql_value(value)} AS {quoted(name)}" for name, value in parameters.items())
    rules = f"SELECT {found or 'true AS empty'}"
    con.execute(f"CREATE TEMP TABLE IF NOT EXISTS {_RULES_ARE} (sql VARCHAR)")
    if single(con, f"SELECT sql FROM temp.{_RULES_ARE}") != rules:
        con.execute(f"CREATE OR REPLACE TEMP TABLE rules AS {rules}")
        con.execute(f"CREATE OR REPLACE TEMP TABLE {_RULES_ARE} AS SELECT ? AS sql", [rules])


def sql_value(value: Parameter) -> str:
    """A parameter as a SQL literal: numbers with a point are exact decimals."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(sql_value, value))}]"
    if isinstance(value, str):
        return literal(value)
    return str(value).lower() if isinstance(value, bool) else repr(value)
