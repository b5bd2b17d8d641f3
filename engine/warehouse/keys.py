"""Keys that a source declares: read from DuckDB's constraints, or carried over from another database."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import duckdb

from engine.warehouse.embedded import CARRIED_KEYS, Warehouse
from engine.warehouse.names import quoted, table_key

_DECLARED = """
SELECT schema_name, table_name, constraint_type, array_to_string(constraint_column_names, chr(31)),
  referenced_table, array_to_string(referenced_column_names, chr(31))
FROM duckdb_constraints()
WHERE database_name = current_database() AND constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
ORDER BY ALL
"""
_KINDS: dict[str, "Kind"] = {"PRIMARY KEY": "primary", "UNIQUE": "unique", "FOREIGN KEY": "foreign"}
_SEPARATOR = "\x1f"
Kind = Literal["primary", "unique", "foreign"]


@dataclass(frozen=True)
class DeclaredKey:
    """A key as the database states it; the target is empty but for foreign keys."""

    kind: Kind
    table: str
    columns: tuple[str, ...]
    to_table: str = ""
    to_columns: tuple[str, ...] = ()


def declared_keys(warehouse: Warehouse) -> tuple[DeclaredKey, ...]:
    """Every key declared in the warehouse's file. Raises SourceError."""
    found = [
        DeclaredKey(
            _KINDS[str(kind)],
            table_key(str(schema), str(table)),
            _split(columns),
            table_key(str(schema), str(target)) if target else "",
            _split(target_columns),
        )
        for schema, table, kind, columns, target, target_columns in warehouse.rows(_DECLARED)
    ]
    if warehouse.has_carried_keys:
        rows = warehouse.rows(f"SELECT * FROM {quoted(CARRIED_KEYS)} ORDER BY ALL")
        found += [
            DeclaredKey(_KINDS[str(kind)], str(table), _split(columns), str(target), _split(target_columns))
            for kind, table, columns, target, target_columns in rows
        ]
    return tuple(found)


def carry_keys(connection: duckdb.DuckDBPyConnection, keys: Iterable[DeclaredKey]) -> None:
    """Record the keys of another database in a DuckDB file, as text: its rows need not obey them."""
    names = {kind: name for name, kind in _KINDS.items()}
    connection.execute(
        f"CREATE TABLE {quoted(CARRIED_KEYS)} "
        "(kind VARCHAR, table_name VARCHAR, columns VARCHAR, to_table VARCHAR, to_columns VARCHAR)"
    )
    for key in keys:
        row = [names[key.kind], key.table, _join(key.columns), key.to_table, _join(key.to_columns)]
        connection.execute(f"INSERT INTO {quoted(CARRIED_KEYS)} VALUES (?, ?, ?, ?, ?)", row)


def _split(text: object) -> tuple[str, ...]:
    return tuple(str(text).split(_SEPARATOR)) if text else ()


def _join(columns: tuple[str, ...]) -> str:
    return _SEPARATOR.join(columns)
