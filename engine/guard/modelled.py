"""What the model offers to SQL: its tables, their columns, and the joins between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sqlglot import exp

from engine.guard.columns import Columns
from semantic.catalog import Catalog
from semantic.expressions import operand, parse_select
from semantic.routes import Hop, validity
from semantic.sql_names import parse_table

Pairs = frozenset[tuple[str, str]]
# From dataset, to dataset, and the pairs of equal columns.
Join = tuple[str, str, Pairs]


@dataclass(frozen=True, eq=False)
class Modelled:
    """The modelled part of a database. Equal by identity, so that it can be kept for each catalog."""

    catalog: Catalog

    @cached_property
    def tables(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Datasets by the table they read: (name, schema, database)."""
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        for dataset in self.catalog.datasets.values():
            if not dataset.sql:
                key = table_key(parse_table(dataset.table_name))
                found[key] = (*found.get(key, ()), dataset.name)
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """Plain names of all tables read, in lower case."""
        read = [key[0] for key in self.tables]
        for tree in map(parse_select, self.selects):
            read += [table.name for table in tree.find_all(exp.Table)]
        return frozenset(name.lower() for name in read)

    @cached_property
    def selects(self) -> dict[str, str]:
        """Dataset by the SQL it is written as."""
        return {one.sql: one.name for one in self.catalog.datasets.values() if one.sql}

    @cached_property
    def bridges(self) -> frozenset[str]:
        """Datasets that may be crossed from their one side."""
        return frozenset(name for name, dataset in self.catalog.datasets.items() if dataset.bridge)

    @cached_property
    def columns(self) -> Columns:
        """The columns each dataset's model speaks of."""
        return Columns(self.catalog)

    @cached_property
    def joins(self) -> dict[Join, tuple[Hop, ...]]:
        """What may be joined without repeating rows: to the one side, and both ways where rows pair up."""
        hops = [Hop(one) for one in self.catalog.model.relationships]
        hops += [Hop(hop.by, back=True) for hop in hops if hop.by.cardinality == "one_to_one"]
        return _by_join(hops)

    @cached_property
    def many_sides(self) -> dict[Join, tuple[Hop, ...]]:
        """Every relationship from its one side; a join by it would repeat rows."""
        return _by_join(Hop(one, back=True) for one in self.catalog.model.relationships)

    def holds(self, hop: Hop, left: str, right: str) -> frozenset[str]:
        """The conditions beside equal columns under which the rows of a join are partners, as SQL.

        `left` and `right` are the aliases of what the hop leads from and to.
        """
        found = validity(hop.by, self.catalog.datasets)
        if found is None:
            return frozenset()
        source, to = (right, left) if hop.back else (left, right)
        at, since, until = (
            text and operand(text, alias).sql("duckdb")
            for text, alias in ((found.at, source), (found.valid_from, to), (found.valid_to, to))
        )
        from_start = f"{at} >= COALESCE({since}, {at})" if since else f"NOT {at} IS NULL"
        return frozenset((from_start, f"({at} < {until} OR {until} IS NULL)") if until else (from_start,))

    def written_as(self, node: exp.Expr) -> str:
        """The dataset whose SQL this subquery is, word for word; "" if none."""
        if not self.selects or not isinstance(node, exp.Subquery):
            return ""
        text = node.this.sql("duckdb")
        return next((name for sql, name in self.selects.items() if _text(sql) == text), "")


def modelled(catalog: Catalog) -> Modelled:
    """What the catalog offers; worked out once for each catalog."""
    return _kept(_Same(catalog))


def table_key(table: exp.Table) -> tuple[str, ...]:
    """Name, schema and database of a table; absent ones are empty."""
    return table.name, table.db, table.catalog


class _Same:
    """A catalog by identity: comparing whole models would cost more than the guard itself."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.catalog is self.catalog

    def __hash__(self) -> int:
        return id(self.catalog)


@lru_cache(maxsize=16)
def _kept(same: _Same) -> Modelled:
    return Modelled(same.catalog)


@lru_cache(maxsize=256)
def _text(sql: str) -> str:
    return parse_select(sql).sql("duckdb")


def _by_join(hops: Iterable[Hop]) -> dict[Join, tuple[Hop, ...]]:
    found: dict[Join, tuple[Hop, ...]] = {}
    for hop in hops:
        key = (hop.start, hop.to, frozenset(hop.pairs))
        found[key] = (*found.get(key, ()), hop)
    return found
