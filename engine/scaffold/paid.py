"""What customers pay for rows that are not called sales: the price paid of an appointment."""

from collections.abc import Iterator

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.inflection import plural, singular
from engine.scaffold.lexicon import choices, listed
from engine.scaffold.sketch import Sketch
from engine.scaffold.words import Words, phrase


def is_paid(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> bool:
    """Whether this is the only money of rows that happen, and no other rows but sales have any.

    Where others have some, nobody can tell of which "revenue" is said.
    """
    subject = sketch.subjects[table.name].words
    said = {*subject, *map(singular, subject)}
    able = _is_dated(table) and not said & (listed("not_sale_words") | listed("bad_rows"))
    if not able or table.name == sketch.sales or not _is_paid_price(column, subject, sketch):
        return False
    beside = {table.name, sketch.takings[0]} if sketch.takings else set()
    joined = any({link.source, link.target} == beside for link in sketch.links)
    others = [] if sketch.sales else [one for one in sketch.tables.values() if one is not table]
    return (
        not joined
        and _has_no_other(column, table, sketch)
        and not any(_is_dated(one) and not _has_no_other(None, one, sketch) for one in others)
    )


def _is_dated(table: TableFacts) -> bool:
    return any(one.is_time for one in table.columns)


def _has_no_other(column: ColumnFacts | None, table: TableFacts, sketch: Sketch) -> bool:
    """Whether the rows have no other money than in that column."""
    money = listed("money_words") | listed("paid_prices")
    numbers = (one for one in table.columns if one.is_number and one is not column)
    return not any(_words(one, sketch) & money for one in numbers)


def _is_paid_price(column: ColumnFacts, subject: Words, sketch: Sketch) -> bool:
    marks, prices = listed("paid_marks"), listed("paid_prices")
    rest = _words(column, sketch) - set(subject)
    return column.is_number and bool(rest & marks) and bool(rest & prices) and rest <= marks | prices


def _words(column: ColumnFacts, sketch: Sketch) -> set[str]:
    return {word.lower() for word in sketch.vocabulary.words(column.name)}


def of_payers(table: TableFacts, sketch: Sketch) -> Iterator[str]:
    """What is paid is revenue of these rows and of the items they are for; beside sales it may be either."""
    linked = [link.target for link in sketch.links if link.source == table.name]
    items = [one for one in linked if sketch.finder.unit_prices(one)]
    nouns = [sketch.subjects[one].words for one in (table.name, *items)]
    names = choices("paid_names")["en"]
    yield from (phrase((*noun, name)) for noun in nouns for name in names)
    yield from (f"{name} from {phrase((*noun[:-1], plural(noun[-1])))}" for noun in nouns for name in names)
    yield from choices("paid_names")["all"]
