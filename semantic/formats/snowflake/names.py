"""What names in Snowflake's SQL stand for: members of logical tables first, then stored columns."""

from __future__ import annotations

from collections.abc import Mapping

from sqlglot import exp

from semantic.formats.parts.expansion import Reference, Resolver
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.tables import Table


class Names:
    """The spelling of Snowflake: plain SQL. Names are the same in capitals and in small letters."""

    def __init__(self, tables: list[Table]) -> None:
        self._tables = {table.name.lower(): table for table in tables}

    def __call__(self, sql: str, table: str, aliases: Mapping[str, str]) -> tuple[str, Resolver]:
        """The SQL as it is, and what columns in it stand for. Raises Unmapped for none."""
        if not sql:
            raise Unmapped("expression", "it has no expr")
        return sql, lambda column: self._resolved(column, table)

    def _resolved(self, column: exp.Column, table: str) -> Reference:
        names = [part.name for part in column.parts]
        if len(names) > 2:
            raise Unmapped("reference", f"{'.'.join(names)}: a reference of several steps")
        if len(names) == 2:
            held = self._tables.get(names[0].lower())
            if held is None:
                raise Unmapped("unknown-dataset", f"{names[0]} is not there")
            return _of(held, names[1]) or Reference(held.name, names[1], stored=True)
        own = self._tables[table.lower()]
        return _of(own, names[0]) or self._elsewhere(own, names[0])

    def _elsewhere(self, own: Table, name: str) -> Reference:
        """A stored column; for what is of no table, the one metric that is called so."""
        if own.name:
            return Reference(own.name, name, stored=True)
        found = [table for table in self._tables.values() if table.aggregate(name)]
        if len(found) != 1:
            raise Unmapped("reference", f"{name} is {'no' if not found else 'more than one'} metric")
        return Reference(found[0].name, name)


def _of(table: Table, name: str) -> Reference | None:
    found = table.column(name) or table.aggregate(name)
    return Reference(table.name, found.name, bare=True) if found else None
