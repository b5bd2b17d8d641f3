"""Named columns of one length, handled as rows."""

from typing import Any, TypeVar

import numpy as np

from sample_data.arrays import Bools, Ints

Rows = TypeVar("Rows", bound=tuple[Any, ...])


def taken(rows: Rows, which: Ints | Bools) -> Rows:
    """Some of the rows, by number or by mask."""
    return _like(rows, (column[which] for column in rows))


def stacked(first: Rows, second: Rows) -> Rows:
    """Two sets of rows of the same columns, one below the other."""
    return _like(first, (np.concatenate(pair) for pair in zip(first, second, strict=True)))


def _like(rows: Rows, columns: Any) -> Rows:
    """The named tuple of these columns."""
    return type(rows)(*columns)
