"""Tables that only say which rows of other tables belong together, many to many."""

from collections.abc import Iterable, Mapping, Sequence

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.lexicon import listed
from engine.scaffold.quantities import HUNDREDTHS, PERCENT, quantity
from engine.scaffold.schema import Link, Schema
from engine.scaffold.statistics import prove_unique
from engine.scaffold.words import Vocabulary
from engine.warehouse.keys import DeclaredKey

_MOST_OTHERS = 2  # columns beside the keys, and as many times


def bridge_keys(schema: Schema, links: Sequence[Link]) -> dict[str, tuple[str, ...]]:
    """The columns of tables that hold hardly more than links: all of them, proven to tell rows apart."""
    found = {}
    for name, table in schema.tables.items():
        mine = [link for link in links if link.source == name]
        columns = tuple(dict.fromkeys(column for link in mine for column in link.columns))
        if table.is_view or len(mine) < 2 or len(columns) != sum(len(link.columns) for link in mine):
            continue
        key = schema.keys[name]
        if _is_bare(table, columns, key, links, schema.vocabulary) and (
            set(key) == set(columns) or prove_unique(schema.warehouse, table.sql, columns)
        ):
            found[name] = columns
    return found


def linking(bridges: Iterable[str], links: Sequence[Link]) -> frozenset[str]:
    """Those that link different tables; what links a table with itself leads nowhere else."""
    targets = {name: {link.target for link in links if link.source == name} for name in bridges}
    return frozenset(name for name, found in targets.items() if len(found) > 1)


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
