"""A DuckDB copy in the making: its connection, the names taken so far, the keys found on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from engine.warehouse.keys import DeclaredKey
from engine.warehouse.names import literal, quoted, safe_name, unlike

Progress = Callable[[str], None]


class Told(str):
    """A line about a file that says what was made of it: with a code and parts for other languages."""

    code: str
    parts: dict[str, str]

    def __new__(cls, text: str, code: str, **parts: object) -> "Told":
        """The line as it stands in English."""
        line = super().__new__(cls, text)
        line.code = code
        line.parts = {name: str(part) for name, part in parts.items()}
        return line


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
