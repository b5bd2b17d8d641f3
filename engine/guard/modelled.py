"""What the model offers to SQL: its tables, their columns, and the joins between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sqlglot import exp

from semantic.catalog import Catalog
from semantic.expressions import columns_of, parse_select
from semantic.model import Dataset, Relationship
from semantic.sql_names import parse_table

Pairs = frozenset[tuple[str, str]]


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
                key = table_key(parse_table(dataset.table))
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
    def columns(self) -> dict[str, frozenset[str]]:
        """The columns each dataset's model speaks of."""
        return {name: frozenset(self._columns(found)) for name, found in self.catalog.datasets.items()}

    @cached_property
    def joins(self) -> frozenset[tuple[str, str, Pairs]]:
        """Many-to-one joins: from dataset, to dataset, and the pairs of equal columns."""
        return frozenset((one.source, one.to, _pairs(one)) for one in self.catalog.model.relationships)

    def written_as(self, node: exp.Expr) -> str:
        """The dataset whose SQL this subquery is, word for word; "" if none."""
        if not self.selects or not isinstance(node, exp.Subquery):
            return ""
        text = node.this.sql("duckdb")
        return next((name for sql, name in self.selects.items() if _text(sql) == text), "")

    def _columns(self, dataset: Dataset) -> Iterator[str]:
        for text in self._texts(dataset):
            yield from columns_of(text)
        yield from dataset.primary_key
        yield from filter(None, (dataset.time, dataset.name_field))
        for relationship in self.catalog.model.relationships:
            if relationship.source == dataset.name:
                yield from relationship.from_columns
            if relationship.to == dataset.name:
                yield from relationship.to_columns

    def _texts(self, dataset: Dataset) -> Iterator[str]:
        yield from (field.sql for field in dataset.fields)
        yield from (default.expr for default in dataset.default_filters)
        for metric in self.catalog.metrics.values():
            for measure in self.catalog.metric_measures(metric):
                if measure.dataset == dataset.name:
                    yield from filter(None, (measure.expr, measure.filter, measure.time))


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


def _pairs(relationship: Relationship) -> Pairs:
    return frozenset(zip(relationship.from_columns, relationship.to_columns, strict=True))
