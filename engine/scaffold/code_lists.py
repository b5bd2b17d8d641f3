"""One table of codes for many columns (type, code, text): which columns each type of code serves.

Each type that serves a column becomes a small table of its own, treated as any other.
A column is served where the type has its codes and is called like it; by its codes alone only where
no other type has them. Both are told in the description, for a person to check.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.scaffold.code_tables import CodeTable, code_table
from engine.scaffold.code_uses import Served, served, without_code
from engine.scaffold.facts import TableFacts
from engine.scaffold.likeness import role_of
from engine.scaffold.schema import Link
from engine.scaffold.statistics import measure_query
from engine.scaffold.subjects import Subject
from engine.scaffold.words import Vocabulary, Words
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import literal, quoted


@dataclass(frozen=True)
class CodeList:
    """The codes of one type as a table, and the links of the columns that they serve."""

    facts: TableFacts
    links: tuple[Link, ...]
    source: str


def code_lists(
    warehouse: Warehouse,
    tables: Mapping[str, TableFacts],
    subjects: Mapping[str, Subject],
    vocabulary: Vocabulary,
) -> tuple[CodeList, ...]:
    """The lists of codes that serve some column."""
    found: list[CodeList] = []
    for table in tables.values():
        codes = code_table(warehouse, table, vocabulary)
        if codes is None:
            continue
        uses: dict[tuple[str, bool], list[Served]] = {}
        for one in served(warehouse, codes, tables, subjects, vocabulary):
            uses.setdefault((one.kind, one.column.holds_integers), []).append(one)
        taken = {*tables, *(one.facts.name for one in found)}
        for some in uses.values():
            made = _list(warehouse, codes, some, subjects, vocabulary, taken)
            taken.add(made.facts.name)
            found.append(made)
    return tuple(found)


def _list(
    warehouse: Warehouse,
    codes: CodeTable,
    uses: list[Served],
    subjects: Mapping[str, Subject],
    vocabulary: Vocabulary,
    taken: set[str],
) -> CodeList:
    """The codes of one type as a table that is called like the columns which they serve."""
    said = [without_code(vocabulary.words(one.column.name)) for one in uses]
    words = _common_end(said) or said[0]
    if words in {subject.words for subject in subjects.values()}:
        words = (*words, "code")
    name = "_".join(word.lower() for word in words)
    while name in taken:
        name = f"{name}_list"
    code, number = quoted(codes.code.name), uses[0].column.holds_integers
    key = f"TRY_CAST({code} AS BIGINT)" if number and not codes.code.holds_integers else code
    key = f"CAST({code} AS VARCHAR)" if not number and codes.code.holds_integers else key
    sql = (
        f"SELECT {key} AS {quoted(f'{name}_code')}, {quoted(codes.text.name)} AS {quoted(name)} "
        f"FROM {codes.table.sql} WHERE {quoted(codes.kind.name)} = {literal(uses[0].kind)} "
        f"AND {key} IS NOT NULL"
    )
    sure = all(one.called for one in uses)
    how = "found by name and codes" if sure else "guessed from the codes alone"
    comment = f"the codes {uses[0].kind} of {codes.table.name}, {how}: to be checked"
    facts = measure_query(warehouse, vocabulary, name, sql, comment)
    links = tuple(
        Link(one.table.name, (one.column.name,), name, (f"{name}_code",), role_of(mine, words))
        for one, mine in zip(uses, said, strict=True)
    )
    return CodeList(facts, links, codes.table.name)


def _common_end(names: list[Words]) -> Words:
    """The words with which all names end."""
    shortest = min(map(len, names))
    ends = (names[0][-size:] for size in range(shortest, 0, -1))
    return next((end for end in ends if all(name[-len(end) :] == end for name in names)), ())
