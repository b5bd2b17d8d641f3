"""Every table, join and column is one of the model's, or a result of the query's own parts."""

from collections.abc import Iterator

from sqlglot import exp

from engine.guard.joins import Read, check_join
from engine.guard.modelled import Modelled, table_key
from engine.guard.unsafe import Unsafe

Outputs = tuple[str, ...]
Visible = dict[str, Outputs]


def check_scope(tree: exp.Query, modelled: Modelled) -> None:
    """Raises Unsafe at the first name that the model does not give."""
    visible: Visible = {}
    with_ = tree.args.get("with_")
    for cte in with_.expressions if with_ else ():
        name = cte.alias
        if name.lower() in modelled.names or name in visible or not name:
            raise Unsafe(f"{name} is a name already taken")
        visible[name] = _outputs(cte.this, visible, modelled)
    _outputs(tree, visible, modelled)


def _outputs(query: exp.Expr, visible: Visible, modelled: Modelled) -> Outputs:
    """The columns a query gives, after everything in it has been checked."""
    if isinstance(query, exp.Union):
        left = _outputs(query.this, visible, modelled)
        right = _outputs(query.expression, visible, modelled)
        if left != right:
            raise Unsafe("the parts of a UNION have different columns")
        return left
    if not isinstance(query, exp.Select):
        raise Unsafe(f"{type(query).__name__} is not a SELECT")
    return _select(query, visible, modelled)


def _select(select: exp.Select, visible: Visible, modelled: Modelled) -> Outputs:
    reads = _reads(select, visible, modelled)
    for part in (*select.expressions, select.args.get("where"), select.args.get("having")):
        if part is not None:
            _check_columns(part, reads, visible, modelled)
    outputs = tuple(one.alias_or_name for one in select.expressions)
    if not all(outputs) or len(set(outputs)) < len(outputs):
        raise Unsafe("a column has no name of its own")
    _check_group(select, len(outputs))
    _check_order(select, outputs, reads, visible, modelled)
    return outputs


def _reads(select: exp.Select, visible: Visible, modelled: Modelled) -> dict[str, Read]:
    from_ = select.args.get("from_")
    if from_ is None:
        raise Unsafe("nothing is selected from")
    reads = {from_.this.alias_or_name: _read(from_.this, visible, modelled)}
    for join in select.args.get("joins") or ():
        alias = join.this.alias_or_name
        if alias in reads:
            raise Unsafe(f"{alias} is joined twice under one name")
        reads[alias] = _read(join.this, visible, modelled)
        check_join(join, alias, reads, modelled)
    return reads


def _read(node: exp.Expr, visible: Visible, modelled: Modelled) -> Read:
    if isinstance(node, exp.Subquery):
        name = modelled.written_as(node)
        if not name:
            raise Unsafe("a subquery in FROM is not of the model")
        return Read(modelled.columns[name], (name,))
    if not isinstance(node, exp.Table) or not isinstance(node.this, exp.Identifier):
        raise Unsafe(f"{type(node).__name__} is not a table")
    if node.name in visible and not node.db:
        return Read(frozenset(visible[node.name]))
    datasets = modelled.tables.get(table_key(node))
    if datasets is None:
        raise Unsafe(f"the table {node.name} is not in the model")
    return Read(frozenset().union(*(modelled.columns[name] for name in datasets)), datasets)


def _check_columns(part: exp.Expr, reads: dict[str, Read], visible: Visible, modelled: Modelled) -> None:
    for node in _inside(part):
        if isinstance(node, exp.Subquery):
            _outputs(node.this, visible, modelled)
        elif isinstance(node, exp.Column):
            read = reads.get(node.table)
            if read is None or node.name not in read.columns:
                raise Unsafe(f"the column {node.sql('duckdb')} is not in the model")
        elif isinstance(node, exp.Query):
            raise Unsafe("a query stands where a value should")


def _inside(part: exp.Expr) -> Iterator[exp.Expr]:
    """The nodes of an expression, queries inside it not entered."""
    stack = [part]
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, exp.Query):
            stack.extend(node.iter_expressions())


def _check_group(select: exp.Select, columns: int) -> None:
    group = select.args.get("group")
    for place in group.expressions if group else ():
        if not place.is_int or not 1 <= int(place.name) <= columns:
            raise Unsafe("GROUP BY must count the columns")


def _check_order(
    select: exp.Select, outputs: Outputs, reads: dict[str, Read], visible: Visible, modelled: Modelled
) -> None:
    order = select.args.get("order")
    for one in order.expressions if order else ():
        by = one.this if isinstance(one, exp.Ordered) else one
        if not (isinstance(by, exp.Column) and not by.table and by.name in outputs):
            _check_columns(by, reads, visible, modelled)
