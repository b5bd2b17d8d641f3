"""Which tables belong together: declared, or judged by names and proven by the values themselves."""

from collections.abc import Iterable, Iterator

from engine.scaffold.evidence import comparable, contained
from engine.scaffold.facts import TableFacts
from engine.scaffold.likeness import role_of
from engine.scaffold.matches import Matcher
from engine.scaffold.schema import Link, Schema


def links(schema: Schema, given: Iterable[Link] = ()) -> tuple[Link, ...]:
    """Declared links, then those given, single columns, composite keys. A column points at one table only."""
    found = list(_declared(schema))
    declared = {(link.source, column) for link in found for column in link.columns}
    found += [link for link in given if (link.source, link.columns[0]) not in declared]
    taken = {(link.source, column) for link in found for column in link.columns}
    judged = []
    for link in _judged(schema, taken):
        if not _mirrors(link, found):
            found.append(link)
            judged.append(link)
    found = [link for link in found if not (link in judged and _is_second_hand(link, found, schema))]
    joined = {(link.source, link.target) for link in found}
    found += [link for link in _composite(schema) if (link.source, link.target) not in joined]
    return tuple(found)


def _declared(schema: Schema) -> Iterator[Link]:
    for key in schema.declared:
        known = key.table in schema.tables and key.to_table in schema.tables
        if key.kind == "foreign" and known and _is_unique(key.to_table, key.to_columns, schema):
            words, subject = schema.words(key.columns[0]), schema.subject(key.to_table)
            role = role_of(words, subject) if len(key.columns) == 1 else ""
            yield Link(key.table, key.columns, key.to_table, key.to_columns, role)


def _is_unique(table: str, columns: tuple[str, ...], schema: Schema) -> bool:
    column = schema.tables[table].column(columns[0])
    proven = len(columns) == 1 and column is not None and column.unique
    stated = (key for key in schema.declared if key.kind != "foreign" and key.table == table)
    return proven or any(set(key.columns) == set(columns) for key in stated)


def _judged(schema: Schema, taken: set[tuple[str, str]]) -> Iterator[Link]:
    """The best link of each column that has one."""
    matcher = Matcher(schema)
    for source in schema.tables.values():
        for column in source.columns if not source.query else ():
            link = None if (source.name, column.name) in taken else matcher.best(source, column)
            if link is not None:
                yield link


def _is_second_hand(link: Link, found: Iterable[Link], schema: Schema) -> bool:
    """Whether a column only says who did something to a row that belongs to the same table anyway.

    Where all columns say so (reported by, handled by), each is a part of its own.
    """
    if not _is_by(link, schema) or link.source == link.target:
        return False
    others = (one for one in found if (one.source, one.target) == (link.source, link.target))
    return any(not _is_by(one, schema) for one in others)


def _is_by(link: Link, schema: Schema) -> bool:
    return schema.words(link.columns[0])[-1] == "by"


def _composite(schema: Schema) -> Iterator[Link]:
    """Tables that share all columns of a key of several; keys with a day only join facts with facts."""
    for target in schema.tables.values():
        key = schema.keys[target.name]
        columns = [target.column(name) for name in key]
        if len(key) > 1 and all(column and column.type != "DATE" for column in columns):
            for source in schema.tables.values():
                if source.name != target.name and _holds(source, target, key, schema):
                    yield Link(source.name, key, target.name, key)


def _holds(source: TableFacts, target: TableFacts, key: tuple[str, ...], schema: Schema) -> bool:
    pairs = [(source.column(name), target.column(name)) for name in key]
    fit = all(mine and theirs and comparable(mine, theirs) for mine, theirs in pairs)
    return fit and contained(schema.warehouse, source.sql, key, target.sql, key) == 1.0


def _mirrors(link: Link, found: Iterable[Link]) -> bool:
    """Whether the same two columns are linked already, the other way round."""
    turned = (link.target, link.to_columns, link.source, link.columns)
    return any((one.source, one.columns, one.target, one.to_columns) == turned for one in found)
