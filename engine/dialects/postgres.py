"""PostgreSQL. MEDIAN and DOUBLE have other names there; sqlglot knows both.

A series is rows already where DuckDB makes a list, parts of a time are of an exact decimal type, and what
is only to be counted about is counted exactly.
"""

from sqlglot import exp

from engine.dialects.sayable import count_exactly

NAME, BEFORE = "PostgreSQL", ""


def write(tree: exp.Expr, pretty: bool) -> str:
    """The tree with PostgreSQL's names, with its series and whole numbers, and with gaps that have a type."""
    own = tree.copy()
    for node in list(own.find_all(exp.Explode)):
        if isinstance(node.this, exp.GenerateSeries):
            node.replace(node.this)
    for about in list(own.find_all(exp.ApproxDistinct)):
        count_exactly(about)
    for part in list(own.find_all(exp.Extract)):
        if part.name.upper() != "EPOCH":
            part.replace(exp.Cast(this=part.copy(), to=exp.DataType(this=exp.DType.BIGINT, nested=False)))
    for union in own.find_all(exp.Union):
        if not isinstance(union.parent, exp.Union):
            _type_gaps(union)
    return own.sql(dialect="postgres", pretty=pretty)


def _type_gaps(union: exp.Union) -> None:
    """Where every part above has NULL, PostgreSQL takes the column for text, and then refuses a number.

    https://www.postgresql.org/docs/current/typeconv-union-case.html
    """
    columns = [one for select in _parts(union) for one in select.expressions]
    filled = {one.name: one for one in columns if isinstance(one, exp.Column)}
    for gap in columns:
        if isinstance(gap, exp.Alias) and isinstance(gap.this, exp.Null) and gap.alias in filled:
            gap.set("this", _nothing_like(filled[gap.alias]))


def _parts(query: exp.Expr) -> list[exp.Select]:
    if isinstance(query, exp.Union):
        return _parts(query.this) + _parts(query.expression)
    return [query] if isinstance(query, exp.Select) else []


def _nothing_like(column: exp.Column) -> exp.Subquery:
    """NULL of the column's type."""
    source = exp.From(this=exp.Table(this=column.args["table"].copy()))
    none = exp.Limit(expression=exp.Literal.number(0))
    return exp.Subquery(this=exp.Select(expressions=[column.copy()], from_=source, limit=none))
