"""A DuckDB copy in the making: its connection, the names taken so far, the keys found on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from engine.warehouse.keys import DeclaredKey
from engine.warehouse.names import literal, quoted, safe_name, unlike

Progress = Callable[[str], None]


@dataclass
class Filling:
    """What readers of files share. `folder` is for passing files; `alone` says that one file is all."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    say: Progress
    alone: bool = True
    tables: list[str] = field(default_factory=list)
    keys: list[DeclaredKey] = field(default_factory=list)

    def name(self, wanted: str) -> str:
        """A table name near to the wanted one, that no other table has."""
        self.tables.append(unlike([*self.tables, safe_name(wanted)])[-1])
        return self.tables[-1]

    def note(self, table: str, origin: str) -> None:
        """Write into the database where a table came from."""
        self.connection.execute(f"COMMENT ON TABLE {quoted(table)} IS {literal(origin)}")
