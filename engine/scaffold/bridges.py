"""Tables that only say which rows of other tables belong together, many to many."""

from collections.abc import Iterable, Mapping, Sequence

from engine.scaffold.lexicon import listed
from engine.scaffold.links import Link
from engine.scaffold.quantities import HUNDREDTHS, PERCENT, quantity
from engine.scaffold.statistics import ColumnFacts, TableFacts, prove_unique
from engine.scaffold.words import Vocabulary
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey

_MOST_OTHERS = 2  # columns beside the keys, and as many times


def bridge_keys(
    warehouse: Warehouse,
    tables: Mapping[str, TableFacts],
    keys: Mapping[str, tuple[str, ...]],
    links: Sequence[Link],
    vocabulary: Vocabulary,
) -> dict[str, tuple[str, ...]]:
    """The columns that a bridge joins by, by table: those of its links, proven to tell its rows apart."""
    found = {}
    for name, table in tables.items():
        mine = [link for link in links if link.source == name]
        columns = tuple(dict.fromkeys(column for link in mine for column in link.columns))
        if (
            table.is_view
            or len({link.target for link in mine}) < 2
            or len(columns) != sum(len(link.columns) for link in mine)
        ):
            continue
        if _is_bare(table, columns, keys[name], links, vocabulary) and (
            set(keys[name]) == set(columns) or prove_unique(warehouse, table.sql, columns)
        ):
            found[name] = columns
    return found


def joined_keys(
    bridges: Mapping[str, tuple[str, ...]],
    keys: Mapping[str, tuple[str, ...]],
    declared: Iterable[DeclaredKey],
) -> dict[str, tuple[str, ...]]:
    """The keys of bridges, where no other is declared and they have no number of their own."""
    stated = {key.table for key in declared if key.kind == "primary"}
    return {
        name: columns
        for name, columns in bridges.items()
        if name not in stated and set(keys[name]) <= set(columns)
    }


def _is_bare(
    table: TableFacts,
    columns: tuple[str, ...],
    key: tuple[str, ...],
    links: Sequence[Link],
    vocabulary: Vocabulary,
) -> bool:
    """Whether there is hardly anything beside the keys; with a key of its own nothing but notes on it."""
    numbered = not set(key) <= set(columns)
    if numbered and (len(key) != 1 or any(link.target == table.name for link in links)):
        return False
    others = [column for column in table.columns if column.name not in (*columns, *key)]
    times = [column for column in others if column.is_time]
    plain = [column for column in others if not column.is_time]
    if any(not _is_note(column, table, vocabulary) for column in plain):
        return False
    return not others if numbered else max(len(times), len(plain)) <= _MOST_OTHERS


def _is_note(column: ColumnFacts, table: TableFacts, vocabulary: Vocabulary) -> bool:
    """Whether a column says how two rows belong together; an amount makes it a fact of its own."""
    if not column.is_number:
        return True
    words = {word.lower() for word in vocabulary.words(column.name)}
    share = quantity(column, table, vocabulary).unit in (PERCENT, HUNDREDTHS)
    return share or bool(words & (listed("weight_words") | listed("yes_no_prefixes")))
