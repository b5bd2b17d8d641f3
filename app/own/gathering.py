"""The tables of all files of a visitor in one database; each table bears the name of its file."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import duckdb

from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey, carry_keys, declared_keys
from engine.warehouse.names import literal, quoted, safe_name, table_key, unlike


class Gathering:
    """A database in the making. Closed before it is opened by anybody else."""

    def __init__(self, path: Path) -> None:
        self._connection = duckdb.connect(str(path))
        self._keys: list[DeclaredKey] = []
        self._taken: list[str] = []

    def add(self, scratch: Path, tables: Iterable[str], origin: str) -> dict[str, str]:
        """Copy tables from another database of ours: their names there, and the names they have here."""
        keys = _keys_of(scratch)
        self._connection.execute(f"ATTACH {literal(str(scratch))} AS scratch (READ_ONLY)")
        names: dict[str, str] = {}
        for table in tables:
            names[table] = self._name(table)
            source = f"scratch.main.{quoted(table)}"
            self._connection.execute(f"CREATE TABLE {quoted(names[table])} AS SELECT * FROM {source}")
            self._connection.execute(f"COMMENT ON TABLE {quoted(names[table])} IS {literal(origin)}")
        self._connection.execute("DETACH scratch")
        self._keys += _renamed(keys, names)
        return names

    def close(self) -> None:
        """Write the keys and let go."""
        with closing(self._connection):
            if self._keys:
                carry_keys(self._connection, self._keys)

    def _name(self, wanted: str) -> str:
        self._taken.append(unlike([*self._taken, safe_name(wanted)])[-1])
        return self._taken[-1]


def _keys_of(path: Path) -> tuple[DeclaredKey, ...]:
    warehouse = Warehouse(path)
    try:
        return declared_keys(warehouse)
    finally:
        warehouse.close()


def _renamed(keys: Iterable[DeclaredKey], names: Mapping[str, str]) -> list[DeclaredKey]:
    """The keys between tables that were taken, by the names these have now."""
    known = {table_key("main", old): table_key("main", new) for old, new in names.items()}
    return [
        DeclaredKey(key.kind, known[key.table], key.columns, known.get(key.to_table, ""), key.to_columns)
        for key in keys
        if key.table in known and (not key.to_table or key.to_table in known)
    ]
