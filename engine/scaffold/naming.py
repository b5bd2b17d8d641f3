"""Which column names a row to people."""

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.identity import is_natural
from engine.scaffold.lexicon import listed
from engine.scaffold.subjects import Subject
from engine.scaffold.words import Vocabulary, Words, phrase

_FIRST_OR_LAST = ("first", "last", "middle", "given", "family", "user", "file", "nick")
_MOSTLY = 0.9  # two flats may have one address
_FEW = 0.5  # a name tells rows apart; what many rows share is a kind of them


def name_column(table: TableFacts, subject: Subject, vocabulary: Vocabulary) -> str:
    """The column that people call a row by: its name, title or label; "" where nothing does."""
    scored = [
        (_score(vocabulary.words(column.name), subject.words), -place, column.name)
        for place, column in enumerate(table.columns)
        if is_natural(column) and not column.pattern and _tells_apart(column, table)
    ]
    best = max(scored, default=(0, 0, ""))
    return best[2] if best[0] else _place(table, subject, vocabulary) or _mark(table, subject, vocabulary)


def _mark(table: TableFacts, subject: Subject, vocabulary: Vocabulary) -> str:
    """What stands on each of them: the ref of a flat, the number of a room, the registration of a van.

    Not of what happens or goes on, such as contracts.
    """
    if any(_is_moment(column, table, vocabulary) for column in table.columns):
        return ""
    persons = is_of_persons(table, subject, vocabulary)
    for column in table.columns:
        words = vocabulary.words(column.name)
        own = words[:-1] in (subject.words, subject.words[-1:]) and words[-1] in listed("mark_words")
        own = own or (phrase(words) in listed("mark_names") and not persons)
        apart = column.filled == table.looked_at == column.distinct > 0
        if own and apart and is_natural(column) and column.is_text:
            return column.name
    return ""


def _is_moment(column: ColumnFacts, table: TableFacts, vocabulary: Vocabulary) -> bool:
    """Whether a column is a time that says when rows happened, and not when a thing was made or looked at.

    Nor is what only some of them have such a time: since when a unit is rented.
    """
    dated = column.is_time and column.filled == table.looked_at
    return dated and not set(vocabulary.words(column.name)) & listed("thing_times")


def _place(table: TableFacts, subject: Subject, vocabulary: Vocabulary) -> str:
    """Where a thing is or what stands on it, where that alone tells things apart; of persons a nickname."""
    if is_of_persons(table, subject, vocabulary) or set(subject.words) & listed("person_words"):
        return "" if person_columns(table, vocabulary) else _alias(table, vocabulary)
    for column in table.columns:
        apart = column.filled == table.looked_at > 0 and column.distinct >= _MOSTLY * column.filled
        if is_natural(column) and apart and vocabulary.words(column.name)[-1] in listed("place_words"):
            return column.name
    return _alias(table, vocabulary)


def _alias(table: TableFacts, vocabulary: Vocabulary) -> str:
    """The nickname of those who have no other name, where each has one of their own."""
    for column in table.columns:
        apart = column.filled == table.looked_at > 0 and column.distinct >= _MOSTLY * column.filled
        if is_natural(column) and apart and phrase(vocabulary.words(column.name)) in listed("alias_names"):
            return column.name
    return ""


def person_columns(table: TableFacts, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """First and last name, where a table of people has both and no whole name."""
    first = _first_called(table, listed("first_names"), vocabulary)
    last = _first_called(table, listed("last_names"), vocabulary)
    return (first, last) if first and last else None


def _first_called(table: TableFacts, names: frozenset[str], vocabulary: Vocabulary) -> str:
    """The first text column that ends in one of the names."""
    for column in table.columns:
        words = vocabulary.words(column.name)
        if column.is_text and {phrase(words[-2:]), words[-1]} & names:
            return column.name
    return ""


def is_of_persons(table: TableFacts, subject: Subject, vocabulary: Vocabulary) -> bool:
    """Whether the rows of a table are persons."""
    return subject.words[-1] in listed("person_words") or person_columns(table, vocabulary) is not None


def _tells_apart(column: ColumnFacts, table: TableFacts) -> bool:
    return table.looked_at == 0 or column.distinct >= _FEW * column.filled


def _score(words: Words, subject: Words) -> int:
    """How much like a name a column is called, 0 not at all."""
    if words in (("name",), subject, (*subject, "name"), (subject[-1], "name")):
        return 5
    if words in (("title",), (*subject, "title"), ("full", "name"), ("display", "name")):
        return 4
    if words[-1] == "label":
        return 3
    last_name = len(words) > 1 and words[-2] in _FIRST_OR_LAST
    if words[-1] in listed("name_words") and not last_name:
        return 2
    if words[0] in listed("name_heads") and words[1:] in ((), subject, subject[-1:]):
        return 5
    said = words[-1:] if words[-1] in ("description", "text") else ()  # "reason text" of a return reason
    return 1 if said and words in (said, (*subject, *said), (subject[-1], *said)) else 0
