"""Which column holds the money that is taken: the line totals of orders, the amounts of invoices."""

from collections.abc import Iterable, Iterator, Mapping

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import listed, pairs
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
    links = tuple(links)
    found = _places(tables, subjects, links, vocabulary)
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
    links = tuple(links)
    above = {link.target for link in links if link.source == finest[0]}
    found = [place for place in _places(tables, subjects, links, vocabulary) if place[0] in above]
    return found[0] if len(found) == 1 else None


def customers_of(table: str, links: Iterable[Link], subjects: Mapping[str, Subject]) -> tuple[str, ...]:
    """The tables of customers that rows belong to: the players that purchases are of."""
    targets = [link.target for link in links if link.source == table]
    return tuple(one for one in targets if singular(subjects[one].words[-1]) in listed("customer_words"))


def _places(
    tables: Mapping[str, TableFacts],
    subjects: Mapping[str, Subject],
    links: tuple[Link, ...],
    vocabulary: Vocabulary,
) -> list[Place]:
    return [
        (name, column.name)
        for name, table in tables.items()
        if are_sales(subjects[name].words) or _are_bought(name, links, subjects)
        for column in _money(table, subjects[name].words, vocabulary)
    ]


def _are_bought(table: str, links: tuple[Link, ...], subjects: Mapping[str, Subject]) -> bool:
    """Whether rows are what customers buy: purchases of players, and none from suppliers."""
    words = subjects[table].words
    others = {
        singular(word) for link in links if link.source == table for word in subjects[link.target].words
    }
    bought = singular(words[-1]) in listed("bought_words") and not set(words[:-1]) & listed("not_sale_words")
    supplied = bool(others & listed("not_sale_words"))
    return bought and not supplied and bool(customers_of(table, links, subjects))


def are_sales(subject: Words) -> bool:
    """Whether rows of this name are sales: orders, tickets, and none from suppliers."""
    said = {*subject, *map(singular, subject)}
    return bool(said & listed("sale_words")) and not said & listed("not_sale_words")


def _money(table: TableFacts, subject: Words, vocabulary: Vocabulary) -> Iterator[ColumnFacts]:
    own = {*subject, *map(singular, subject), *pairs("currencies")}
    called = [
        (column, {word.lower() for word in vocabulary.words(column.name)} - own)
        for column in table.columns
        if column.is_number
    ]
    net = any("net" in rest for _, rest in called)
    for column, rest in called:
        whole = rest == {"gross"} and not net  # beside a fee: what was paid before it
        if whole or (rest <= listed("taking_words") and rest & listed("taking_marks")):
            yield column
