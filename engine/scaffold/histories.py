"""Tables that keep what held from when to when, one row for each time: prices, plans, addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.identity import is_key_named
from engine.scaffold.lexicon import listed
from engine.scaffold.statistics import prove_unique
from engine.scaffold.words import Vocabulary
from engine.types.refusal import Refusal
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted

_SECONDS = 5.0


@dataclass(frozen=True)
class History:
    """Rows of a table hold for `entity` from `start` until before `end`; with `closed`, that day included."""

    table: str
    entity: str
    start: str
    end: str
    closed: bool

    @property
    def until(self) -> str:
        """The column of the dataset with the first moment after a row."""
        return f"{self.end}_open" if self.closed else self.end


def histories(
    warehouse: Warehouse, tables: Mapping[str, TableFacts], vocabulary: Vocabulary
) -> dict[str, History]:
    """The histories among the tables: proven never to overlap, and to follow on each other."""
    found: dict[str, History] = {}
    for table in tables.values():
        for entity, start, end in () if table.is_view else _candidates(table, vocabulary):
            if table.name not in found and prove_unique(warehouse, table.sql, (entity.name, start.name)):
                closed = _closed(warehouse, table, entity.name, start.name, end.name)
                if closed is not None:
                    found[table.name] = History(table.name, entity.name, start.name, end.name, closed)
    return found


def _candidates(
    table: TableFacts, vocabulary: Vocabulary
) -> Iterator[tuple[ColumnFacts, ColumnFacts, ColumnFacts]]:
    times = [column for column in table.columns if column.type == column.stored and column.is_time]
    said = {column.name: {word.lower() for word in vocabulary.words(column.name)} for column in times}
    tells = _tells_history(table, vocabulary)
    starts = [one for one in times if said[one.name] & listed("start_words")]
    ends = [one for one in times if said[one.name] & listed("end_words")]
    valid = any(said[one.name] & listed("validity_words") for one in (*starts, *ends))
    if not (valid or tells):
        return
    for entity, start, end in product(table.columns, starts, ends):
        words = vocabulary.words(entity.name)
        named = is_key_named(words) or words[-1] in listed("reference_words")
        repeats = 0 < entity.distinct < entity.filled
        if named and repeats and start is not end and start.type == end.type and not entity.is_time:
            yield entity, start, end


def _tells_history(table: TableFacts, vocabulary: Vocabulary) -> bool:
    return bool({word.lower() for word in vocabulary.words(table.name)} & listed("history_words"))


def _closed(warehouse: Warehouse, table: TableFacts, entity: str, start: str, end: str) -> bool | None:
    """Whether the last day still belongs to a row; None where rows overlap, or nothing tells."""
    key, first, last = quoted(entity), quoted(start), quoted(end)
    sql = (
        "SELECT count(CASE WHEN following < ending OR ending IS NULL OR ending < beginning THEN 1 END), "
        "count(CASE WHEN following = ending THEN 1 END), "
        "count(CASE WHEN following = ending + INTERVAL 1 DAY THEN 1 END) "
        f"FROM (SELECT {first} AS beginning, {last} AS ending, "
        f"lead({first}) OVER (PARTITION BY {key} ORDER BY {first}) AS following FROM {table.sql}) AS rows "
        "WHERE following IS NOT NULL"
    )
    result = warehouse.run(sql, timeout=_SECONDS)
    if isinstance(result, Refusal):
        return None
    wrong, touching, days = result.rows[0]
    if wrong or (touching and days) or not (touching or days):
        return None
    return bool(days)


def open_ended(history: History, table: TableFacts) -> str:
    """The SELECT that adds the first day after each row to a history whose last day still belongs to it."""
    end = quoted(history.end)
    return f"SELECT *, {end} + INTERVAL 1 DAY AS {quoted(history.until)} FROM {table.sql}"
