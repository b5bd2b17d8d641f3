"""One sheet of a workbook as tables: which rows count, and what a merged cell holds."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.warehouse.headings import Corner, Row, end_of_table, filled, find_header, plain, read_titles
from engine.warehouse.names import told_apart, unlike
from engine.warehouse.totals import TOTAL


@dataclass(frozen=True)
class Sheet:
    """Names of the columns, and rows with a cell for each; an empty cell is None."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    left_out: int = 0  # rows below that are notes or totals
    repeated: tuple[tuple[str, str], ...] = ()  # columns that had one name, by their new ones


def read_sheet(name: str, cells: Sequence[Row], merges: Sequence[tuple[Corner, Corner]]) -> list[Sheet]:
    """The tables of a sheet, one below the other; none where no header row with data below is found.

    Rows without content are left out, and so are notes and a row of totals after the last row.
    """
    grid = [[None if _is_blank(cell) else cell for cell in row] for row in cells]
    width = len(grid[0]) if grid else 0
    inside = [merge for merge in merges if merge[0][0] < len(grid) and merge[0][1] < width]
    wide = [merge for merge in inside if merge[1][1] > merge[0][1]]
    _fill_down(grid, inside)
    found: list[Sheet] = []
    start = 0
    while (top := find_header(grid, start)) is not None:
        titles, below = read_titles(grid, top, wide)
        start = end_of_table(grid, below)
        found.append(_table(f"{name} {len(found) + 1}" if found else name, titles, grid[below:start]))
    return found


def _table(name: str, titles: Sequence[str], cells: Sequence[Row]) -> Sheet:
    rows = _body(cells)
    kept = [
        place for place, title in enumerate(titles) if title or any(row[place] is not None for row in rows)
    ]
    names = unlike(titles[place] or f"column_{place + 1}" for place in kept)
    plain_rows = tuple(tuple(plain(row[place]) for place in kept) for row in rows)
    repeated = tuple(told_apart((titles[place] for place in kept), names))
    return Sheet(name, tuple(names), plain_rows, sum(map(bool, map(filled, cells))) - len(rows), repeated)


def _is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _fill_down(grid: list[list[Any]], merges: Iterable[tuple[Corner, Corner]]) -> None:
    """Give every row of a merged area its text or date.

    A number stands for the whole area, not for each row of it, and stays where it is.
    """
    for (first, left), (last, _) in merges:
        if last > first and isinstance(grid[first][left], str | date):
            for row in grid[first + 1 : last + 1]:
                row[left] = grid[first][left]


def _body(rows: Sequence[Row]) -> list[Row]:
    """The rows of data, without the empty ones, without notes and a total at the end."""
    places = [place for place, row in enumerate(rows) if filled(row)]
    usual = max((filled(rows[place]) for place in places), default=0)
    # A note: alone in its row, with an empty row somewhere between it and a table of several columns.
    while len(places) > 1 and usual > 2 and filled(rows[places[-1]]) == 1 and places[-1] >= len(places):
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
    named = all(map(TOTAL.match, texts)) and filled(last) == len(texts) + len(sums)
    return named and bool(sums) and all(math.isclose(cell, total, rel_tol=1e-9) for cell, total in sums)


def _is_number(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
