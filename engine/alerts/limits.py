"""Holding a value against its limits: a number, a pair, a percentage of a baseline, or what is usual."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from engine.alerts.states import Measurement
from semantic.alerts import AlertRule, Baseline, Comparator, Unusual

_AS_DEVIATION = 1.4826  # of a normal distribution: standard deviation over median absolute deviation
Limits = tuple[float | None, float | None]


def held(rule: AlertRule, value: float, history: Sequence[float], asked: int) -> Measurement:
    """The value and the limits that hold for it.

    `history` holds the values found of the baseline, `asked` is how many were asked for.
    """
    if rule.unusual:
        return _unusual(rule.unusual, value, history)
    threshold = rule.threshold if isinstance(rule.threshold, tuple) else (rule.threshold,)
    numbers = [float(number) for number in threshold if number is not None]
    if rule.percent_of:
        base = _base(rule.percent_of, history, asked)
        if base is None:
            return Measurement(value=value, reason="thin_history")
        numbers = sorted(number / 100 * base for number in numbers)
    low, high = _limits(rule.comparator or ">", numbers)
    return Measurement(value=value, low=low, high=high, breached=_breached(rule.comparator, value, numbers))


def _base(baseline: Baseline, history: Sequence[float], asked: int) -> float | None:
    """The middle of the baseline; None when half of it is missing, or it is too small to say anything."""
    if not history or 2 * len(history) < asked:
        return None
    middle = statistics.median(history) if baseline.baseline == "median" else statistics.fmean(history)
    return None if baseline.minimum is not None and middle < baseline.minimum else middle


def _limits(comparator: Comparator, numbers: Sequence[float]) -> Limits:
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    return (None, numbers[0]) if comparator in (">", ">=") else (numbers[0], None)


def _breached(comparator: Comparator | str, value: float, numbers: Sequence[float]) -> bool:
    low, high = numbers[0], numbers[-1]
    tests = {
        ">": value > low,
        ">=": value >= low,
        "<": value < low,
        "<=": value <= low,
        "outside": value < low or value > high,
        "inside": low <= value <= high,
    }
    return tests[comparator]


def _unusual(rule: Unusual, value: float, history: Sequence[float]) -> Measurement:
    if len(history) < rule.minimum_history:
        return Measurement(value=value, reason="thin_history")
    middle = statistics.median(history)
    deviation = statistics.median(abs(one - middle) for one in history)
    spread = max(_AS_DEVIATION * deviation, rule.minimum_spread * abs(middle))
    low = middle - rule.sensitivity * spread if rule.direction != "up" else None
    high = middle + rule.sensitivity * spread if rule.direction != "down" else None
    below, above = low is not None and value < low, high is not None and value > high
    return Measurement(value=value, low=low, high=high, breached=below or above)
