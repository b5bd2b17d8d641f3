"""The tables that a drawn model is put together from, with their rows."""

from dataclasses import dataclass, field
from typing import Any

from tests.differential.drawing.calendars import Season
from tests.differential.drawing.dice import Dice
from tests.differential.world import Row, Value

SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
}


@dataclass
class Shelf:
    """What has been drawn so far of a model, as the dictionaries it is read from."""

    dice: Dice
    season: Season
    datasets: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: list[dict[str, Any]] = field(default_factory=list)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    timeless: float = 0

    def add(self, name: str, columns: dict[str, str], fields: list[dict[str, Any]], **more: Any) -> list[Row]:
        """A table with typed columns; `fields` adds to or replaces the plain ones. Its rows to be filled."""
        own = {one["name"]: one for one in fields}
        plain = {key: {"name": key, "type": kind} for key, kind in columns.items()}
        self.datasets[name] = {"name": name, "table": name, "fields": [*{**plain, **own}.values()], **more}
        self.columns[name] = {key: SQL_TYPES[kind] for key, kind in columns.items()}
        return self.rows.setdefault(name, [])

    def link(self, source: str, to: str, on: dict[str, str], **more: Any) -> None:
        """A relationship by equal columns."""
        columns = {"from_columns": [*on], "to_columns": [*on.values()]}
        self.links.append({"name": f"link{len(self.links)}", "from": source, "to": to, **columns, **more})

    def keys(self, name: str, column: str = "id") -> list[Value]:
        """The keys that rows of a table have."""
        return [row[column] for row in self.rows[name]]

    def key(self, name: str, column: str = "id") -> Value:
        """A key to point at a row: now and then NULL, or one that no row has."""
        throw = self.dice.random()
        if throw < 0.06:
            return None
        keys = self.keys(name, column)
        if not keys or (throw < 0.12 and "orphans" not in self.dice.off):
            self.dice.tags.add("orphans")
            return 900
        return self.dice.choice(keys)

    def maybe(self, values: Any, null: float = 0.1) -> Any:
        """One of the values, or NULL."""
        return None if self.dice.random() < null else self.dice.choice(values)
