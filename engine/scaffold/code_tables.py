"""Tables of codes of several types (type, code, text), known by their names and values."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.identity import is_natural
from engine.scaffold.lexicon import listed
from engine.scaffold.statistics import prove_unique
from engine.scaffold.words import Vocabulary
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted

LONGEST_CODE = 12
_ROWS = range(4, 5_001)
_COLUMNS = range(3, 9)
_TYPES = range(2, 201)


@dataclass(frozen=True)
class CodeTable:
    """A table of codes: the columns with the type, the code and the text, and the codes of each type."""

    table: TableFacts
    kind: ColumnFacts
    code: ColumnFacts
    text: ColumnFacts
    codes: Mapping[str, frozenset[str]]


def code_table(warehouse: Warehouse, table: TableFacts, vocabulary: Vocabulary) -> CodeTable | None:
    """The table as one of codes, if its names and values say so."""
    if table.is_view or table.rows not in _ROWS or len(table.columns) not in _COLUMNS:
        return None
    called = set(vocabulary.words(table.name)) & listed("code_tables")
    texts = [column for column in table.columns if column.is_text and column.filled == table.rows]
    for kind in texts[:3]:
        said = bool(set(vocabulary.words(kind.name)) & listed("code_kinds"))
        if kind.distinct not in _TYPES or kind.distinct * 2 > table.rows or not (said or called):
            continue
        for code in table.columns:
            short = code.holds_integers or (code.is_text and code.length <= LONGEST_CODE)
            text = next((one for one in texts if _is_text(one, kind, code, vocabulary)), None)
            if code.name == kind.name or text is None or not short or code.filled < table.rows:
                continue
            if prove_unique(warehouse, table.sql, (kind.name, code.name)):
                return CodeTable(table, kind, code, text, _codes(warehouse, table, kind, code))
    return None


def _is_text(one: ColumnFacts, kind: ColumnFacts, code: ColumnFacts, vocabulary: Vocabulary) -> bool:
    """Whether a column may say what codes stand for: longer than they are, or called so."""
    apart = one.name not in (kind.name, code.name) and is_natural(one)
    said = vocabulary.words(one.name)[-1] in listed("code_texts")
    return apart and (said or one.length > 2 * max(code.length, 1))


def _codes(
    warehouse: Warehouse, table: TableFacts, kind: ColumnFacts, code: ColumnFacts
) -> dict[str, frozenset[str]]:
    rows = warehouse.rows(f"SELECT {quoted(kind.name)}, {quoted(code.name)} FROM {table.sql}")
    found: dict[str, set[str]] = {}
    for of, value in rows:
        found.setdefault(str(of), set()).add(str(value))
    return {of: frozenset(values) for of, values in found.items()}
