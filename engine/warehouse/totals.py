"""A last row that only adds up the others is left out: it would count everything twice."""

import math
import re

import duckdb

from engine.warehouse.names import quoted

TOTAL = re.compile(
    r"(grand |sub)?(totals?|sum|gesamt(summe)?|summe|suma|somme|soma|totale|итого|合计|总计|合計)\b", re.I
)
_NUMBERS = ("BIGINT", "DOUBLE", "INTEGER", "DECIMAL")
_CLOSE = 1e-6  # sums of rounded numbers are a little off


def without_total(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether the last row of the table was a total; it is gone then."""
    last = f"rowid = (SELECT max(rowid) FROM {quoted(table)})"
    found = connection.execute(f"SELECT * FROM {quoted(table)} WHERE {last}")
    kinds = {name: str(kind) for name, kind, *_ in found.description}
    row = dict(zip(kinds, found.fetchone() or (), strict=False))
    texts = [cell for cell in row.values() if isinstance(cell, str)]
    if not texts or not all(map(TOTAL.match, texts)):
        return False
    names = [name for name in row if row[name] is not None and kinds[name].startswith(_NUMBERS)]
    if not names or not _is_sum(connection, table, names, last):
        return False
    connection.execute(f"DELETE FROM {quoted(table)} WHERE {last}")
    return True


def _is_sum(connection: duckdb.DuckDBPyConnection, table: str, names: list[str], last: str) -> bool:
    """Whether a number of the last row is the sum of those above; a share beside it need not be."""
    sums = [
        f"CAST(sum({quoted(name)}) FILTER (WHERE {which}) AS DOUBLE)"
        for name in names
        for which in (last, f"NOT ({last})")
    ]
    row = connection.execute(f"SELECT count(*), {', '.join(sums)} FROM {quoted(table)}").fetchone() or (0,)
    pairs = zip(row[1::2], row[2::2], strict=True)
    return row[0] > 2 and any(None not in pair and math.isclose(*pair, rel_tol=_CLOSE) for pair in pairs)
