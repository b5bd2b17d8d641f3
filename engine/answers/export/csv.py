"""CSV: all rows under the column names, numbers not rounded, dates in ISO 8601, nothing for what is missing.

With the mark by which spreadsheets know UTF-8. Text that one would take for a formula gets an apostrophe.
"""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime

from engine.answers.cellforms import finite, is_dated
from engine.answers.parcel import Parcel, is_formula
from engine.types.result import Cell

ORDER = 10
MIME = "text/csv"
LIBRARIES = ()


def fits(parcel: Parcel) -> bool:
    """Every answer with rows."""
    return True


def export(parcel: Parcel) -> bytes:
    """The file."""
    finding = parcel.finding
    writers = [_writer(is_dated(finding, column)) for column in finding.plan.columns]
    places = [finding.table.columns.index(column.name) for column in finding.plan.columns]
    pairs = list(zip(places, writers, strict=True))
    file = io.StringIO(newline="")
    out = csv.writer(file)
    out.writerow(_safe(column.name) for column in finding.plan.columns)
    out.writerows([write(row[place]) for place, write in pairs] for row in finding.table.rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def _writer(dated: bool) -> Callable[[Cell], str | int | float | None]:
    def write(cell: Cell) -> str | int | float | None:
        if isinstance(cell, str):
            return _safe(cell)
        if isinstance(cell, bool):
            return "true" if cell else "false"
        if isinstance(cell, datetime):
            return cell.date().isoformat() if dated else cell.isoformat(sep=" ")
        if isinstance(cell, date):
            return cell.isoformat()
        found: int | float | None = finite(cell)
        return found

    return write


def _safe(text: str) -> str:
    return f"'{text}" if is_formula(text) else text
