"""What the columns of sales are also called: revenue, sales value, quantity sold, payment method."""

from collections.abc import Iterator

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.inflection import plural
from engine.scaffold.lexicon import choices, listed
from engine.scaffold.sketch import Sketch
from engine.scaffold.takings import are_sales, customers_of
from engine.scaffold.words import Words, phrase


def sold_names(column: ColumnFacts, words: Words, table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """Wordings for a column of these words; mostly none. Of an order with lines the order has the value."""
    place = (table.name, column.name)
    if sketch.takings == place:
        whole = listed("whole_takings") if sketch.whole_takings else ()
        return (
            *(one for one in choices("taking_names")["en"] if one not in whole),
            *of_sales(table, sketch),
            *spent(table, sketch),
        )
    if sketch.whole_takings == place:
        names = [phrase((*sketch.subjects[table.name].words, one)) for one in sorted(listed("whole_names"))]
        return (*names, *sorted(listed("whole_takings")))
    if sketch.sales == table.name and _is_own(words, "quantity", table, sketch):
        return choices("sold_names")["en"]
    ways = column.is_text and words[-1] in listed("paying_words")
    return tuple(sorted(listed("way_names"))) if ways else ()


def spent(table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """What customers spend is what the business takes, where no other column tells of paying."""
    numbers = [column for column in table.columns if column.is_number]
    called = {word for column in numbers for word in sketch.vocabulary.words(column.name)}
    told = bool(called & listed("spending_words"))
    spent = not told and customers_of(table.name, sketch.links, sketch.subjects)
    return tuple(sorted(listed("spent_names"))) if spent else ()


def of_sales(table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """Wordings that name what is sold: ticket revenue, money from ticket sales."""
    words = sketch.subjects[table.name].words
    sold = words[:-1] if words[-1] in listed("sale_words") and len(words) > 1 else words
    nouns = dict.fromkeys((words, sold, *_wholes(table, sketch)))
    taken = choices("taking_names")["en"]
    joined = [phrase((*noun, name)) for noun in nouns for name in taken]
    joined += _order_names(table, sketch)
    sources = [phrase((*noun[:-1], plural(noun[-1]))) for noun in nouns]
    from_them = [f"{name} from {source}" for source in sources for name in (*taken, "money")]
    return (*joined, *from_them, "money")


def _order_names(table: TableFacts, sketch: Sketch) -> list[str]:
    """The value of an order is what it brings in, where it is no part of another one."""
    words = sketch.subjects[table.name].words
    own = bool(words[-1:]) and are_sales(words[-1:]) and not any(_wholes(table, sketch))
    nouns = dict.fromkeys((words, words[-1:])) if own and len(words) > 1 else ()
    return [phrase((*noun, name)) for noun in nouns for name in sorted(listed("whole_names"))]


def _wholes(table: TableFacts, sketch: Sketch) -> Iterator[Words]:
    """What sales of several lines are called: the revenue of order lines is that of the orders."""
    wholes = [sketch.subjects[link.target].words for link in sketch.links if link.source == table.name]
    for words in wholes:
        if are_sales(words) and not sketch.whole_takings:
            yield from (words, words[-1:])


def _is_own(words: Words, noun: str, table: TableFacts, sketch: Sketch) -> bool:
    """Whether a column is called by the noun alone, or by it behind what the rows are."""
    return words[-1] == noun and set(words[:-1]) <= set(sketch.subjects[table.name].words)
