"""SQL with references in braces: `{CUBE}.x`, `{orders.x}`, `${TABLE}.x`, `${created_date}`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlglot import exp

from semantic.formats.parts.expansion import MARK, Reference, Resolver
from semantic.formats.parts.losses import Unmapped

_BRACES = re.compile(r"\$?\{\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*\}")
_TEMPLATE = re.compile(r"\{[{%#]|\$?\{")


class Braces:
    """The spelling in which a table is called by one of `own` words or by its name.

    `dollar` says whether a brace needs a dollar before it. `tables` are the names of all tables.
    """

    def __init__(self, own: tuple[str, ...], tables: frozenset[str], dollar: bool) -> None:
        self._own = own
        self._tables = tables
        self._dollar = dollar

    def __call__(self, sql: str, table: str, aliases: Mapping[str, str]) -> tuple[str, Resolver]:
        """The SQL with marks in place of references, and what columns in it stand for. Raises Unmapped."""
        if re.search(r"\{[{%#]", sql):
            raise Unmapped("template", f"a template in {sql}")
        found: list[str] = []

        def mark(match: re.Match[str]) -> str:
            if self._dollar and not match[0].startswith("$"):
                return match[0]
            found.append(match[1])
            return f"{MARK}{len(found) - 1}"

        text = _BRACES.sub(mark, sql)
        if _TEMPLATE.search(text):
            raise Unmapped("template", f"a template in {sql}")
        return text, lambda column: self._resolved(column, found, table, aliases)

    def _resolved(
        self, column: exp.Column, found: list[str], table: str, aliases: Mapping[str, str]
    ) -> Reference:
        names = [part.name for part in column.parts]
        marked = [name.startswith(MARK) for name in names]
        if marked == [True]:
            return self._member(_marked(names[0], found), table, aliases)
        if marked == [True, False]:
            return Reference(self._table(_marked(names[0], found), table, aliases), names[1], stored=True)
        if marked == [False]:
            return Reference(table, names[0], stored=True)
        if marked == [False, False]:
            return Reference(self._table(names[0], table, aliases), names[1], stored=True)
        raise Unmapped("reference", f"{'.'.join(names)}: a reference of several steps")

    def _table(self, name: str, table: str, aliases: Mapping[str, str]) -> str:
        if name in self._own:
            return table
        return aliases.get(name, name)

    def _member(self, name: str, table: str, aliases: Mapping[str, str]) -> Reference:
        holder, _, member = name.rpartition(".")
        if "." in holder:
            raise Unmapped("reference", f"{name}: a reference of several steps")
        if not holder and (member in self._own or (member in self._tables and not self._dollar)):
            raise Unmapped("reference", f"{name}: a table in the place of a column")
        return Reference(self._table(holder, table, aliases) if holder else table, member)


def _marked(mark: str, found: list[str]) -> str:
    number = mark.removeprefix(MARK)
    if not number.isdigit():
        raise Unmapped("reference", "a reference that is only a part of a name")
    return found[int(number)]
