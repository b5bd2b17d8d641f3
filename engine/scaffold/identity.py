"""What tells the rows of a table apart, and which columns point at something."""

from collections.abc import Iterable
from itertools import combinations

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.lexicon import listed
from engine.scaffold.statistics import prove_unique
from engine.scaffold.subjects import Subject
from engine.scaffold.words import Vocabulary, Words
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey

_PAIR_ROWS = 100_000
_PAIR_COLUMNS = 6
_LONGEST_NATURAL = 40


def is_key_named(words: Words) -> bool:
    """Whether the name says identifier: order_id, id_site, user_key."""
    return bool(words) and (
        words[-1].lower() in listed("key_words") or words[0].lower() in listed("key_words")
    )


def entity_of(words: Words) -> Words:
    """What a key column identifies: order_id and id_order the order; of `id` alone nothing is left."""
    return tuple(word for word in words if word.lower() not in listed("key_words"))


def is_natural(column: ColumnFacts) -> bool:
    """Whether people may know the values: short texts that are no generated identifiers."""
    generated = column.pattern in ("uuid", "hash")
    return column.is_text and not generated and column.length <= _LONGEST_NATURAL


def primary_key(
    warehouse: Warehouse,
    table: TableFacts,
    subject: Subject,
    vocabulary: Vocabulary,
    declared: Iterable[DeclaredKey],
    history: tuple[str, ...],
) -> tuple[str, ...]:
    """The declared key, else the best proven column, else a proven pair of a small table, else nothing.

    `history` is the pair that tells the rows of a table of history apart, if it is one.
    """
    for key in declared:
        if key.kind == "primary" and key.table == table.name:
            return key.columns
    ranked = [
        (rank, column.name)
        for column in table.columns
        if column.unique and (rank := _rank(column, table, subject, vocabulary)) is not None
    ]
    if ranked:
        return (min(ranked, key=lambda found: found[0])[1],)
    return history or _pair(warehouse, table, vocabulary)


def _rank(column: ColumnFacts, table: TableFacts, subject: Subject, vocabulary: Vocabulary) -> int | None:
    """How much like a key a unique column is, 0 most; None where it is unique by chance."""
    words = vocabulary.words(column.name)
    if is_key_named(words):
        return 0 if entity_of(words) in ((), subject.words) else 1
    if not (column.is_text or column.is_integer):
        return None
    if words == subject.words or words[-1] in listed("reference_words"):
        return 2
    return 3 if column is table.columns[0] else None


def _pair(warehouse: Warehouse, table: TableFacts, vocabulary: Vocabulary) -> tuple[str, ...]:
    if table.is_view or not 1 < table.rows <= _PAIR_ROWS:
        return ()
    able = [column for column in table.columns if _may_be_part(column, vocabulary)][:_PAIR_COLUMNS]
    for first, second in combinations(able, 2):
        enough = first.distinct * second.distinct >= table.rows
        if enough and prove_unique(warehouse, table.sql, (first.name, second.name)):
            return (first.name, second.name)
    return ()


def _may_be_part(column: ColumnFacts, vocabulary: Vocabulary) -> bool:
    """Keys, codes, dates and short texts; not a number that happens to differ."""
    words = vocabulary.words(column.name)
    named = is_key_named(words) or words[-1] in listed("code_words")
    return column.filled > 0 and (named or is_natural(column) or column.type == "DATE")
