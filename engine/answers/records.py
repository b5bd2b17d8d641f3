"""The rows a chart draws: one object a row, times as text that means the same in every zone."""

from datetime import date

from engine.answers.ticks import stamp
from engine.types.result import Cell, ResultTable

Drawn = str | int | float | bool | None


def records(table: ResultTable) -> list[dict[str, Drawn]]:
    """The rows as JSON values by column name."""
    return [dict(zip(table.columns, (_drawn(cell) for cell in row), strict=True)) for row in table.rows]


def _drawn(cell: Cell) -> Drawn:
    return stamp(cell) if isinstance(cell, date) else cell
