"""What is known of the tables before they are linked, and a link between two of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.scaffold.facts import TableFacts
from engine.scaffold.subjects import Subject
from engine.scaffold.words import Vocabulary, Words
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey


@dataclass(frozen=True)
class Link:
    """Many rows of `source` belong to at most one of `target`. `role` is set where the name says more."""

    source: str
    columns: tuple[str, ...]
    target: str
    to_columns: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True)
class Schema:
    """The tables of one warehouse by name, what a row of each is, and the keys found or declared."""

    warehouse: Warehouse
    tables: Mapping[str, TableFacts]
    subjects: Mapping[str, Subject]
    keys: Mapping[str, tuple[str, ...]]
    vocabulary: Vocabulary
    declared: tuple[DeclaredKey, ...]

    def words(self, column: str) -> Words:
        """The words of a column's name."""
        return self.vocabulary.words(column)

    def subject(self, table: str) -> Words:
        """The words for one row of a table."""
        return self.subjects[table].words
