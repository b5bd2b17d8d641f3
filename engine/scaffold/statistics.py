"""What the columns of a table hold, measured by fixed statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engine.errors import SourceError
from engine.scaffold.facts import INTEGERS, ColumnFacts, TableFacts
from engine.scaffold.moments import Moment, number_day, number_moment, text_moments
from engine.scaffold.patterns import forms
from engine.scaffold.words import Vocabulary, Words
from engine.types.refusal import Refusal
from engine.types.result import Cell
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted, table_key

EXACT_ROWS = 1_000_000  # larger tables are sampled
_SLICES, _SLICE_ROWS = 20, 5_000
_PROOF_SECONDS = 5.0
_PARTS = 5  # measured of each column
_SCALARS = (*INTEGERS, "DECIMAL", "DOUBLE", "FLOAT", "VARCHAR", "UUID", "ENUM", "BOOLEAN", "DATE", "TIME")


def measure_tables(warehouse: Warehouse, vocabulary: Vocabulary) -> tuple[TableFacts, ...]:
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
            found.append(_measured(warehouse, vocabulary, name, columns, comments.get(name)))
        except SourceError:
            if name in comments:
                raise
    return tuple(found)


def measure_query(
    warehouse: Warehouse, vocabulary: Vocabulary, name: str, query: str, comment: str
) -> TableFacts:
    """The facts of what a query gives, as of a table of that name. Raises SourceError."""
    described = warehouse.rows(f"SELECT column_name, column_type FROM (DESCRIBE {query})")
    columns = {str(column): str(kind) for column, kind in described}
    found = _measured(warehouse, vocabulary, name, columns, comment, f"({query})")
    return replace(found, query=query)


def _measured(
    warehouse: Warehouse,
    vocabulary: Vocabulary,
    name: str,
    columns: dict[str, str],
    comment: str | None,
    query: str = "",
) -> TableFacts:
    sql = query or warehouse.table_sql(name)
    rows = _number(warehouse.rows(f"SELECT count(*) FROM {sql}")[0][0])
    source, looked_at = _sample(sql, rows, comment is None)
    stored = {column: kind for column, kind in columns.items() if _is_scalar(kind)}
    texts = forms(warehouse, sql, [column for column, kind in stored.items() if kind == "VARCHAR"])
    moments = text_moments(warehouse, sql, texts)
    parts = [part for column, kind in stored.items() for part in _parts(column, kind, moments)]
    cells = iter(warehouse.rows(f"SELECT {', '.join(parts)} FROM {source}")[0] if parts else ())
    different = _different(warehouse, source, stored)
    facts = []
    for column, kind in stored.items():
        filled, low, high, length, spaces = (next(cells) for _ in range(_PARTS))
        counts = (_number(filled), different[column])
        alike = counts == (looked_at, looked_at) and looked_at > 1
        unique = alike and (looked_at == rows or prove_unique(warehouse, sql, (column,)))
        means, form = (_mean(length), _mean(spaces)), texts.get(column, "")
        found = ColumnFacts(column, kind, kind, *counts, low, high, *means, form, unique)
        if column in moments:
            found = replace(found, type=moments[column].type, sql=moments[column].sql)
        facts.append(_counting(warehouse, sql, found, vocabulary.words(column)))
    return TableFacts(name, sql, rows, looked_at, comment is None, comment or "", tuple(facts))


def _counting(warehouse: Warehouse, sql: str, column: ColumnFacts, words: Words) -> ColumnFacts:
    """The column, as a time where its numbers stand for times."""
    if not column.is_integer:
        return column
    given = (warehouse, sql, column.name, words, column.low, column.high)
    moment = number_moment(*given) or number_day(*given)
    if moment is None:
        return column
    result = warehouse.run(f"SELECT min({moment.sql}), max({moment.sql}) FROM {sql}", timeout=_PROOF_SECONDS)
    if isinstance(result, Refusal):
        return column  # a number outside of what was looked at is no time
    return replace(column, type=moment.type, sql=moment.sql, low=result.rows[0][0], high=result.rows[0][1])


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


def _parts(column: str, kind: str, moments: Mapping[str, Moment]) -> Iterator[str]:
    name = quoted(column)
    plain = f"CAST({name} AS VARCHAR)" if kind.startswith("ENUM") else name
    bounds = moments[column].sql if column in moments else plain
    yield from (f"count({name})", f"min({bounds})", f"max({bounds})")
    if kind == "VARCHAR":
        yield from (f"avg(length({name}))", f"avg(length({name}) - length(replace({name}, ' ', '')))")
    else:
        yield from ("NULL", "NULL")


def _different(warehouse: Warehouse, source: str, columns: Iterable[str]) -> dict[str, int]:
    """How many different values each column has, one grouping each: ten times as fast as counts in one."""
    names = list(columns)
    parts = (
        f"SELECT {at}, count(*) FROM (SELECT {quoted(name)} FROM {source} "
        f"WHERE {quoted(name)} IS NOT NULL GROUP BY 1)"
        for at, name in enumerate(names)
    )
    rows = warehouse.rows(" UNION ALL ".join(parts)) if names else ()
    return {names[_number(at)]: _number(count) for at, count in rows}


def _mean(cell: Cell) -> float:
    return cell if isinstance(cell, float) else 0.0


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
