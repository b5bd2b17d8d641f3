"""PostgreSQL. MEDIAN and DOUBLE have other names there; sqlglot knows both."""

from sqlglot import exp


def write(tree: exp.Expr, pretty: bool) -> str:
    """The tree with PostgreSQL's names."""
    return tree.sql(dialect="postgres", pretty=pretty)
