"""DuckDB: the dialect the trees are built in."""

from sqlglot import exp

NAME, BEFORE = "DuckDB", ""


def write(tree: exp.Expr, pretty: bool) -> str:
    """The tree as it is."""
    return tree.sql(dialect="duckdb", pretty=pretty)
