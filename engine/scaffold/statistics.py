"""What the columns of a table hold, measured by fixed statements."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import SourceError
from engine.types.refusal import Refusal
from engine.types.result import Cell
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted, table_key

EXACT_ROWS = 1_000_000  # larger tables are sampled
_SLICES, _SLICE_ROWS = 20, 5_000
_PROOF_SECONDS = 5.0
_SIGNED = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_INTEGERS = (*_SIGNED, *(f"U{kind}" for kind in _SIGNED))
_SCALARS = (*_INTEGERS, "DECIMAL", "DOUBLE", "FLOAT", "VARCHAR", "UUID", "ENUM", "BOOLEAN", "DATE", "TIME")
_PATTERNS = {
    "email": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "uuid": r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}",
    "hash": r"[0-9a-f]{24,}",
    "phone": r"\+\d[\d ()./-]{6,}",
    "DATE": r"\d{4}-\d{2}-\d{2}",
    "TIMESTAMP": r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?",
}
_LOOKED_AT = 1_000


@dataclass(frozen=True)
class ColumnFacts:
    """One column. Counts and bounds are of the rows looked at; `unique` is proven for all rows or False.

    `type` is what the values are, `stored` what the database calls it: dates may be stored as text.
    """

    name: str
    type: str
    stored: str
    filled: int
    distinct: int
    low: Cell
    high: Cell
    length: float
    pattern: str
    unique: bool

    @property
    def is_text(self) -> bool:
        """Whether it holds texts."""
        return self.type == "VARCHAR"

    @property
    def is_integer(self) -> bool:
        """Whether it holds whole numbers."""
        return self.type in _INTEGERS


@dataclass(frozen=True)
class TableFacts:
    """One table or view: all its rows, the rows looked at, and the columns that hold single values."""

    name: str
    sql: str
    rows: int
    looked_at: int
    is_view: bool
    comment: str
    columns: tuple[ColumnFacts, ...]

    def column(self, name: str) -> ColumnFacts | None:
        """The column of that name, if it was measured."""
        return next((column for column in self.columns if column.name == name), None)


def measure_tables(warehouse: Warehouse) -> tuple[TableFacts, ...]:
    """The facts of every table and view that can be read; a view that fails is left out."""
    comments = {
        table_key(str(schema), str(table)): str(comment or "")
        for schema, table, comment in warehouse.rows(
            "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE NOT internal"
        )
    }
    found = []
    for name, columns in warehouse.tables().items():
        try:
            found.append(_measured(warehouse, name, columns, comments.get(name)))
        except SourceError:
            if name in comments:
                raise
    return tuple(found)


def _measured(warehouse: Warehouse, name: str, columns: dict[str, str], comment: str | None) -> TableFacts:
    sql = warehouse.table_sql(name)
    rows = _number(warehouse.rows(f"SELECT count(*) FROM {sql}")[0][0])
    source, looked_at = _sample(sql, rows, comment is None)
    stored = {column: kind for column, kind in columns.items() if _is_scalar(kind)}
    texts = [column for column, kind in stored.items() if kind == "VARCHAR"]
    patterns = _patterns(warehouse, sql, texts)
    types = stored | _dates(warehouse, sql, patterns)
    parts = [part for column, kind in types.items() for part in _parts(column, kind)]
    cells = iter(warehouse.rows(f"SELECT {', '.join(parts)} FROM {source}")[0] if parts else ())
    facts = []
    for column, kind in types.items():
        filled, distinct, low, high, length = (next(cells) for _ in range(5))
        counts = (_number(filled), _number(distinct))
        alike = counts == (looked_at, looked_at) and looked_at > 1
        unique = alike and (looked_at == rows or prove_unique(warehouse, sql, (column,)))
        mean, pattern = length if isinstance(length, float) else 0.0, patterns.get(column, "")
        facts.append(ColumnFacts(column, kind, stored[column], *counts, low, high, mean, pattern, unique))
    return TableFacts(name, sql, rows, looked_at, comment is None, comment or "", tuple(facts))


def _dates(warehouse: Warehouse, sql: str, patterns: dict[str, str]) -> dict[str, str]:
    """Text columns whose every value in the whole table is a date or a timestamp, with that type."""
    found = {}
    for column, kind in patterns.items():
        if kind in ("DATE", "TIMESTAMP"):
            name = quoted(column)
            bad = (
                f"SELECT count(*) FROM {sql} WHERE {name} IS NOT NULL AND TRY_CAST({name} AS {kind}) IS NULL"
            )
            result = warehouse.run(bad, timeout=_PROOF_SECONDS)
            if not isinstance(result, Refusal) and result.rows[0][0] == 0:
                found[column] = kind
    return found


def prove_unique(warehouse: Warehouse, sql: str, columns: tuple[str, ...]) -> bool:
    """Whether all rows of the table differ in the columns and have them; False where that takes too long."""
    key = ", ".join(map(quoted, columns))
    filled = " AND ".join(f"{quoted(column)} IS NOT NULL" for column in columns)
    counted = f"(SELECT count(*) FROM (SELECT DISTINCT {key} FROM {sql} WHERE {filled}))"
    result = warehouse.run(f"SELECT count(*) = {counted} FROM {sql}", timeout=_PROOF_SECONDS)
    return not isinstance(result, Refusal) and result.rows[0][0] is True


def _sample(sql: str, rows: int, is_view: bool) -> tuple[str, int]:
    """All rows, or of a large table slices at even distances: quick, and the same every time."""
    if rows <= EXACT_ROWS:
        return sql, rows
    if is_view:
        return f"(SELECT * FROM {sql} LIMIT {_SLICES * _SLICE_ROWS})", _SLICES * _SLICE_ROWS
    step = rows // _SLICES
    slices = (
        f"SELECT * FROM {sql} WHERE rowid >= {at * step} AND rowid < {at * step + _SLICE_ROWS}"
        for at in range(_SLICES)
    )
    return f"({' UNION ALL '.join(slices)})", _SLICES * _SLICE_ROWS


def _is_scalar(kind: str) -> bool:
    return kind.startswith(_SCALARS) and not kind.endswith("]")


def _parts(column: str, kind: str) -> Iterator[str]:
    name = quoted(column)
    plain = f"CAST({name} AS VARCHAR)" if kind.startswith("ENUM") else name
    bounds = f"TRY_CAST({name} AS {kind})" if kind in ("DATE", "TIMESTAMP") else plain
    yield from (f"count({name})", f"count(DISTINCT {name})", f"min({bounds})", f"max({bounds})")
    yield f"avg(length({name}))" if kind == "VARCHAR" else "NULL"


def _patterns(warehouse: Warehouse, sql: str, columns: list[str]) -> dict[str, str]:
    """The pattern that nearly all of the first values of a text column have, by column."""
    if not columns:
        return {}
    parts = [_share(quoted(column), pattern) for column in columns for pattern in _PATTERNS.values()]
    row = warehouse.rows(f"SELECT {', '.join(parts)} FROM (SELECT * FROM {sql} LIMIT {_LOOKED_AT})")[0]
    cells = iter(row)
    found = {column: [kind for kind in _PATTERNS if next(cells) is True] for column in columns}
    return {column: kinds[0] for column, kinds in found.items() if kinds}


def _share(name: str, pattern: str) -> str:
    return f"count(CASE WHEN regexp_full_match({name}, '{pattern}') THEN 1 END) > 0.9 * count({name})"


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
