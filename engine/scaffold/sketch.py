"""Everything found out about a warehouse, before it is put into the words of a model."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from engine.scaffold.bridges import bridge_keys, joined_keys, linking
from engine.scaffold.code_lists import code_lists
from engine.scaffold.facts import TableFacts
from engine.scaffold.histories import History, histories
from engine.scaffold.identity import entity_of, primary_key
from engine.scaffold.links import links
from engine.scaffold.naming import name_column, person_columns
from engine.scaffold.quantities import quantity
from engine.scaffold.schema import Link, Schema
from engine.scaffold.statistics import measure_tables
from engine.scaffold.subjects import Subject, subjects
from engine.scaffold.takings import Place, takings, whole_takings
from engine.scaffold.uniqueness import unique_keys
from engine.scaffold.validities import validities
from engine.scaffold.words import Vocabulary, label
from engine.scaffold.worths import Worth, WorthFinder, sold_worth
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey, declared_keys

_KEYWORDS = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'"


@dataclass(frozen=True)
class Sketch:
    """Tables by name with what a row of each is, their keys, and how they belong together.

    `unique` are further columns that tell rows apart. `validities` are links to histories, where the
    row is the one that holds at the time of the source's row. `code_tables` hold codes of many columns.
    """

    vocabulary: Vocabulary
    tables: dict[str, TableFacts]
    subjects: dict[str, Subject]
    keys: dict[str, tuple[str, ...]]
    links: tuple[Link, ...]
    keywords: frozenset[str]
    declared: tuple[DeclaredKey, ...]
    unique: dict[str, tuple[tuple[str, ...], ...]]
    bridges: frozenset[str]
    histories: dict[str, History]
    validities: tuple[Link, ...]
    code_tables: frozenset[str]

    @cached_property
    def stated(self) -> dict[str, frozenset[tuple[str, ...]]]:
        """Columns that the source itself declares unique, by table."""
        return {
            name: frozenset(
                key.columns for key in self.declared if key.kind == "unique" and key.table == name
            )
            for name in self.tables
        }

    @cached_property
    def takings(self) -> Place | None:
        """The column of the money that sales bring in, where there is just one."""
        return takings(self.tables, self.subjects, self.links, self.vocabulary)

    @cached_property
    def whole_takings(self) -> Place | None:
        """The same of what those sales are lines of, where it has a total of its own."""
        rest = (self.tables, self.subjects, self.links, self.vocabulary)
        return whole_takings(self.takings, *rest) if self.takings else None

    @cached_property
    def finder(self) -> WorthFinder:
        """Tells quantities, and what they are worth."""
        return WorthFinder(self.tables, self.subjects, self.links, self.vocabulary)

    @cached_property
    def worths(self) -> dict[str, tuple[Worth, ...]]:
        """What rows are worth by quantity and price, by table; empty where nothing tells."""
        return {name: self.finder.find(table) for name, table in self.tables.items()}

    @cached_property
    def sales(self) -> str:
        """The table whose rows tell what sales bring in, by a column or quantity and price; "" for none."""
        return self.takings[0] if self.takings else sold_worth(self.worths)

    @cached_property
    def units(self) -> dict[str, int]:
        """How many numbers of the schema have each unit."""
        columns = [(column, table) for table in self.tables.values() for column in table.columns]
        numbers = [one for one in columns if one[0].is_number]
        return Counter(quantity(column, table, self.vocabulary).unit for column, table in numbers)

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
        """Events before things: tables that point at most others, then those of most rows; bridges last."""
        outgoing = {name: sum(link.source == name for link in self.links) for name in self.tables}
        order = sorted(
            self.tables.values(),
            key=lambda table: (
                table.is_view,
                table.name in self.bridges,
                -outgoing[table.name],
                -table.rows,
                table.name,
            ),
        )
        return tuple(table.name for table in order)


def sketch(warehouse: Warehouse) -> Sketch:
    """Measure everything. Raises SourceError where a table cannot be read."""
    names = warehouse.tables()
    vocabulary = Vocabulary(names, [column for columns in names.values() for column in columns], names)
    tables = {table.name: table for table in measure_tables(warehouse, vocabulary) if table.columns}
    called, declared = subjects(tuple(tables), vocabulary), declared_keys(warehouse)
    lists = code_lists(warehouse, tables, called, vocabulary)
    tables |= {one.facts.name: one.facts for one in lists}
    made = frozenset(one.facts.name for one in lists)
    called = subjects(tuple(tables), vocabulary, made) if lists else called
    past = histories(warehouse, tables, vocabulary)
    keys = {
        name: primary_key(warehouse, table, called[name], vocabulary, declared, _pair_of(past.get(name)))
        for name, table in tables.items()
    }
    schema = Schema(warehouse, tables, called, keys, vocabulary, declared)
    found = links(schema, [link for one in lists for link in one.links])
    bridges = bridge_keys(schema, found)
    keys |= joined_keys(bridges, keys, declared)
    found = tuple(link for link in found if not _is_chance(link, bridges, keys, declared))
    return Sketch(
        vocabulary,
        tables,
        {name: _of_versions(subject, past.get(name), vocabulary) for name, subject in called.items()},
        keys,
        found,
        frozenset(str(word) for (word,) in warehouse.rows(_KEYWORDS)),
        declared,
        unique_keys(tables, keys, declared, vocabulary, found, past),
        linking(bridges, found),
        past,
        validities(schema, past, found),
        frozenset(one.source for one in lists),
    )


def _pair_of(history: History | None) -> tuple[str, ...]:
    return (history.entity, history.start) if history else ()


def _is_chance(
    link: Link,
    bridges: Container[str],
    keys: Mapping[str, tuple[str, ...]],
    declared: Iterable[DeclaredKey],
) -> bool:
    """Whether a link ends at a bridge by a column that only happens to be unique there."""
    stated = any((key.table, key.columns) == (link.target, link.to_columns) for key in declared)
    return link.target in bridges and link.to_columns != keys[link.target] and not stated


def _of_versions(subject: Subject, history: History | None, vocabulary: Vocabulary) -> Subject:
    """What a row is: where several rows are about one product, each is a version of it."""
    entity = entity_of(vocabulary.words(history.entity)) if history else ()
    if entity != subject.words:
        return subject
    words = (*entity, "version")
    return replace(subject, words=words, label=label((*entity, "versions")))
