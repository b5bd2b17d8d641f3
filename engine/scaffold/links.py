"""Which tables belong together: declared, or judged by names and proven by the values themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from engine.scaffold.evidence import contained
from engine.scaffold.histories import History
from engine.scaffold.identity import entity_of, is_key_named, is_natural
from engine.scaffold.lexicon import listed
from engine.scaffold.likeness import NONE, Likeness, by_likeness, likeness, role_of, self_likeness
from engine.scaffold.naming import is_of_persons
from engine.scaffold.statistics import ColumnFacts, TableFacts
from engine.scaffold.subjects import Subject
from engine.scaffold.words import Vocabulary, Words
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey
from engine.warehouse.names import quoted

_ENOUGH = {4: 0.95, 3: 0.95, 2: 0.99, 1: 0.99}  # the weaker the names, the more values must be found
_SURE = 3
_FEWEST_TELLING = 3  # different values that link two tables whatever they are called


@dataclass(frozen=True)
class Link:
    """Many rows of `source` belong to at most one of `target`. `role` is set where the name says more."""

    source: str
    columns: tuple[str, ...]
    target: str
    to_columns: tuple[str, ...]
    role: str = ""


Candidate = tuple[tuple[int, float], Link]  # how sure the name is, and the share of values found


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
        judged = []
        for link in self._by_names(taken):
            if not _mirrors(link, found):
                found.append(link)
                judged.append(link)
        found = [link for link in found if not (link in judged and self._is_second_hand(link, found))]
        joined = {(link.source, link.target) for link in found}
        found += [link for link in self._composite() if (link.source, link.target) not in joined]
        return tuple(found)

    def _is_second_hand(self, link: Link, found: Iterable[Link]) -> bool:
        """Whether a column only says who did something to a row that belongs to the same table anyway."""
        by = self.vocabulary.words(link.columns[0])[-1] == "by" and link.source != link.target
        others = sum((one.source, one.target) == (link.source, link.target) for one in found)
        return by and others > 1

    def _declared(self) -> Iterator[Link]:
        for key in self.declared:
            known = key.table in self.tables and key.to_table in self.tables
            if key.kind == "foreign" and known and self._is_unique(key.to_table, key.to_columns):
                words = self.vocabulary.words(key.columns[0])
                role = role_of(words, self.subjects[key.to_table].words) if len(key.columns) == 1 else ""
                yield Link(key.table, key.columns, key.to_table, key.to_columns, role)

    def _is_unique(self, table: str, columns: tuple[str, ...]) -> bool:
        column = self.tables[table].column(columns[0])
        proven = len(columns) == 1 and column is not None and column.unique
        stated = (key for key in self.declared if key.kind != "foreign" and key.table == table)
        return proven or any(set(key.columns) == set(columns) for key in stated)

    def _by_names(self, taken: set[tuple[str, str]]) -> Iterator[Link]:
        """The best link of each column that has one."""
        for source in self.tables.values():
            for column in source.columns:
                if (
                    (source.name, column.name) not in taken
                    and column.filled
                    and not self._is_own(source, column)
                ):
                    found = list(self._candidates(source, column)) or list(self._by_values(source, column))
                    if found and not self._is_open(source, column, found):
                        yield max(found, key=lambda one: one[0])[1]

    def _is_open(self, source: TableFacts, column: ColumnFacts, found: Sequence[Candidate]) -> bool:
        """Whether several tables may be meant and neither name nor values tell which."""
        nameless = all(strength <= 0 for (strength, _), _ in found)
        done_by = self.vocabulary.words(column.name)[-1] == "by"
        return (nameless or done_by) and len({link.target for _, link in found}) > 1

    def _is_own(self, table: TableFacts, column: ColumnFacts) -> bool:
        """Whether the column is what tells the rows of its own table apart: users.user_id."""
        entity = entity_of(self.vocabulary.words(column.name))
        return (column.name,) == self.keys[table.name] and entity in ((), self.subjects[table.name].words)

    def _candidates(self, source: TableFacts, column: ColumnFacts) -> Iterator[Candidate]:
        for target in self._targets(source, self.vocabulary.words(column.name)):
            for key in self._keys_of(target):
                like = self._like(source, column, target, key)
                if like.strength and _comparable(column, key):
                    share = contained(self.warehouse, source.sql, (column.name,), target.sql, (key.name,))
                    if share >= _ENOUGH[like.strength]:
                        link = Link(source.name, (column.name,), target.name, (key.name,), like.role)
                        yield (like.strength, share), link

    @cached_property
    def _by_words(self) -> dict[Words, dict[str, None]]:
        """Tables by all words that may mean them: of their rows, and of their keys."""
        found: dict[Words, dict[str, None]] = {}
        for table in self.tables.values():
            subject = self.subjects[table.name].words
            keys = () if table.is_view else self._keys_of(table)
            for words in (
                ()
                if table.is_view
                else (subject, subject[-1:], *(self.vocabulary.words(key.name) for key in keys))
            ):
                found.setdefault(words, {})[table.name] = None
        return found

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        found = (table for table in self.tables.values() if not table.is_view)
        return tuple(
            table.name for table in found if is_of_persons(table, self.subjects[table.name], self.vocabulary)
        )

    def _targets(self, source: TableFacts, words: Words) -> tuple[TableFacts, ...]:
        """The tables that a column of these words may mean, in their order."""
        entity = entity_of(words)
        ends = (some[at:] for some in (words, entity, words[:-1]) for at in range(len(some)))
        names = {name for end in ends for name in self._by_words.get(end, ())}
        names.update(() if source.is_view else (source.name,), self._persons if words[-1] == "by" else ())
        return tuple(table for name, table in self.tables.items() if name in names)

    def _by_values(self, source: TableFacts, column: ColumnFacts) -> Iterator[Candidate]:
        """Tables that have every value of an identifier whose name points at none of them."""
        words = self.vocabulary.words(column.name)
        if not _is_telling(column) or not (is_key_named(words) or words[-1] in listed("reference_words")):
            return
        for target in self.tables.values():
            key = target.column(self.keys[target.name][0]) if len(self.keys[target.name]) == 1 else None
            if key and not target.is_view and (target.name, key.name) != (source.name, column.name):
                fits = _comparable(column, key) and _within(column, key)
                if (
                    fits
                    and contained(self.warehouse, source.sql, (column.name,), target.sql, (key.name,)) == 1.0
                ):
                    role = role_of(words, self.subjects[target.name].words)
                    yield (0, 1.0), Link(source.name, (column.name,), target.name, (key.name,), role)

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
        persons = target.name in self._persons
        primary = (key.name,) == self.keys[target.name]
        if source.name == target.name:
            return self_likeness(words, persons) if primary and column.name != key.name else NONE
        key_words = self.vocabulary.words(key.name)
        like = likeness(words, is_natural(column), key_words, self.subjects[target.name].words)
        return by_likeness(words) if like == NONE and persons and primary else like

    def _composite(self) -> Iterator[Link]:
        """Tables that share all columns of a key of several; keys with a day only join facts with facts."""
        for target in self.tables.values():
            key = self.keys[target.name]
            columns = [target.column(name) for name in key]
            if len(key) > 1 and all(column and column.type != "DATE" for column in columns):
                for source in self.tables.values():
                    if source.name != target.name and self._holds(source, target, key):
                        yield Link(source.name, key, target.name, key)

    def validities(self, past: Mapping[str, History], links: Iterable[Link]) -> tuple[Link, ...]:
        """Columns that point at what a history is about; no row of it is meant without a time."""
        joined = {(link.source, link.target) for link in links}
        found = []
        for history, source in product(past.values(), self.tables.values()):
            target = self.tables[history.table]
            entity = target.column(history.entity)
            if entity and source.name not in past and (source.name, target.name) not in joined:
                able = [one for one in source.columns if self._is_subject(source, one, target, entity)]
                if len(able) == 1:
                    found.append(Link(source.name, (able[0].name,), target.name, (entity.name,)))
        return tuple(found)

    def _is_subject(
        self, source: TableFacts, column: ColumnFacts, target: TableFacts, entity: ColumnFacts
    ) -> bool:
        """Whether a column of events says what a history is about."""
        if column.unique or not column.filled or not _comparable(column, entity):
            return False
        words, key_words = self.vocabulary.words(column.name), self.vocabulary.words(entity.name)
        like = likeness(words, is_natural(column), key_words, entity_of(key_words)).strength
        columns, keys = (column.name,), (entity.name,)
        return (
            like >= _SURE
            and contained(self.warehouse, source.sql, columns, _distinct(target.sql, keys), keys)
            >= _ENOUGH[like]
        )

    def _holds(self, source: TableFacts, target: TableFacts, key: tuple[str, ...]) -> bool:
        pairs = [(source.column(name), target.column(name)) for name in key]
        fit = all(mine and theirs and _comparable(mine, theirs) for mine, theirs in pairs)
        return fit and contained(self.warehouse, source.sql, key, target.sql, key) == 1.0


def _distinct(sql: str, columns: tuple[str, ...]) -> str:
    """A table with each value once, where a column is no key of it."""
    return f"(SELECT DISTINCT {', '.join(map(quoted, columns))} FROM {sql})"


def _comparable(column: ColumnFacts, key: ColumnFacts) -> bool:
    """Whether the values as they are stored may be the same."""
    texts = column.stored == key.stored == "VARCHAR"
    return texts or (column.holds_integers and key.holds_integers) or column.stored == key.stored


def _is_telling(column: ColumnFacts) -> bool:
    """Whether the values are no mere running numbers, which every table has."""
    return column.stored in ("VARCHAR", "UUID") and column.distinct >= _FEWEST_TELLING


def _within(column: ColumnFacts, key: ColumnFacts) -> bool:
    """Whether the bounds allow that the key has all values of the column."""
    bounds = (column.low, column.high, key.low, key.high)
    return not all(isinstance(bound, str) for bound in bounds) or (
        str(key.low) <= str(column.low) and str(column.high) <= str(key.high)
    )


def _mirrors(link: Link, found: Iterable[Link]) -> bool:
    """Whether the same two columns are linked already, the other way round."""
    turned = (link.target, link.to_columns, link.source, link.columns)
    return any((one.source, one.columns, one.target, one.to_columns) == turned for one in found)
