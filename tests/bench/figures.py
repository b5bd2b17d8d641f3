"""Figures made of many measurements."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the report. `aim` is what the project wants, "" where it wants nothing yet."""

    what: str
    value: float
    unit: str
    aim: str = ""
    note: str = ""


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of the values do not exceed, between neighbours. ValueError for none."""
    if not values:
        raise ValueError("nothing was measured")
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def middle(what: str, values: Sequence[float], unit: str, p50: str = "", p95: str = "") -> list[Figure]:
    """p50 and p95 of the values, with their aims."""
    note = f"of {len(values)}"
    return [
        Figure(f"{what}, p50", percentile(values, 50), unit, p50, note),
        Figure(f"{what}, p95", percentile(values, 95), unit, p95, note),
    ]
