"""What the columns of a table hold: counts, bounds, frequent values, forms, and what tells rows apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations

from engine.quality.profile_statements import (
    BINS,
    QUANTILES,
    Shape,
    distinct_of,
    facts_of,
    histogram_of,
    keys_of,
    patterns_of,
    shape_of,
    top_of,
)
from engine.types.result import Cell
from engine.warehouse.embedded import Warehouse

EXACT_ROWS = 1_000_000  # in larger tables, distinct values and quantiles are approximate
_TIMEOUT = 300.0
_TOP = 5
_MOST_PAIRS = 15  # pairs of columns that are tried as keys


@dataclass(frozen=True)
class Bin:
    """One class of a histogram: from `low` up to `high`, which belongs to the last class only."""

    low: Cell
    high: Cell
    rows: int


@dataclass(frozen=True)
class ColumnProfile:
    """What one column holds. `distinct` counts values, None where they cannot be compared.

    `approximate`: distinct and quantiles are near the true ones. Of a `personal` column no value is
    told: low, high, quantiles, top, patterns and histogram are missing. `length` and `spaces` are averages.
    """

    name: str
    type: str
    rows: int
    nulls: int
    distinct: int | None
    approximate: bool = False
    low: Cell = None
    high: Cell = None
    mean: float | None = None
    quantiles: tuple[tuple[str, float], ...] = ()
    histogram: tuple[Bin, ...] = ()
    top: tuple[tuple[str, int], ...] = ()
    patterns: tuple[tuple[str, int], ...] = ()
    length: float | None = None
    spaces: float | None = None
    personal: bool = False

    @property
    def is_unique(self) -> bool:
        """Whether every row has a value, and another one; never told of what was counted approximately."""
        return not self.approximate and self.rows > 0 and self.nulls == 0 and self.distinct == self.rows


@dataclass(frozen=True)
class TableProfile:
    """A table: its rows, its columns, and the sets of columns that tell its rows apart."""

    name: str
    rows: int
    columns: tuple[ColumnProfile, ...]
    keys: tuple[tuple[str, ...], ...]


Judge = Callable[[str, ColumnProfile], bool]


def profile_table(
    warehouse: Warehouse, table: str, is_personal: Judge, exact_rows: int = EXACT_ROWS
) -> TableProfile:
    """The profile of a table or view, by its name in `warehouse.tables()`.

    `is_personal` says of a table's name and a column, of which counts and bounds are known, whether its
    values look personal. Raises SourceError, KeyError if there is no such table.
    """
    reading = _Reading(warehouse, table, warehouse.table_sql(table))
    columns = reading.columns(exact_rows)
    keys = tuple(reading.keys(columns))
    found = (
        _withheld(one) if is_personal(table, one) else reading.with_values(one, shape_of(one.type))
        for one in columns
    )
    return TableProfile(table, columns[0].rows if columns else 0, tuple(found), keys)


@dataclass(frozen=True)
class _Reading:
    warehouse: Warehouse
    table: str
    sql: str

    def columns(self, exact_rows: int) -> list[ColumnProfile]:
        """Counts and bounds of all columns, by one pass and, in smaller tables, the distinct values."""
        kinds = self.warehouse.tables()[self.warehouse.listed_name(self.table)]
        rows = _whole(self._rows(f"SELECT count(*) FROM {self.sql}")[0][0])
        approximate = rows > exact_rows
        statement, keys = facts_of(self.sql, kinds, approximate)
        facts = dict(zip(keys, self._rows(statement)[0], strict=True)) if kinds else {}
        compared = [name for name, kind in kinds.items() if shape_of(kind) != "other"]
        if not approximate and compared:
            counts = self._rows(distinct_of(self.sql, compared))
            facts |= {(name, "distinct"): row[1] for name, row in zip(compared, counts, strict=True)}
        return [_column(name, kind, rows, facts, approximate) for name, kind in kinds.items()]

    def with_values(self, column: ColumnProfile, shape: Shape) -> ColumnProfile:
        """The column with what tells values: the most frequent ones, forms and histogram."""
        if shape == "other" or not column.distinct:
            return column
        top = self._counts(top_of(self.sql, column.name, _TOP))
        if shape == "text":
            return replace(column, top=top, patterns=self._counts(patterns_of(self.sql, column.name, _TOP)))
        counts = {_whole(at): _whole(n) for at, n in self._rows(histogram_of(self.sql, column.name, shape))}
        return replace(column, top=top, histogram=tuple(_bins(column, counts)))

    def keys(self, columns: list[ColumnProfile]) -> Iterator[tuple[str, ...]]:
        """Single columns that tell rows apart; without any, pairs that do."""
        single = [(one.name,) for one in columns if one.is_unique]
        yield from single
        if single or not columns or columns[0].approximate or not columns[0].rows:
            return
        rows = columns[0].rows
        whole = [one for one in columns if not one.nulls and one.distinct and one.distinct > 1]
        pairs = [
            pair
            for pair in combinations(whole, 2)
            if (pair[0].distinct or 0) * (pair[1].distinct or 0) >= rows
        ]
        for pair in sorted(pairs, key=_product)[:_MOST_PAIRS]:
            names = tuple(one.name for one in pair)
            if self._rows(keys_of(self.sql, names))[0][0] == rows:
                yield names

    def _counts(self, sql: str) -> tuple[tuple[str, int], ...]:
        return tuple((str(value), _whole(rows)) for value, rows in self._rows(sql))

    def _rows(self, sql: str) -> tuple[tuple[Cell, ...], ...]:
        return self.warehouse.rows(sql, timeout=_TIMEOUT)


def _column(
    name: str, kind: str, rows: int, facts: dict[tuple[str, str], Cell], approximate: bool
) -> ColumnProfile:
    told = {part: cell for (column, part), cell in facts.items() if column == name}
    quantiles = ((key, cell) for key in QUANTILES if isinstance(cell := told[key], float | int))
    filled, distinct = _whole(told["filled"]), told["distinct"]
    return ColumnProfile(
        name=name,
        type=kind,
        rows=rows,
        nulls=rows - filled,
        distinct=min(_whole(distinct), filled) if distinct is not None else None,
        approximate=approximate,
        low=told["low"],
        high=told["high"],
        mean=_real(told["mean"]),
        quantiles=tuple((key, float(cell)) for key, cell in quantiles),
        length=_real(told["length"]),
        spaces=_real(told["spaces"]),
    )


def _withheld(column: ColumnProfile) -> ColumnProfile:
    return replace(column, low=None, high=None, mean=None, quantiles=(), personal=True)


def _bins(column: ColumnProfile, counts: dict[int, int]) -> Iterator[Bin]:
    for at in range(BINS) if counts else ():
        yield Bin(_between(column, at), _between(column, at + 1), counts.get(at, 0))


def _between(column: ColumnProfile, at: int) -> Cell:
    """The bound below class `at`."""
    low, high = column.low, column.high
    if isinstance(low, datetime) and isinstance(high, datetime):
        return low + (high - low) * at / BINS
    if isinstance(low, date) and isinstance(high, date):
        return datetime.combine(low, datetime.min.time()) + timedelta(days=(high - low).days * at / BINS)
    if isinstance(low, int | float) and isinstance(high, int | float):
        return low + (high - low) * at / BINS
    return None


def _product(pair: tuple[ColumnProfile, ...]) -> int:
    return (pair[0].distinct or 0) * (pair[1].distinct or 0)


def _whole(cell: Cell) -> int:
    return int(cell) if isinstance(cell, int | float) else 0


def _real(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, int | float) else None
