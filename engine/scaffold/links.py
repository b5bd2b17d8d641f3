"""Which tables belong together: declared, or judged by names and proven by the values themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.scaffold.evidence import contained
from engine.scaffold.identity import entity_of, is_key_named, is_natural
from engine.scaffold.likeness import NONE, Likeness, likeness, self_likeness
from engine.scaffold.statistics import ColumnFacts, TableFacts
from engine.scaffold.subjects import Subject
from engine.scaffold.words import Vocabulary, phrase
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey

_ENOUGH = {3: 0.95, 2: 0.99, 1: 0.99}  # the weaker the names, the more values must be found


@dataclass(frozen=True)
class Link:
    """Many rows of `source` belong to at most one of `target`. `role` is set where the name says more."""

    source: str
    columns: tuple[str, ...]
    target: str
    to_columns: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True)
class Linker:
    """Everything needed to find the links between the tables of one warehouse."""

    warehouse: Warehouse
    tables: Mapping[str, TableFacts]
    subjects: Mapping[str, Subject]
    keys: Mapping[str, tuple[str, ...]]
    vocabulary: Vocabulary
    declared: tuple[DeclaredKey, ...]

    def links(self) -> tuple[Link, ...]:
        """Declared links, then single columns, then composite keys. A column points at one table only."""
        found = list(self._declared())
        taken = {(link.source, column) for link in found for column in link.columns}
        for link in self._by_names(taken):
            if not _mirrors(link, found):
                found.append(link)
        joined = {(link.source, link.target) for link in found}
        found += [link for link in self._composite() if (link.source, link.target) not in joined]
        return tuple(found)

    def _declared(self) -> Iterator[Link]:
        for key in self.declared:
            known = key.table in self.tables and key.to_table in self.tables
            if key.kind == "foreign" and known and self._is_unique(key.to_table, key.to_columns):
                role = self._role(key.columns[0], key.to_table) if len(key.columns) == 1 else ""
                yield Link(key.table, key.columns, key.to_table, key.to_columns, role)

    def _is_unique(self, table: str, columns: tuple[str, ...]) -> bool:
        column = self.tables[table].column(columns[0])
        proven = len(columns) == 1 and column is not None and column.unique
        stated = (key for key in self.declared if key.kind != "foreign" and key.table == table)
        return proven or any(set(key.columns) == set(columns) for key in stated)

    def _role(self, column: str, target: str) -> str:
        words = entity_of(self.vocabulary.words(column))
        return "" if words in ((), self.subjects[target].words) else phrase(words)

    def _by_names(self, taken: set[tuple[str, str]]) -> Iterator[Link]:
        """The best link of each column that has one."""
        for source in self.tables.values():
            for column in source.columns:
                if (
                    (source.name, column.name) not in taken
                    and column.filled
                    and not self._is_own(source, column)
                ):
                    found = list(self._candidates(source, column))
                    if found:
                        yield max(found, key=lambda one: one[0])[1]

    def _is_own(self, table: TableFacts, column: ColumnFacts) -> bool:
        """Whether the column is what tells the rows of its own table apart: users.user_id."""
        entity = entity_of(self.vocabulary.words(column.name))
        return (column.name,) == self.keys[table.name] and entity in ((), self.subjects[table.name].words)

    def _candidates(
        self, source: TableFacts, column: ColumnFacts
    ) -> Iterator[tuple[tuple[int, float], Link]]:
        for target in self.tables.values():
            for key in () if target.is_view else self._keys_of(target):
                like = self._like(source, column, target, key)
                if like.strength and _comparable(column, key):
                    share = contained(self.warehouse, source.sql, (column.name,), target.sql, (key.name,))
                    if share >= _ENOUGH[like.strength]:
                        link = Link(source.name, (column.name,), target.name, (key.name,), like.role)
                        yield (like.strength, share), link

    def _keys_of(self, table: TableFacts) -> Iterator[ColumnFacts]:
        """Unique columns that identify, by declaration or name: never a number that happens to differ."""
        for column in table.columns:
            words = self.vocabulary.words(column.name)
            named = is_key_named(words) or words[-1] in ("code", "name")
            primary = (column.name,) == self.keys[table.name]
            if primary or (column.unique and (named or words == self.subjects[table.name].words)):
                yield column

    def _like(
        self, source: TableFacts, column: ColumnFacts, target: TableFacts, key: ColumnFacts
    ) -> Likeness:
        words = self.vocabulary.words(column.name)
        if source.name == target.name:
            primary = (key.name,) == self.keys[target.name] and column.name != key.name
            return self_likeness(words) if primary else NONE
        key_words = self.vocabulary.words(key.name)
        return likeness(words, is_natural(column), key_words, self.subjects[target.name].words)

    def _composite(self) -> Iterator[Link]:
        """Tables that share all columns of a key of several; keys with a day only join facts with facts."""
        for target in self.tables.values():
            key = self.keys[target.name]
            columns = [target.column(name) for name in key]
            if len(key) > 1 and all(column and column.type != "DATE" for column in columns):
                for source in self.tables.values():
                    if source.name != target.name and self._holds(source, target, key):
                        yield Link(source.name, key, target.name, key)

    def _holds(self, source: TableFacts, target: TableFacts, key: tuple[str, ...]) -> bool:
        pairs = [(source.column(name), target.column(name)) for name in key]
        fit = all(mine and theirs and _comparable(mine, theirs) for mine, theirs in pairs)
        return fit and contained(self.warehouse, source.sql, key, target.sql, key) == 1.0


def _comparable(column: ColumnFacts, key: ColumnFacts) -> bool:
    same_kind = (column.is_text, column.is_integer) == (key.is_text, key.is_integer)
    return same_kind and (column.is_text or column.is_integer or column.type == key.type)


def _mirrors(link: Link, found: Iterable[Link]) -> bool:
    """Whether the same two columns are linked already, the other way round."""
    turned = (link.target, link.to_columns, link.source, link.columns)
    return any((one.source, one.columns, one.target, one.to_columns) == turned for one in found)
