"""How people ask for the one quantity of rows: units sold, copies on hand."""

from collections.abc import Iterable, Iterator

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import choices, listed
from engine.scaffold.sketch import Sketch
from engine.scaffold.takings import customers_of
from semantic.phrasings import Phrasing


def counted_names(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """Wordings for the quantity of what is there, where it is the only one of the schema.

    "In stock" alone is none: of things that are in stock there are any, and how many nobody asks.
    """
    if not _is_alone(column, table, sketch) or not sketch.finder.is_stock(column, table):
        return ()
    places = sorted(listed("stock_places"))
    named = {one.words for one in sketch.subjects.values()}
    plain = [one for one in sorted(listed("stock_nouns")) if (one,) not in named]
    return (*(f"{unit} {place}" for unit in _units(table, sketch) for place in places), *plain)


def phrasings_of(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> tuple[Phrasing, ...]:
    """Sentences that ask for the total of such a quantity by what is done: "how many units did we sell"."""
    units = _units(table, sketch)
    if not units or not _is_alone(column, table, sketch):
        return ()
    homes = tuple(_named(table.name, sketch))
    doers = (*sorted(listed("sellers")), *homes)
    if sketch.finder.is_stock(column, table):
        return (_done(listed("holding"), doers, units),)
    if sketch.sales == table.name:
        return (_done(listed("selling"), doers, units), *_bought(table, units, sketch))
    words = sketch.subjects[table.name].words
    verbs = [verb for word in words for verb in choices("unit_doings").get(word, ())]
    return (_done(verbs, doers, units),) if verbs else ()


def _bought(table: TableFacts, units: tuple[str, ...], sketch: Sketch) -> Iterator[Phrasing]:
    """What is sold is bought, unless the schema tells of what the business itself buys."""
    words = {singular(word) for one in sketch.subjects.values() for word in one.words}
    if not words & listed("not_sale_words"):
        whole = [link.target for link in sketch.links if link.source == table.name]
        customers = [
            one for name in (table.name, *whole) for one in customers_of(name, sketch.links, sketch.subjects)
        ]
        by = tuple(sketch.subjects[one].name for one in dict.fromkeys(customers))
        yield _done(listed("buying"), (*sorted(listed("buyers")), *by), units)


def _done(verbs: Iterable[str], by: tuple[str, ...], units: tuple[str, ...]) -> Phrasing:
    return Phrasing(asked="things", verbs=tuple(sorted(verbs)), by=tuple(dict.fromkeys(by)), to=units)


def _units(table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """The words that things are counted by, but for those that are other rows or other columns of these."""
    taken = {singular(one.words[-1]) for name, one in sketch.subjects.items() if name != table.name}
    taken |= {singular(sketch.vocabulary.words(one.name)[-1].lower()) for one in table.columns}
    return tuple(unit for unit in sorted(listed("counted_by")) if singular(unit) not in taken)


def _is_alone(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> bool:
    """Whether it is the only quantity of its rows, and no other rows have one of the same kind."""
    stock = sketch.finder.is_stock(column, table)
    found = [
        (one, home)
        for home in sketch.tables.values()
        for one in home.columns
        if sketch.finder.is_counted(one, home)
        and (home is table or (stock and sketch.finder.is_stock(one, home)))
    ]
    return found == [(column, table)]


def _named(table: str, sketch: Sketch) -> Iterator[str]:
    """The datasets with names that rows lead to, who may do it: shops, sellers."""
    seen, waiting = {table}, [table]
    while waiting:
        targets = [
            link.target for link in sketch.links if link.source == waiting[0] and link.target not in seen
        ]
        waiting = [*waiting[1:], *dict.fromkeys(targets)]
        seen |= set(targets)
        yield from (sketch.subjects[one].name for one in dict.fromkeys(targets) if sketch.is_named(one))
