"""Every table, join and column is one of the model's, or a result of the query's own parts."""

from dataclasses import dataclass, field

from sqlglot import exp

from engine.guard.bridges import crossed
from engine.guard.existence import check_belonging, existing
from engine.guard.joins import check_join
from engine.guard.modelled import Modelled, table_key
from engine.guard.reads import Part, Read, Reads, inside, key_of
from engine.guard.repeats import check_repeats
from engine.guard.series import is_series, series_of
from engine.guard.unsafe import Unsafe


def check_scope(tree: exp.Query, modelled: Modelled) -> None:
    """Raises Unsafe at the first name that the model does not give."""
    scope = _Scope(modelled)
    with_ = tree.args.get("with_")
    for cte in with_.expressions if with_ else ():
        name = cte.alias
        if name.lower() in modelled.names or name in scope.visible or not name:
            raise Unsafe(f"{name} is a name already taken")
        scope.visible[name] = scope.query(cte.this)
    scope.query(tree)


@dataclass(frozen=True)
class _Scope:
    """The model, and the parts of the query that have been checked so far."""

    modelled: Modelled
    visible: dict[str, Part] = field(default_factory=dict)

    def query(self, query: exp.Expr) -> Part:
        """What a query gives, after everything in it has been checked."""
        if isinstance(query, exp.Union):
            left, right = self.query(query.this), self.query(query.expression)
            if left.columns != right.columns:
                raise Unsafe("the parts of a UNION have different columns")
            return Part(left.columns)
        if not isinstance(query, exp.Select):
            raise Unsafe(f"{type(query).__name__} is not a SELECT")
        reads = self.reads(query)
        outputs = self.outputs(query, reads)
        _check_group(query)
        check_repeats(query, reads)
        return Part(outputs, key_of(query, reads))

    def reads(self, select: exp.Select) -> Reads:
        """Everything in FROM, every join checked."""
        from_ = select.args.get("from_")
        if from_ is None:
            if is_series(select) and not select.args.get("joins"):
                return {}
            raise Unsafe("nothing is selected from")
        reads = {from_.this.alias_or_name: self.read(from_.this)}
        if next(iter(reads.values())).crosses:
            raise Unsafe("a bridge is read by itself")
        for join in select.args.get("joins") or ():
            alias = join.this.alias_or_name
            if alias in reads:
                raise Unsafe(f"{alias} is joined twice under one name")
            reads[alias] = self.read(join.this)
            check_join(join, alias, reads, self.modelled)
            self.columns(join.args.get("on"), reads)
        return reads

    def read(self, node: exp.Expr) -> Read:
        """One thing in FROM: a table, a part of the query, SQL of the model, or a bridge."""
        modelled = self.modelled
        if isinstance(node, exp.Subquery):
            name = modelled.written_as(node)
            return Read(modelled.columns[name], (name,)) if name else self.bridge(node.this)
        if not isinstance(node, exp.Table) or not isinstance(node.this, exp.Identifier):
            raise Unsafe(f"{type(node).__name__} is not a table")
        if node.name in self.visible and not node.db:
            part = self.visible[node.name]
            return Read(frozenset(part.columns), key=part.key)
        datasets = modelled.tables.get(table_key(node))
        if datasets is None:
            raise Unsafe(f"the table {node.name} is not in the model")
        return Read(frozenset().union(*(modelled.columns[name] for name in datasets)), datasets)

    def bridge(self, query: exp.Expr) -> Read:
        """The different rows of a bridge."""
        if not isinstance(query, exp.Select) or not query.args.get("distinct"):
            raise Unsafe("a subquery in FROM is not of the model")
        reads = self.reads(query)
        self.outputs(query, reads)
        return crossed(query, reads, self.modelled)

    def outputs(self, select: exp.Select, reads: Reads) -> tuple[str, ...]:
        """The names of a SELECT's columns, after all its expressions have been checked."""
        for part in (*select.expressions, select.args.get("where"), select.args.get("having")):
            self.columns(part, reads)
        outputs = tuple(one.alias_or_name for one in select.expressions)
        if not all(outputs) or len(set(outputs)) < len(outputs):
            raise Unsafe("a column has no name of its own")
        order = select.args.get("order")
        for one in order.expressions if order else ():
            by = one.this if isinstance(one, exp.Ordered) else one
            if not (isinstance(by, exp.Column) and not by.table and by.name in outputs):
                self.columns(by, reads)
        return outputs

    def columns(self, part: exp.Expr | None, reads: Reads) -> None:
        """Every column, query and series inside an expression."""
        unfolded = series_of(part) if part is not None else None
        for node in inside(part) if part is not None else ():
            if isinstance(node, exp.Exists):
                self.existence(node, reads)
            elif isinstance(node, exp.In) and node.args.get("query") is not None:
                self.membership(node.args["query"])
            elif isinstance(node, exp.Subquery):
                self.query(node.this)
            elif isinstance(node, exp.Column):
                read = reads.get(node.table)
                if read is None or node.name not in read.columns:
                    raise Unsafe(f"the column {node.sql('duckdb')} is not in the model")
            elif isinstance(node, exp.Query):
                raise Unsafe("a query stands where a value should")
            elif isinstance(node, exp.GenerateSeries) and node is not unfolded:
                raise Unsafe("a series stands where a value should")
            elif isinstance(node, exp.Explode) and unfolded is None:
                raise Unsafe("a list stands where a value should")

    def existence(self, node: exp.Exists, outer: Reads) -> None:
        """An EXISTS, seen from what the SELECT around it reads."""
        select = existing(node)
        inner = self.reads(select)
        check_belonging(select, inner, outer, self.modelled)
        where = select.args.get("where")
        self.columns(where, {**outer, **inner})

    def membership(self, query: exp.Expr) -> None:
        """The list of an IN: one column, of a query that looks at nothing outside itself."""
        if not isinstance(query, exp.Subquery) or len(self.query(query.this).columns) != 1:
            raise Unsafe("IN needs a list of one column")


def _check_group(select: exp.Select) -> None:
    group = select.args.get("group")
    for place in group.expressions if group else ():
        if not place.is_int or not 1 <= int(place.name) <= len(select.expressions):
            raise Unsafe("GROUP BY must count the columns")
