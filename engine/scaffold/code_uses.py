"""Which columns the codes of a table of codes stand in, by their names and values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.scaffold.code_tables import LONGEST_CODE, CodeTable
from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.lexicon import listed
from engine.scaffold.subjects import Subject
from engine.scaffold.words import Vocabulary, Words, pieces
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted

_MOST_CODES = 200
_CALLED, _BY_VALUES = 0.8, 1.0  # share of the codes of a column that the type must have
_COVERED = 0.5  # share of the codes of the type that the column must use, where nothing is called alike
_SAME, _PART, _LETTERS = 3, 2, 1


@dataclass(frozen=True)
class Served:
    """A column whose codes a type has; `called` says that their names are alike."""

    table: TableFacts
    column: ColumnFacts
    kind: str
    called: bool


def served(
    warehouse: Warehouse,
    codes: CodeTable,
    tables: Mapping[str, TableFacts],
    subjects: Mapping[str, Subject],
    vocabulary: Vocabulary,
) -> Iterator[Served]:
    things = {subject.words for subject in subjects.values()}
    for table in tables.values():
        for column in table.columns if table.name != codes.table.name and not table.is_view else ():
            if not _may_be_served(column):
                continue
            said = without_code(vocabulary.words(column.name))
            values = _values(warehouse, table, column)
            kind, called = _kind_of(column, table, values, codes, subjects, vocabulary)
            if kind and (said not in things or called):
                yield Served(table, column, kind, called)


def _may_be_served(column: ColumnFacts) -> bool:
    stored = column.holds_integers or (column.is_text and column.length <= LONGEST_CODE)
    return stored and not column.is_time and not column.unique and 0 < column.distinct <= _MOST_CODES


def _values(warehouse: Warehouse, table: TableFacts, column: ColumnFacts) -> frozenset[str]:
    name = quoted(column.name)
    rows = warehouse.rows(f"SELECT DISTINCT {name} FROM {table.sql} WHERE {name} IS NOT NULL")
    return frozenset(str(value) for (value,) in rows)


def _kind_of(
    column: ColumnFacts,
    table: TableFacts,
    values: frozenset[str],
    codes: CodeTable,
    subjects: Mapping[str, Subject],
    vocabulary: Vocabulary,
) -> tuple[str, bool]:
    """The type that serves a column, and whether it is called like it; "" where none does, or several may."""
    shares = {kind: len(values & known) / len(values) for kind, known in codes.codes.items()}
    alike = {
        kind: score
        for kind, share in shares.items()
        if share >= _CALLED and (score := _alike(kind, column, subjects[table.name].words, vocabulary))
    }
    best = [kind for kind, score in alike.items() if score == max(alike.values())]
    if best:
        return (best[0], True) if len(best) == 1 else ("", False)
    whole = [kind for kind, share in shares.items() if share >= _BY_VALUES]
    said = vocabulary.words(column.name)[-1] in listed("code_ends")
    if len(whole) != 1 or not column.is_text or len(values) < 2 or not said:
        return "", False
    return (whole[0], False) if len(values) >= _COVERED * len(codes.codes[whole[0]]) else ("", False)


def _alike(kind: str, column: ColumnFacts, subject: Words, vocabulary: Vocabulary) -> int:
    """How much a type is called like a column, 0 not at all: ORDSTS and ITGRP like ordsts and itmgrp."""
    said, mine = without_code(vocabulary.words(kind)), without_code(vocabulary.words(column.name))
    if said in (mine, (*subject, *mine)) or (*subject, *said) == mine:
        return _SAME
    if said == mine[-len(said) :] or mine == said[-len(mine) :]:
        return _PART
    theirs, own = "".join(pieces(kind)).lower(), "".join(pieces(column.name)).lower()
    initials = "".join(word[0] for word in vocabulary.words(column.name))
    return _LETTERS if theirs == initials or _within(theirs, own) or _within(own, theirs) else 0


def _within(short: str, name: str) -> bool:
    """Whether the letters of one stand in the other in their order, from the first on."""
    rest = iter(name)
    return len(short) > 1 and short[0] == name[:1] and all(letter in rest for letter in short)


def without_code(words: Words) -> Words:
    """The words of a column without the one that says it holds a code."""
    return words[:-1] if len(words) > 1 and words[-1] in ("code", "cd", "id", "number") else words
