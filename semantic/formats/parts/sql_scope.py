"""What the names in another format's SQL mean, and that SQL as our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from semantic.expressions import parse_expression
from semantic.formats.parts.losses import Unmapped
from semantic.sql_names import identifier


@dataclass(frozen=True)
class Scope:
    """Datasets with their fields, each with its SQL over the dataset's own columns; known metrics."""

    datasets: Mapping[str, Mapping[str, str]]
    metrics: frozenset[str] = field(default=frozenset())

    def dataset_of(self, tree: exp.Expression) -> str:
        """The one dataset whose columns the tree reads. Raises Unmapped for none or several."""
        found = {self._dataset(column) for column in tree.find_all(exp.Column)}
        if len(found) != 1:
            what = "several datasets" if found else "no column"
            raise Unmapped("aggregate-datasets", f"{tree.sql()}: an aggregate over {what}")
        return found.pop()

    def _dataset(self, column: exp.Column) -> str:
        if column.table:
            if column.table not in self.datasets:
                raise Unmapped("unknown-dataset", f"{column.sql()}: no dataset {column.table}")
            return column.table
        holders = [name for name, fields in self.datasets.items() if column.name in fields]
        if len(holders) != 1 and len(self.datasets) != 1:
            raise Unmapped("unknown-column", f"{column.sql()}: a column of no one dataset")
        return holders[0] if holders else next(iter(self.datasets))

    def own_sql(self, tree: exp.Expression, dataset: str) -> str:
        """The tree as DuckDB SQL over the dataset's own columns. Raises Unmapped for what is not allowed."""
        fields = self.datasets[dataset]
        own = tree.transform(lambda node: _own(node, fields))
        return allowed((own.this if isinstance(own, exp.Paren) else own).sql("duckdb"))


def _own(node: exp.Expr, fields: Mapping[str, str]) -> exp.Expr:
    if not isinstance(node, exp.Column):
        return node
    written = fields.get(node.name, "")
    if not written or written == node.name:
        return exp.Column(this=identifier(node.name))
    inner = parse_expression(written).copy()
    return inner if isinstance(inner, exp.Column | exp.Literal | exp.Func) else exp.Paren(this=inner)


def allowed(sql: str) -> str:
    """The SQL, if a model may contain it. Raises Unmapped."""
    try:
        parse_expression(sql)
    except (ValueError, RecursionError) as fault:
        raise Unmapped("expression", str(fault)) from fault
    return sql


def parsed(sql: str, dialect: str = "") -> exp.Expression:
    """The tree of one SQL expression. Raises Unmapped when it is none."""
    try:
        trees = sqlglot.parse(sql, read=dialect)
    except (SqlglotError, RecursionError) as fault:
        raise Unmapped("expression", f"not readable as SQL: {sql}") from fault
    tree = trees[0] if len(trees) == 1 else None
    if not isinstance(tree, exp.Expression) or isinstance(tree, exp.Query):
        raise Unmapped("expression", f"not one SQL expression: {sql}")
    return tree


def translated(sql: str, dialect: str = "") -> str:
    """An expression over plain columns as DuckDB SQL. Raises Unmapped."""
    try:
        return allowed(sql) if not dialect else allowed(parsed(sql, dialect).sql("duckdb"))
    except Unmapped:
        return allowed(parsed(sql, dialect).sql("duckdb"))
