"""Which tables belong to a history: to the row of it that holds at their time."""

from collections.abc import Iterable, Mapping
from itertools import product

from engine.scaffold.evidence import comparable, contained
from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.histories import History
from engine.scaffold.identity import entity_of, is_natural
from engine.scaffold.likeness import likeness
from engine.scaffold.matches import ENOUGH
from engine.scaffold.schema import Link, Schema
from engine.warehouse.names import quoted

_SURE = 3


def validities(schema: Schema, past: Mapping[str, History], links: Iterable[Link]) -> tuple[Link, ...]:
    """Links from what a row is about to the history of it; no row of it is meant without a time."""
    joined = {(link.source, link.target) for link in links}
    found = []
    for history, source in product(past.values(), schema.tables.values()):
        target = schema.tables[history.table]
        entity = target.column(history.entity)
        if entity and source.name not in past and (source.name, target.name) not in joined:
            able = [column for column in source.columns if _is_about(source, column, target, entity, schema)]
            if len(able) == 1:
                found.append(Link(source.name, (able[0].name,), target.name, (entity.name,)))
    return tuple(found)


def _is_about(
    source: TableFacts, column: ColumnFacts, target: TableFacts, entity: ColumnFacts, schema: Schema
) -> bool:
    """Whether a column of events says what a history is about."""
    if column.unique or not column.filled or not comparable(column, entity):
        return False
    key_words = schema.words(entity.name)
    like = likeness(schema.words(column.name), is_natural(column), key_words, entity_of(key_words)).strength
    if like < _SURE:
        return False
    key = quoted(entity.name)
    different = f"(SELECT DISTINCT {key} FROM {target.sql})"
    share = contained(schema.warehouse, source.sql, (column.name,), different, (entity.name,))
    return share >= ENOUGH[like]
