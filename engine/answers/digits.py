"""Numbers of large tables: to as many digits as they have on every run."""

from collections.abc import Sequence
from dataclasses import replace

from engine.types.plan import Column
from engine.types.result import Cell, ResultTable

# Threads add doubles up in the order in which they come to them: the last three of their sixteen
# digits differ from run to run (sum, average, deviation; measured spread 1e-13 of the number). One more is
# left out, so that few numbers lie on the edge between two roundings. Of small tables nothing is rounded.
DIGITS = 12


def in_digits(table: ResultTable, columns: Sequence[Column]) -> ResultTable:
    """The rows with computed fractions to DIGITS significant digits; what rows are split by stays exact."""
    computed = tuple(column.role not in ("dimension", "time") for column in columns)
    return replace(
        table,
        rows=tuple(tuple(map(_to_digits, row, computed)) for row in table.rows),
    )


def _to_digits(cell: Cell, computed: bool) -> Cell:
    return float(f"{cell:.{DIGITS}g}") if computed and isinstance(cell, float) else cell
