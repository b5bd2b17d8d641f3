"""One sheet of a workbook as a table: where its header is, what its columns are called, which rows count."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.warehouse.names import unlike

Row = Sequence[Any]
Corner = tuple[int, int]  # row and column, from 0
_SEARCHED = 50  # rows in which a header may begin
_LOOKED_AT = 20  # rows below it that show how wide the table is
_EXACT = 10**15  # larger numbers have lost their last digits
_YEARS = range(1900, 2101)
_NUMBER = re.compile(r"[-+]?[\d.,:/%\s-]*\d[\d.,:/%\s-]*")
_TOTAL = re.compile(r"(grand |sub)?(totals?|sum|gesamt|summe|suma|totale|итого|合计|总计|合計)\b", re.I)


@dataclass(frozen=True)
class Sheet:
    """Names of the columns, and rows with a cell for each; an empty cell is None."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def read_sheet(name: str, cells: Sequence[Row], merges: Sequence[tuple[Corner, Corner]]) -> Sheet | None:
    """The table of a sheet; None where no header row with data below is found.

    Rows without content are left out, and so are notes and a row of totals after the last row.
    """
    grid = [[None if _is_blank(cell) else cell for cell in row] for row in cells]
    _fill_down(grid, merges)
    top = _header(grid)
    if top is None:
        return None
    titles, below = _titles(grid, top, [merge for merge in merges if merge[1][1] > merge[0][1]])
    rows = _body(grid[below:])
    kept = [
        place for place, title in enumerate(titles) if title or any(row[place] is not None for row in rows)
    ]
    names = unlike(titles[place] or f"column_{place + 1}" for place in kept)
    return Sheet(name, tuple(names), tuple(tuple(_value(row[place]) for place in kept) for row in rows))


def _is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _filled(row: Row) -> int:
    return sum(cell is not None for cell in row)


def _fill_down(grid: list[list[Any]], merges: Iterable[tuple[Corner, Corner]]) -> None:
    """Give every row of a merged area its text or date.

    A number stands for the whole area, not for each row of it, and stays where it is.
    """
    for (first, left), (last, _) in merges:
        if last > first < len(grid) and isinstance(grid[first][left], str | date):
            for row in grid[first + 1 : last + 1]:
                row[left] = grid[first][left]


def _header(grid: list[list[Any]]) -> int | None:
    """The first row of names that is about as wide as the rows below; a title above is narrower."""
    for place, row in enumerate(grid[:_SEARCHED]):
        below = max((_filled(other) for other in grid[place + 1 : place + 1 + _LOOKED_AT]), default=0)
        if _filled(row) == 0 or _filled(row) * 2 <= below:
            continue
        return place if below and _is_names(row) else None
    return None


def _is_names(row: Row) -> bool:
    """Texts, perhaps beside years and dates: any other number makes the row one of data."""
    cells = [cell for cell in row if cell is not None]
    texts = [cell for cell in cells if isinstance(cell, str) and not _NUMBER.fullmatch(cell)]
    return bool(texts) and all(cell in texts or _is_period(cell) for cell in cells)


def _is_period(cell: Any) -> bool:
    if isinstance(cell, str):
        return cell.isdecimal() and int(cell) in _YEARS
    return isinstance(cell, date) or cell in _YEARS


def _titles(grid: list[list[Any]], top: int, wide: Iterable[tuple[Corner, Corner]]) -> tuple[list[str], int]:
    """The columns' names and the row below them; names under a merged one bear it in front."""
    groups: dict[int, list[Any]] = {}
    for (first, left), (_, right) in wide:
        if first < len(grid) and _filled(grid[first]) > 1:
            row = groups.setdefault(first, list(grid[first]))
            row[left : right + 1] = [grid[first][left]] * len(row[left : right + 1])
    if top in groups and top + 1 < len(grid) and _is_names(grid[top + 1]):
        upper, lower, below = groups[top], grid[top + 1], top + 2
    elif top - 1 in groups:
        upper, lower, below = groups[top - 1], grid[top], top + 1
    else:
        return [_title(cell) for cell in grid[top]], top + 1
    pairs = zip(map(_title, upper), map(_title, lower), strict=True)
    return [" ".join(dict.fromkeys(filter(None, pair))) for pair in pairs], below


def _title(cell: Any) -> str:
    return "" if cell is None else " ".join(str(_value(cell)).split())


def _body(rows: Sequence[Row]) -> list[Row]:
    """The rows of data, without the empty ones, without notes and a total at the end."""
    places = [place for place, row in enumerate(rows) if _filled(row)]
    usual = max((_filled(rows[place]) for place in places), default=0)
    # A note: alone in its row, with an empty row somewhere between it and a table of several columns.
    while len(places) > 1 and usual > 2 and _filled(rows[places[-1]]) == 1 and places[-1] >= len(places):
        places.pop()
    found = [rows[place] for place in places]
    return found[:-1] if len(found) > 2 and _is_total(found[-1], found[:-1]) else found


def _is_total(last: Row, rows: Sequence[Row]) -> bool:
    """Whether each number of a row is the sum of those above, and its only text, if any, says so."""
    texts = [cell for cell in last if isinstance(cell, str)]
    sums = [
        (cell, sum(row[place] for row in rows if _is_number(row[place])))
        for place, cell in enumerate(last)
        if _is_number(cell)
    ]
    named = all(map(_TOTAL.match, texts)) and _filled(last) == len(texts) + len(sums)
    return named and bool(sums) and all(math.isclose(cell, total, rel_tol=1e-9) for cell, total in sums)


def _is_number(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _value(cell: Any) -> Any:
    """Excel knows no whole numbers, so 3.0 is 3."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT else cell
