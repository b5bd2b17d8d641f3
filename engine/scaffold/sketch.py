"""Everything found out about a warehouse, before it is put into the words of a model."""

from dataclasses import dataclass
from functools import cached_property

from engine.scaffold.identity import primary_key
from engine.scaffold.links import Link, Linker
from engine.scaffold.naming import name_column, person_columns
from engine.scaffold.statistics import TableFacts, measure_tables
from engine.scaffold.subjects import Subject, subjects
from engine.scaffold.words import Vocabulary
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import declared_keys


@dataclass(frozen=True)
class Sketch:
    """Tables by name with what a row of each is, their keys, and how they belong together."""

    vocabulary: Vocabulary
    tables: dict[str, TableFacts]
    subjects: dict[str, Subject]
    keys: dict[str, tuple[str, ...]]
    links: tuple[Link, ...]
    keywords: frozenset[str]

    @cached_property
    def names(self) -> dict[str, str]:
        """The column that names a row to people, by table; "" where there is none."""
        return {
            name: name_column(table, self.subjects[name], self.vocabulary)
            for name, table in self.tables.items()
        }

    def is_named(self, table: str) -> bool:
        """Whether something names the rows of a table to people."""
        return bool(self.names[table]) or person_columns(self.tables[table], self.vocabulary) is not None

    @cached_property
    def by_subject(self) -> dict[str, TableFacts]:
        """Tables by the names of their datasets."""
        return {self.subjects[name].name: table for name, table in self.tables.items()}

    def link_from(self, table: str, column: str) -> Link | None:
        """The link that this column alone makes, if it makes one."""
        found = (link for link in self.links if (link.source, link.columns) == (table, (column,)))
        return next(found, None)

    def links_to(self, table: str) -> tuple[Link, ...]:
        """The links that end at a table."""
        return tuple(link for link in self.links if link.target == table)

    @cached_property
    def by_weight(self) -> tuple[str, ...]:
        """Tables, those first that point at most others, then those of most rows: events before things."""
        outgoing = {name: sum(link.source == name for link in self.links) for name in self.tables}
        order = sorted(
            self.tables.values(),
            key=lambda table: (table.is_view, -outgoing[table.name], -table.rows, table.name),
        )
        return tuple(table.name for table in order)


def sketch(warehouse: Warehouse) -> Sketch:
    """Measure everything. Raises SourceError where a table cannot be read."""
    names = warehouse.tables()
    vocabulary = Vocabulary(names, [column for columns in names.values() for column in columns])
    tables = {table.name: table for table in measure_tables(warehouse, vocabulary) if table.columns}
    found = subjects(tuple(tables), vocabulary)
    declared = declared_keys(warehouse)
    keys = {
        name: primary_key(warehouse, table, found[name], vocabulary, declared)
        for name, table in tables.items()
    }
    linker = Linker(warehouse, tables, found, keys, vocabulary, declared)
    words = warehouse.rows(
        "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'"
    )
    keywords = frozenset(str(word) for (word,) in words)
    return Sketch(vocabulary, tables, found, keys, linker.links(), keywords)
