"""What tables there are, read from the catalogue once for many steps."""

from dataclasses import dataclass

from engine.ingest.definition import bare, schema_of
from engine.ingest.tables import Connection, database
from engine.warehouse.names import quoted

Columns = tuple[str, ...]
_COLUMNS = """
SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns()
WHERE database_name = current_database() AND NOT internal ORDER BY 1, column_index
"""
_CONSTRAINTS = """
SELECT schema_name || '.' || table_name, constraint_type, constraint_column_names, referenced_table
FROM duckdb_constraints() WHERE database_name = current_database()
AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')
"""


@dataclass(frozen=True)
class Layout:
    """Columns, primary keys and foreign keys by table, called `schema.table`."""

    database: str
    known: dict[str, Columns]
    keys: dict[str, Columns]
    pointing: dict[str, Columns]
    pointed_at: frozenset[str]

    def full(self, table: str) -> str:
        """The quoted name of a table with its database, which no temporary table can stand before."""
        return ".".join(map(quoted, (self.database, schema_of(table), bare(table))))

    def columns(self, table: str) -> Columns:
        """The columns in order; none where there is no such table."""
        return self.known.get(_key(table), ())

    def primary_key(self, table: str) -> Columns:
        """The columns of the declared primary key; none where none is declared."""
        return self.keys.get(_key(table), ())

    def foreign_columns(self, table: str) -> Columns:
        """The columns that point to other tables."""
        return self.pointing.get(_key(table), ())

    def is_referenced(self, table: str) -> bool:
        """Whether rows of other tables point to rows of this one."""
        return _key(table) in self.pointed_at


def layout_of(con: Connection) -> Layout:
    """The layout of the database that is filled."""
    known: dict[str, list[str]] = {}
    for table, column in con.execute(_COLUMNS).fetchall():
        known.setdefault(table, []).append(column)
    keys: dict[str, Columns] = {}
    pointing: dict[str, list[str]] = {}
    pointed_at = set()
    for table, kind, names, other in con.execute(_CONSTRAINTS).fetchall():
        if kind == "PRIMARY KEY":
            keys[table] = tuple(names)
        else:
            pointing.setdefault(table, []).extend(names)
            pointed_at.add(_key(other))
    return Layout(
        database(con),
        {table: tuple(names) for table, names in known.items()},
        keys,
        {table: tuple(names) for table, names in pointing.items()},
        frozenset(pointed_at),
    )


def _key(table: str) -> str:
    return f"{schema_of(table)}.{bare(table)}"
