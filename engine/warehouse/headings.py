"""Where tables begin and end on a sheet, and what their columns are called."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

Row = Sequence[Any]
Corner = tuple[int, int]  # row and column, from 0
_SEARCHED = 50  # rows in which a header may begin
_LOOKED_AT = 20  # rows below it that show how wide the table is
_EXACT = 10**15  # larger numbers have lost their last digits
_YEARS = range(1900, 2101)
_NUMBER = re.compile(r"[-+]?[\d.,:/%\s-]*\d[\d.,:/%\s-]*")


def find_header(grid: Sequence[Row], start: int) -> int | None:
    """The first row of names that is about as wide as the rows below; a title above is narrower."""
    for place, row in enumerate(grid[start : start + _SEARCHED], start=start):
        below = max((filled(other) for other in grid[place + 1 : place + 1 + _LOOKED_AT]), default=0)
        if filled(row) == 0 or filled(row) * 2 <= below:
            continue
        return place if below and _is_names(row) else None
    return None


def read_titles(
    grid: list[list[Any]], top: int, wide: Iterable[tuple[Corner, Corner]]
) -> tuple[list[str], int]:
    """The columns' names and the row below them; names under a merged one bear it in front."""
    groups: dict[int, list[Any]] = {}
    for (first, left), (_, right) in wide:
        if filled(grid[first]) > 1:
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


def end_of_table(grid: Sequence[Row], below: int) -> int:
    """Where the table ends: before a second one, whose names stand where no text has stood."""
    texts: set[int] = set()
    others: set[int] = set()
    for place, row in enumerate(grid[below:], start=below):
        gap = _gap(grid, below, place)
        named = {column for column, cell in enumerate(row) if isinstance(cell, str)}
        if gap and len(named) > 1 and named & (others - texts) and find_header(grid, place) == place:
            return gap
        texts |= named
        others |= {column for column, cell in enumerate(row) if cell is not None} - named
    return len(grid)


def _gap(grid: Sequence[Row], below: int, place: int) -> int:
    """The row after which an empty row, or one with a title, leads to `place`; 0 for none."""
    title = place - 1 if filled(grid[place - 1]) == 1 else place
    return title if title > below and filled(grid[title - 1]) == 0 else 0


def _is_names(row: Row) -> bool:
    """Texts, perhaps beside years and dates: any other number makes the row one of data."""
    cells = [cell for cell in row if cell is not None]
    texts = [cell for cell in cells if isinstance(cell, str) and not _NUMBER.fullmatch(cell)]
    return bool(texts) and all(cell in texts or _is_period(cell) for cell in cells)


def _is_period(cell: Any) -> bool:
    if isinstance(cell, str):
        return cell.isdecimal() and int(cell) in _YEARS
    return isinstance(cell, date) or cell in _YEARS


def _title(cell: Any) -> str:
    return "" if cell is None else " ".join(str(plain(cell)).split())


def filled(row: Row) -> int:
    """How many cells have something in them."""
    return sum(cell is not None for cell in row)


def plain(cell: Any) -> Any:
    """Excel knows no whole numbers, so 3.0 is 3."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT else cell
