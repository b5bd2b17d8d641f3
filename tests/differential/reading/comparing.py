"""Plain comparisons of one value."""

from collections.abc import Callable
from datetime import date, datetime
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from semantic.filters import Between, Compare, In, IsNull, TextIs
from tests.differential.reading.almanac import Almanac
from tests.differential.world import Value

Leaf = Compare | In | Between | IsNull | TextIs
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def compares(leaf: Leaf, value: Value, almanac: Almanac) -> bool:
    """Whether a value fulfils a plain condition."""
    if isinstance(leaf, IsNull):
        return value is None
    if value is None:
        return False
    if isinstance(value, datetime):
        value = almanac.local(value).date()
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(leaf, In):
        return value in leaf.values
    if isinstance(leaf, TextIs):
        found, text = str(value).lower(), leaf.text.lower()
        fits = {
            "contains": text in found,
            "starts_with": found.startswith(text),
            "ends_with": found.endswith(text),
        }
        return fits[leaf.how]
    if isinstance(leaf, Between):
        return bool(leaf.low <= value <= leaf.high)  # type: ignore[operator]
    return bool(_OPERATORS[leaf.op](value, leaf.value))
