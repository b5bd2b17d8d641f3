"""Nested records as flat tables: objects become columns a_b, lists become tables of their own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from engine.errors import SourceError
from engine.warehouse.evidence import TextColumn
from engine.warehouse.filling import Filling
from engine.warehouse.keys import DeclaredKey
from engine.warehouse.names import quoted, table_key, unlike
from engine.warehouse.staging import Staging

_MOST_COLUMNS = 1000  # more, and the keys of the objects are data
_MOST_TABLES = 200

Place = tuple[str, ...]  # keys on the way to a value


@dataclass
class _Table:
    """Rows of one place; each begins with its own number and, in a list, the number of its parent."""

    staging: Staging
    parent: Place | None
    name: str = ""
    columns: dict[Place, int] = field(default_factory=dict)
    filled: set[Place] = field(default_factory=set)
    lists: set[Place] = field(default_factory=set)

    def is_idle(self, place: Place) -> bool:
        """Whether a column only says that an object or a list is absent."""
        held = any(other[: len(place)] == place and other != place for other in self.columns)
        return place not in self.filled and (held or place in self.lists)


class Nested:
    """Records of one file, staged as they come and loaded at the end.

    An item of a list refers to its parent by the parent's row number; both bear it as `PARENT_row`.
    """

    def __init__(self, filling: Filling, origin: str) -> None:
        self._filling = filling
        self._origin = origin
        self._tables: dict[Place, _Table] = {}

    def add(self, name: str, records: Iterable[Any]) -> None:
        """Put records under a table; what is no object becomes a row with one value. Raises SourceError."""
        for record in records:
            self._add((name,), record, None)

    def load(self) -> int:
        """Make the tables. Returns the rows of all. Raises SourceError."""
        rows = 0
        records = bool(self._tables)
        self._tables = {place: table for place, table in self._tables.items() if table.columns or table.lists}
        if records and not self._tables:
            raise SourceError(
                f"{self._origin} has objects without any value.", "Is it the right file?", "no_rows"
            )
        for place, table in self._tables.items():
            table.name = self._filling.name("_".join(place))
        for place, table in self._tables.items():
            rows += self._load(place, table)
        return rows

    def _add(self, place: Place, record: Any, parent: int | None) -> None:
        table = self._tables.get(place) or self._new(place, parent is not None)
        number = table.staging.rows + 1
        cells: dict[Place, Any] = {}
        lists: list[tuple[Place, list[Any]]] = []
        if isinstance(record, dict):
            _flatten(record, (), cells, lists)
        else:
            cells[()] = record
        for key, cell in cells.items():
            table.columns.setdefault(key, len(table.columns))
            if cell is not None:
                table.filled.add(key)
        if len(table.columns) > _MOST_COLUMNS:
            message = f"{self._origin} has objects with more than {_MOST_COLUMNS} different keys."
            raise SourceError(
                message, "Write them as a list, with the key as a value.", "many_keys", most=_MOST_COLUMNS
            )
        table.staging.add([number, parent, *(cells.get(key) for key in table.columns)])
        for key, items in lists:
            if items:
                table.lists.add(key)
            for item in items:
                self._add((*place, *key), item, number)

    def _new(self, place: Place, is_list: bool) -> _Table:
        if len(self._tables) == _MOST_TABLES:
            message = f"{self._origin} has more than {_MOST_TABLES} different lists."
            raise SourceError(message, "Flatten it.", "too_deep")
        staging = Staging(self._filling.connection, len(self._tables))
        parent = next(
            (place[:end] for end in range(len(place) - 1, 0, -1) if place[:end] in self._tables), None
        )
        table = self._tables[place] = _Table(staging, parent if is_list else None)
        return table

    def _load(self, place: Place, table: _Table) -> int:
        parent = self._tables[table.parent].name if table.parent else ""
        own, other = f"{table.name}_row", f"{parent}_row"
        titles = ["_".join(key) or (place[-1] if parent else "value") for key in table.columns]
        names = unlike([own, other, *titles])
        columns = [TextColumn(name, blank_is_null=False) for name in names]
        table.staging.load(table.name, columns)
        rows = table.staging.rows
        key = table_key("main", table.name)
        if table.lists:
            self._filling.keys.append(DeclaredKey("primary", key, (own,)))
        if parent:
            to = table_key("main", parent)
            self._filling.keys.append(DeclaredKey("foreign", key, (other,), to, (other,)))
        idle = [name for name, key in zip(names[2:], table.columns, strict=True) if table.is_idle(key)]
        self._drop(table.name, ([] if table.lists else [own]) + ([] if parent else [other]) + idle)
        self._filling.note(table.name, f"{self._origin}, {'.'.join(place)}" if parent else self._origin)
        return rows

    def _drop(self, table: str, columns: list[str]) -> None:
        for column in columns:
            self._filling.connection.execute(f"ALTER TABLE {quoted(table)} DROP COLUMN {quoted(column)}")


def _flatten(
    record: dict[str, Any], before: Place, cells: dict[Place, Any], lists: list[tuple[Place, list[Any]]]
) -> None:
    for key, value in record.items():
        place = (*before, key)
        if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
            cells[place] = next(iter(value.values()))  # MongoDB writes types so: {"$oid": "5f1..."}
        elif isinstance(value, dict) and value:
            _flatten(value, place, cells, lists)
        elif isinstance(value, list):
            lists.append((place, value))
        else:
            cells[place] = None if value == {} else value
