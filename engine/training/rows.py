"""Rows as they are compared: the same answer whatever the order of its columns and rows."""

from collections.abc import Sequence
from typing import Any

Rows = tuple[tuple[str, ...], ...]


def compared(rows: Sequence[Sequence[Any]]) -> Rows:
    """The rows with their cells as texts, both in a fixed order; numbers to nine digits."""
    return tuple(sorted(tuple(sorted(map(_text, row))) for row in rows))


def _text(cell: Any) -> str:
    try:
        return f"{float(cell):.9g}"
    except (TypeError, ValueError):
        return str(cell)
