"""Rows as an engine gave them."""

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class ResultTable:
    """Column names, and rows of plain Python values (decimals as float). `truncated` at the row cap."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool = False
