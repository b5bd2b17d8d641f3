"""Which column holds the money that is taken: the line totals of orders, the amounts of invoices."""

from collections.abc import Iterable, Iterator, Mapping

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import listed
from engine.scaffold.schema import Link
from engine.scaffold.subjects import Subject
from engine.scaffold.words import Vocabulary, Words

Place = tuple[str, str]  # table, column


def takings(
    tables: Mapping[str, TableFacts],
    subjects: Mapping[str, Subject],
    links: Iterable[Link],
    vocabulary: Vocabulary,
) -> Place | None:
    """The one column of money of sales, the finest of those linked; None where that is not clear."""
    found = _places(tables, subjects, vocabulary)
    wholes = {link.target for link in links if link.source in dict(found)}
    finest = [place for place in found if place[0] not in wholes]
    return finest[0] if len(finest) == 1 else None


def whole_takings(
    finest: Place,
    tables: Mapping[str, TableFacts],
    subjects: Mapping[str, Subject],
    links: Iterable[Link],
    vocabulary: Vocabulary,
) -> Place | None:
    """The one column of money of what the finest sales are lines of: the total of an order."""
    above = {link.target for link in links if link.source == finest[0]}
    found = [place for place in _places(tables, subjects, vocabulary) if place[0] in above]
    return found[0] if len(found) == 1 else None


def _places(
    tables: Mapping[str, TableFacts], subjects: Mapping[str, Subject], vocabulary: Vocabulary
) -> list[Place]:
    return [
        (name, column.name)
        for name, table in tables.items()
        if _are_sales(subjects[name].words)
        for column in _money(table, subjects[name].words, vocabulary)
    ]


def _are_sales(subject: Words) -> bool:
    said = {*subject, *map(singular, subject)}
    return bool(said & listed("sale_words")) and not said & listed("not_sale_words")


def _money(table: TableFacts, subject: Words, vocabulary: Vocabulary) -> Iterator[ColumnFacts]:
    own = {*subject, *map(singular, subject)}
    for column in table.columns:
        words = tuple(word.lower() for word in vocabulary.words(column.name))
        rest = set(words) - own
        fits = rest <= listed("taking_words") and bool(rest & listed("taking_marks"))
        if column.is_number and fits:
            yield column
