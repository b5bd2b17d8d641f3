"""Engine values as plain Python cells."""

import math
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from engine.types.result import Cell

_AS_THEY_ARE = frozenset({type(None), bool, int, str})


def as_cell(value: Any) -> Cell:
    """A plain value: decimals become float only here, NaN and infinity None, odd types text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() else None
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    return value.hex() if isinstance(value, bytes) else str(value)


def as_row(values: tuple[Any, ...]) -> tuple[Cell, ...]:
    """One row of cells."""
    return values if _AS_THEY_ARE.issuperset(map(type, values)) else tuple(map(as_cell, values))
