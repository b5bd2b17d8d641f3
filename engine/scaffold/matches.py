"""The key that a single column points at, judged by its name and proven by its values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.scaffold.evidence import comparable, contained, is_telling, within
from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.identity import entity_of, is_key_named, is_natural
from engine.scaffold.lexicon import listed
from engine.scaffold.likeness import (
    NONE,
    Likeness,
    by_likeness,
    likeness,
    role_of,
    self_likeness,
    staff_likeness,
)
from engine.scaffold.naming import is_of_persons
from engine.scaffold.schema import Link, Schema
from engine.scaffold.words import Words, phrase

# The weaker the names, the more values must be found. Orphans hide no link that the name alone makes sure.
ENOUGH = {4: 0.8, 3: 0.8, 2: 0.9, 1: 0.99}
_OF_CODES = 3
_BY_VALUES = 0  # sureness of a link that no name suggests


@dataclass(frozen=True)
class _Match:
    """A link that may be meant: how sure the name is, and the share of values found."""

    strength: int
    share: float
    link: Link


@dataclass(frozen=True)
class Matcher:
    """Finds the one key that a column points at."""

    schema: Schema

    def best(self, source: TableFacts, column: ColumnFacts) -> Link | None:
        """The surest link of the column; None where there is none, or nothing tells which is meant."""
        if not column.filled or self._is_own(source, column):
            return None
        found = list(self._by_name(source, column)) or list(self._by_values(source, column))
        if not found or self._is_open(column, found):
            return None
        return max(found, key=lambda match: (match.strength, match.share)).link

    def _is_own(self, table: TableFacts, column: ColumnFacts) -> bool:
        """Whether the column is what tells the rows of its own table apart: users.user_id."""
        entity = entity_of(self.schema.words(column.name))
        own = entity in ((), self.schema.subject(table.name))
        return own and (column.name,) == self.schema.keys[table.name]

    def _is_open(self, column: ColumnFacts, found: Sequence[_Match]) -> bool:
        """Whether several tables may be meant and neither name nor values tell which."""
        nameless = all(match.strength == _BY_VALUES for match in found)
        done_by = self.schema.words(column.name)[-1] == "by"
        return (nameless or done_by) and len({match.link.target for match in found}) > 1

    def _by_name(self, source: TableFacts, column: ColumnFacts) -> Iterator[_Match]:
        for target in self._targets(source, self.schema.words(column.name)):
            for key in self._keys_of(target):
                like = self._like(source, column, target, key)
                if like.strength and comparable(column, key):
                    share = self._share(source, column, target, key)
                    if share >= ENOUGH[like.strength]:
                        link = Link(source.name, (column.name,), target.name, (key.name,), like.role)
                        yield _Match(like.strength, share, link)

    def _by_values(self, source: TableFacts, column: ColumnFacts) -> Iterator[_Match]:
        """Tables that have every value of an identifier whose name points at none of them."""
        words = self.schema.words(column.name)
        named = is_key_named(words) or words[-1] in listed("reference_words")
        for target in self.schema.tables.values() if named and is_telling(column) else ():
            keys = self.schema.keys[target.name]
            key = target.column(keys[0]) if len(keys) == 1 and not target.is_view else None
            same = key is not None and (target.name, key.name) == (source.name, column.name)
            if key and not same and comparable(column, key) and within(column, key):
                share = self._share(source, column, target, key)
                role = role_of(words, self.schema.subject(target.name))
                if share == 1.0:
                    link = Link(source.name, (column.name,), target.name, (key.name,), role)
                    yield _Match(_BY_VALUES, share, link)

    def _share(self, source: TableFacts, column: ColumnFacts, target: TableFacts, key: ColumnFacts) -> float:
        return contained(self.schema.warehouse, source.sql, (column.name,), target.sql, (key.name,))

    def _like(
        self, source: TableFacts, column: ColumnFacts, target: TableFacts, key: ColumnFacts
    ) -> Likeness:
        words = self.schema.words(column.name)
        persons = target.name in self._persons
        primary = (key.name,) == self.schema.keys[target.name]
        key_words, subject = self.schema.words(key.name), self.schema.subject(target.name)
        if source.name == target.name:
            own = primary and column.name != key.name
            return self_likeness(words, persons, key_words, subject) if own else NONE
        whole = (*self.schema.subject(source.name), *words)
        if primary and subject in (whole, words) and words[-1] in listed("code_words"):
            return Likeness(_OF_CODES)  # the state of an asset, by its number in the table of asset states
        like = likeness(words, is_natural(column), key_words, subject)
        if like == NONE and primary and target.name == self._staff and not self._leads_own(source, words):
            like = staff_likeness(words)
        return by_likeness(words) if like == NONE and persons and primary else like

    def _leads_own(self, source: TableFacts, words: Words) -> bool:
        """Whether persons who are no customers have a leader among themselves: the supervisor of a ranger."""
        served = self.schema.subject(source.name)[-1] in listed("customer_words")
        return source.name in self._persons and not served and entity_of(words)[1:] == ()

    def _keys_of(self, table: TableFacts) -> Iterator[ColumnFacts]:
        """Unique columns that identify, by declaration or name: never a number that happens to differ."""
        for column in table.columns:
            words = self.schema.words(column.name)
            named = is_key_named(words) or words[-1] in ("code", "name")
            primary = (column.name,) == self.schema.keys[table.name]
            if primary or (column.unique and (named or words == self.schema.subject(table.name))):
                yield column

    def _targets(self, source: TableFacts, words: Words) -> tuple[TableFacts, ...]:
        """The tables that a column of these words may mean, in their order."""
        whole = (*self.schema.subject(source.name), *words)
        parts = [
            some[at:] for some in (words, entity_of(words), words[:-1], whole) for at in range(len(some))
        ]
        parts += [words[:size] for size in range(1, len(words))]  # branch_home_id
        names = {name for part in parts for name in self._by_words.get(part, ())}
        names.update([self._staff] if staff_likeness(words).strength and self._staff else ())
        names.update(() if source.is_view else (source.name,), self._persons if words[-1] == "by" else ())
        return tuple(table for name, table in self.schema.tables.items() if name in names)

    @cached_property
    def _by_words(self) -> dict[Words, set[str]]:
        """Tables by all words that may mean them: of their rows, and of their keys."""
        found: dict[Words, set[str]] = {}
        for table in self.schema.tables.values():
            if not table.is_view:
                subject = self.schema.subject(table.name)
                keys = (self.schema.words(key.name) for key in self._keys_of(table))
                for words in (subject, subject[-1:], *keys):
                    found.setdefault(words, set()).add(table.name)
        return found

    @cached_property
    def _staff(self) -> str:
        """The one table of the firm's own people; "" where there is none, or several."""
        staff = listed("staff_words")
        found = [name for name in self._persons if phrase(self.schema.subject(name)).lower() in staff]
        return found[0] if len(found) == 1 else ""

    @cached_property
    def _persons(self) -> frozenset[str]:
        """Tables whose rows are persons."""
        schema = self.schema
        return frozenset(
            table.name
            for table in schema.tables.values()
            if not table.is_view and is_of_persons(table, schema.subjects[table.name], schema.vocabulary)
        )
