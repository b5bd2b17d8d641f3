"""Whether two results say the same: same columns in some order, same rows, numbers equal to six digits."""

import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import permutations
from typing import Any

Row = Sequence[Any]
_MOST_COLUMNS = 7


def same_rows(found: Sequence[Row], expected: Sequence[Row], ordered: bool) -> bool:
    """Compare rows as a bag, or as a list when the order is part of the answer. Columns may be swapped."""
    if len(found) != len(expected):
        return False
    if not found:
        return True
    width = len(expected[0])
    if len(found[0]) != width or width > _MOST_COLUMNS:
        return False
    ours = [tuple(map(_plain, row)) for row in found]
    theirs = [tuple(map(_plain, row)) for row in expected]
    orders = (order for order in permutations(range(width)) if _columns_fit(ours[0], theirs, order))
    return any(_equal([tuple(row[at] for at in order) for row in ours], theirs, ordered) for order in orders)


def _columns_fit(row: Row, theirs: Sequence[Row], order: Sequence[int]) -> bool:
    """Cheap test first: texts never stand where the other side has only numbers."""
    first = theirs[0]
    return all(
        isinstance(row[at], str) == isinstance(first[index], str) or row[at] is None or first[index] is None
        for index, at in enumerate(order)
    )


def _equal(ours: list[Row], theirs: list[Row], ordered: bool) -> bool:
    if not ordered:
        ours, theirs = sorted(ours, key=_sort_key), sorted(theirs, key=_sort_key)
    return all(
        _cell_equal(a, b)
        for mine, yours in zip(ours, theirs, strict=True)
        for a, b in zip(mine, yours, strict=True)
    )


def _cell_equal(a: Any, b: Any) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)
    return bool(a == b)


def _sort_key(row: Row) -> tuple[str, ...]:
    """Texts before numbers, so that rounding cannot change the order of rows that texts tell apart."""
    texts = tuple("" if isinstance(cell, float) else repr(cell) for cell in row)
    return (*texts, *(f"{cell:.5e}" if isinstance(cell, float) else "" for cell in row))


def _plain(cell: Any) -> Any:
    """Numbers as float, moments as ISO text without a midnight."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float | Decimal):
        return float(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat().removesuffix("T00:00:00")
    return cell
