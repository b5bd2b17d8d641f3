"""What the data hold: the values of each dimension and the stretch of time of each dataset, cached."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from engine.cache import cached_text, kept_in
from engine.types.result import Cell
from engine.types.value_lists import ValueLists, digest_of, list_digest, value_lists
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted
from semantic.catalog import Catalog
from semantic.fields import Field, Scalar
from semantic.model import Dataset

MAX_VALUES = 1_000_000
MOST_TOGETHER = 20_000  # values that are kept in one file with everything else
_AT_ONCE = 50  # columns that are read in one statement
Ends = tuple[datetime, datetime]  # the first and the last moment
_Timed = tuple[Dataset, str, str]  # with SQL of its moment, and of its source as it stands in FROM
Column = tuple[str, str]  # SQL of a source, and of an expression over it


@dataclass(frozen=True)
class Profile:
    """Stored values by dimension, and first and last moment by dataset (absent where it has no time)."""

    values: ValueLists
    extents: dict[str, tuple[datetime, datetime]]

    @property
    def newest(self) -> datetime | None:
        """The last moment of all data."""
        return max((last for _, last in self.extents.values()), default=None)


def fresh_profile(warehouse: Warehouse, catalog: Catalog) -> Profile:
    """As `profile`, and nothing is kept on disk: for a source that is replaced again and again."""
    return Profile(_lists(warehouse, catalog), dict(_ends(dict(_extents(warehouse, catalog)))))


def profile(warehouse: Warehouse, catalog: Catalog) -> Profile:
    """The profile of the data as the catalog sees them, read once per state of file and model.

    Raises SourceError when a modelled table cannot be read.
    """
    key = f"profile 3 {warehouse.fingerprint()} {catalog.digest}"
    with kept_in(warehouse.cache):
        data = json.loads(cached_text(key, lambda: json.dumps(_read(warehouse, catalog))))
    return Profile(_kept(data, warehouse, catalog), dict(_ends(data["extents"])))


def _ends(extents: dict[str, tuple[str, str]]) -> Iterator[tuple[str, Ends]]:
    for name, (first, last) in extents.items():
        yield name, (datetime.fromisoformat(first), datetime.fromisoformat(last))


def _lists(warehouse: Warehouse, catalog: Catalog) -> ValueLists:
    return value_lists({name: sorted(found) for name, found in _values(warehouse, catalog)})


def _read(warehouse: Warehouse, catalog: Catalog) -> dict[str, object]:
    """Everything as data; of very many values only what tells the files that keep them."""
    values = _lists(warehouse, catalog)
    lists = [values.load(number) for number in range(len(values.sizes))]
    digests = list(map(list_digest, lists))
    told = {"numbers": dict(values.numbers), "sizes": values.sizes, "digests": digests}
    if values.total <= MOST_TOGETHER:
        return {**told, "lists": lists, "extents": dict(_extents(warehouse, catalog))}
    for digest, found in zip(digests, lists, strict=True):
        cached_text(f"values {digest}", partial(json.dumps, found))
    return {**told, "lists": None, "extents": dict(_extents(warehouse, catalog))}


def _kept(data: dict[str, Any], warehouse: Warehouse, catalog: Catalog) -> ValueLists:
    """The values that were read; a list whose file has gone is read again."""

    def load(number: int) -> tuple[Scalar, ...]:
        if data["lists"] is not None:
            return tuple(data["lists"][number])
        key = f"values {data['digests'][number]}"
        with kept_in(warehouse.cache):
            text = cached_text(key, lambda: json.dumps(_lists(warehouse, catalog).load(number)))
        return tuple(json.loads(text))

    digest = digest_of(data["numbers"], iter(data["digests"]))
    return ValueLists(data["numbers"], tuple(data["sizes"]), digest, load)


def _values(warehouse: Warehouse, catalog: Catalog) -> Iterator[tuple[str, set[str]]]:
    columns: dict[str, dict[Column, None]] = {}
    for name, dimension in catalog.dimensions.items():
        found = columns.setdefault(dimension.of or name, {})
        if dimension.roles and found:
            continue  # in a role the same column is met again
        for binding in dimension.bindings:
            if _listed(binding.field):
                source = source_sql(warehouse, catalog.datasets[binding.dataset])
                found[source, binding.field.sql] = None
    cells = _distinct(warehouse, dict.fromkeys(column for found in columns.values() for column in found))
    for name, dimension in catalog.dimensions.items():
        values = {cell for column in columns[dimension.of or name] for cell in cells[column]}
        if values:
            yield name, values


def _distinct(warehouse: Warehouse, columns: Iterable[Column]) -> dict[Column, tuple[str, ...]]:
    """The values of the columns, many in one statement: most are small.

    What a feed did not change since it was read is not read again.
    """
    kept, changes = warehouse.kept_values, warehouse.changes
    found: dict[Column, tuple[str, ...]] = {}
    wanted = []
    for column in columns:
        change, values = kept.get(column, ("", ()))
        if change and changes.get(column[0]) == change:
            found[column] = values
        else:
            wanted.append(column)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        for column, values in zip(some, warehouse.distinct(some, MAX_VALUES), strict=True):
            found[column] = values
            if column[0] in changes:
                kept[column] = changes[column[0]], values
    return found


def _listed(field: Field) -> bool:
    return field.type == "string" and field.role == "dimension" and field.indexed and not field.personal


def source_sql(warehouse: Warehouse, dataset: Dataset) -> str:
    """The dataset as it stands in FROM: a quoted table, or its SELECT in parentheses."""
    return f"({dataset.sql})" if dataset.sql else warehouse.table_sql(dataset.table_name)


def _extents(warehouse: Warehouse, catalog: Catalog) -> Iterator[tuple[str, tuple[str, str]]]:
    tables: list[_Timed] = []
    made: list[_Timed] = []
    for dataset in catalog.model.datasets:
        time = dataset.field(dataset.time) if dataset.time else None
        if time is not None:
            moment = f"CAST({time.expr or quoted(time.name)} AS TIMESTAMP)"
            found = dataset, moment, source_sql(warehouse, dataset)
            (made if dataset.sql or dataset.table_name in warehouse.views else tables).append(found)
    known: dict[str, Ends] = {}
    read = _read_ends(warehouse, [(source, moment) for _, moment, source in tables])
    for dataset, moment, source in tables:
        first, last = read[source, moment]
        if isinstance(first, datetime) and isinstance(last, datetime):
            known[dataset.table_name] = first, last
            yield dataset.name, (first.isoformat(), last.isoformat())
    for dataset, moment, table in made:
        source = f"{table} AS source"
        sql = dataset.sql or warehouse.views[dataset.table_name]
        near = [ends for table, ends in known.items() if table in sql]
        for sql in (*_near(near, moment, source), f"SELECT min({moment}), max({moment}) FROM {source}"):
            first, last = warehouse.rows(sql)[0]
            if isinstance(first, datetime) and isinstance(last, datetime):
                known[dataset.table_name] = first, last
                yield dataset.name, (first.isoformat(), last.isoformat())
                break


def _read_ends(warehouse: Warehouse, columns: Iterable[Column]) -> dict[Column, tuple[Cell, Cell]]:
    """The least and the greatest of the columns, those of tables that a feed did not change as they were."""
    kept, changes = warehouse.kept_ends, warehouse.changes
    found: dict[Column, tuple[Cell, Cell]] = {}
    wanted = []
    for column in dict.fromkeys(columns):
        change, ends = kept.get(column, ("", (None, None)))
        if change and changes.get(column[0]) == change:
            found[column] = ends
        else:
            wanted.append(column)
    whole = [f"SELECT {n}, min({at}), max({at}) FROM {of} AS source" for n, (of, at) in enumerate(wanted)]
    rows = warehouse.rows(" UNION ALL ".join(whole), timeout=30.0 * len(whole)) if whole else ()
    for number, first, last in rows:
        column = wanted[int(str(number))]
        found[column] = first, last
        if column[0] in changes:
            kept[column] = changes[column[0]], (first, last)
    return found


def ends_of(warehouse: Warehouse, catalog: Catalog, dataset: Dataset, field: Field) -> Ends | None:
    """The first and last moment of any time of a dataset; None where it has none. Read once per state."""

    def read() -> str:
        moment = f"CAST({field.expr or quoted(field.name)} AS TIMESTAMP)"
        source = source_sql(warehouse, dataset)
        first, last = warehouse.rows(f"SELECT min({moment}), max({moment}) FROM {source} AS source")[0]
        known = isinstance(first, datetime) and isinstance(last, datetime)
        return json.dumps([str(first), str(last)] if known else None)

    key = f"ends 1 {warehouse.fingerprint()} {catalog.digest} {dataset.name}.{field.name}"
    with kept_in(warehouse.cache):
        found = json.loads(cached_text(key, read))
    return (datetime.fromisoformat(found[0]), datetime.fromisoformat(found[1])) if found else None


def _near(tables: Sequence[Ends], moment: str, source: str) -> Iterator[str]:
    """SQL for the ends of a view, looked for where the tables it names have theirs, not in all its rows.

    The earliest and the latest moment found there are the ends; where there is none they lie elsewhere.
    """
    if tables:
        first, last = (f"TIMESTAMP '{end}'" for end in (min(tables)[0], max(last for _, last in tables)))
        yield (
            f"SELECT (SELECT min({moment}) FROM {source} WHERE {moment} <= {first} + INTERVAL 1 DAY), "
            f"(SELECT max({moment}) FROM {source} WHERE {moment} >= {last} - INTERVAL 1 DAY)"
        )
