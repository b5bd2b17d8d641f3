"""SQL with references to other parts, as a tree over columns of datasets and names of metrics."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from semantic.expressions import parse_select
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.sql_scope import Scope, parsed
from semantic.formats.parts.tables import Table
from semantic.sql_names import identifier

MARK = "parlance_reference_"


@dataclass(frozen=True)
class Reference:
    """What a name in SQL stands for: a stored column of a table, or what a member of it says.

    A `bare` name is that of a stored column in the SQL of the member that is called so.
    """

    table: str
    name: str
    stored: bool = False
    bare: bool = False


# Text to parse, and what each column in it stands for; from SQL, the table it is in and its aliases.
Resolver = Callable[[exp.Column], Reference]
Spelling = Callable[[str, str, Mapping[str, str]], tuple[str, Resolver]]


class Expansion:
    """References of one import put in, each by what it says."""

    def __init__(
        self, tables: list[Table], spelling: Spelling, metrics: Mapping[tuple[str, str], str], dialect: str
    ) -> None:
        self.tables = {table.name: table for table in tables}
        self._spelling = spelling
        self._metrics = metrics
        self._dialect = dialect

    def tree(
        self, sql: str, table: str, aliases: Mapping[str, str] | None = None, above: tuple[str, ...] = ()
    ) -> exp.Expression:
        """The SQL of a table over `dataset.column` and bare names of metrics. Raises Unmapped."""
        text, resolve = self._spelling(sql, table, aliases or {})
        found = parsed(text, self._dialect).transform(lambda node: self._put(node, resolve, above))
        if not isinstance(found, exp.Expression) or MARK in found.sql():
            raise Unmapped("reference", f"{sql}: a reference that is no column")
        return found

    def own(self, sql: str, table: str, member: str = "") -> str:
        """The SQL, that of a member or none, as a row expression of the table's dataset. Raises Unmapped."""
        return self.own_sql(self.tree(sql, table, above=(f"{table}.{member}",)), table)

    def own_sql(self, tree: exp.Expression, table: str) -> str:
        """The tree as a row expression of the dataset. Raises Unmapped when it reads others."""
        others = sorted({column.table for column in tree.find_all(exp.Column)} - {table})
        if others:
            what = ", ".join(name or "a metric" for name in others)
            raise Unmapped("other-dataset", f"{tree.sql('duckdb')}: reads {what}, not only {table}")
        return Scope({table: {}}).own_sql(tree, table)

    def select(self, sql: str, table: str) -> str:
        """A SELECT in our SQL. Raises Unmapped."""
        text, _ = self._spelling(sql, table, {})
        if MARK in text:
            raise Unmapped("reference", "SQL with references")
        try:
            return self._translated(text)
        except (ValueError, RecursionError, SqlglotError) as fault:
            raise Unmapped("select", str(fault)) from fault

    def _translated(self, text: str) -> str:
        trees = sqlglot.parse(text.rstrip("; \n"), read=self._dialect)
        if len(trees) != 1 or trees[0] is None:
            raise Unmapped("select", f"not one SELECT: {text}")
        return parse_select(trees[0].sql("duckdb")).sql("duckdb")

    def _put(self, node: exp.Expr, resolve: Resolver, above: tuple[str, ...]) -> exp.Expr:
        if not isinstance(node, exp.Column):
            return node
        found = resolve(node)
        if found.table not in self.tables:
            raise Unmapped("unknown-dataset", f"{found.table} is not there, or left out")
        if found.stored:
            return exp.Column(this=identifier(found.name), table=identifier(found.table))
        return self._member(found, above)

    def _member(self, found: Reference, above: tuple[str, ...]) -> exp.Expression:
        table = self.tables[found.table]
        path = f"{found.table}.{found.name}"
        if found.bare and above and path.lower() == above[-1].lower():
            return exp.Column(this=identifier(found.name), table=identifier(found.table))
        if path in above:
            raise Unmapped("cycle", f"{path} is made of itself")
        column = table.column(found.name)
        if column is not None:
            if column.closed:
                raise Unmapped("reference", f"{path} cannot stand in other SQL here")
            inner = self.tree(column.sql, found.table, None, (*above, path))
            plain = isinstance(inner, exp.Column | exp.Literal | exp.Func | exp.Paren)
            return inner if plain else exp.Paren(this=inner)
        aggregate = table.aggregate(found.name)
        if aggregate is None:
            raise Unmapped("reference", f"{path} is not there, or left out")
        return exp.Column(this=identifier(self._metrics[found.table, aggregate.name]))
