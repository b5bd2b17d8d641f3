"""Further keys of tables, beside the primary one."""

from collections.abc import Iterable, Mapping, Sequence

from engine.scaffold.facts import TableFacts
from engine.scaffold.histories import History
from engine.scaffold.identity import is_key_named
from engine.scaffold.lexicon import listed
from engine.scaffold.schema import Link
from engine.scaffold.words import Vocabulary
from engine.warehouse.keys import DeclaredKey


def unique_keys(
    tables: Mapping[str, TableFacts],
    keys: Mapping[str, tuple[str, ...]],
    declared: Iterable[DeclaredKey],
    vocabulary: Vocabulary,
    links: Sequence[Link],
    past: Mapping[str, History],
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Further columns that tell the rows of a table apart: declared, pointed at, or proven and named so.

    What points at another table is not unique by more than chance, unless it is declared so.
    """
    targets = {(link.target, link.to_columns) for link in links}
    pointing = {(link.source, column) for link in links for column in link.columns}
    found: dict[str, dict[tuple[str, ...], None]] = {name: {} for name in tables}
    for key in declared:
        if key.kind == "unique" and key.table in found:
            found[key.table][key.columns] = None
    for name, history in past.items():
        found[name][history.entity, history.start] = None
    for name, table in tables.items():
        for column in table.columns:
            words = vocabulary.words(column.name)
            named = is_key_named(words) or words[-1] in listed("reference_words") | listed("tag_words")
            told = named and (name, column.name) not in pointing and not set(words) & listed("shared_numbers")
            if column.unique and not table.is_view and (told or (name, (column.name,)) in targets):
                found[name][column.name,] = None
    return {name: tuple(one for one in some if one != keys[name]) for name, some in found.items()}
