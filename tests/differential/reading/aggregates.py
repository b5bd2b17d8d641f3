"""SQL aggregates over plain lists."""

from math import sqrt
from typing import Any

from semantic.measures import Measure
from tests.differential.texts import evaluate
from tests.differential.world import Row, Value


def measured(measure: Measure, rows: list[Row]) -> Value:
    """The measure over these rows, its own filter applied."""
    if measure.filter:
        rows = [row for row in rows if evaluate(measure.filter, row) is True]
    if not measure.expr:
        return len(rows)
    return aggregate(measure.agg, [evaluate(measure.expr, row) for row in rows], measure)


def aggregate(agg: str, values: list[Any], how: Any = None) -> Value:
    """An aggregate of values; NULL is ignored. `how` gives the percentile."""
    found = [value for value in values if value is not None]
    if agg == "count":
        return len(found)
    if agg == "count_distinct":
        return len(set(found))
    if agg == "sum_boolean":
        return sum(value is True for value in found)
    if not found:
        return None
    if agg in ("sum", "min", "max"):
        return {"sum": sum, "min": min, "max": max}[agg](found)  # type: ignore[operator,no-any-return]
    if agg == "average":
        return sum(found) / len(found)  # type: ignore[no-any-return]
    if agg in ("median", "percentile"):
        return _quantile(sorted(found), 0.5 if agg == "median" else how.percentile, how)
    return _spread(agg, found)


def _quantile(ordered: list[Any], share: float, how: Any) -> Value:
    if getattr(how, "discrete", False):
        count = len(ordered)
        return next(one for n, one in enumerate(ordered, 1) if n / count >= share - 1e-12)  # type: ignore[no-any-return]
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)  # type: ignore[no-any-return]


def _spread(agg: str, found: list[Any]) -> Value:
    if len(found) < 2:
        return None
    mean = sum(found) / len(found)
    variance = sum((value - mean) ** 2 for value in found) / (len(found) - 1)
    return variance if agg == "variance" else sqrt(variance)
