"""Buckets of time held against a day, as conditions on the moment itself."""

from __future__ import annotations

from datetime import date, timedelta

from semantic.filters import And, Compare, Condition, Literalish, Operator, Or
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.sql_conditions import compared


def bucket_condition(field: str, grain: str, op: Operator, value: Literalish) -> Condition:
    """What `date_trunc(grain, field) op value` says about the field; weeks begin on Monday.

    Raises Unmapped for grains below a day, and for what is no day.
    """
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError as fault:
        raise Unmapped("filter", f"{field} by {grain} compared with {value!r}") from fault
    if str(value)[10:] not in ("", " 00:00:00", "T00:00:00"):
        raise Unmapped("filter", f"{field} by {grain} compared with {value!r}")
    if grain == "day":
        return compared(field, op, day.isoformat())
    start = _start(day, grain)
    after = _next(start, grain)
    if op in ("=", "!="):
        return _equal(field, start == day, start, after, op)
    # A bucket is at or after the day if it begins there; a day within a bucket counts for the next one.
    edge = after if op in (">", "<=") or start != day else start
    return Compare(field=field, op=">=" if op in (">", ">=") else "<", value=edge.isoformat())


def _equal(field: str, aligned: bool, start: date, after: date, op: Operator) -> Condition:
    if not aligned:
        raise Unmapped("filter", f"{field} compared with {start}, which begins no bucket")
    before, later = start.isoformat(), after.isoformat()
    if op == "=":
        return And(
            items=(Compare(field=field, op=">=", value=before), Compare(field=field, op="<", value=later))
        )
    return Or(items=(Compare(field=field, op="<", value=before), Compare(field=field, op=">=", value=later)))


def _start(day: date, grain: str) -> date:
    if grain == "week":
        return day - timedelta(days=day.weekday())
    if grain == "month":
        return day.replace(day=1)
    if grain == "quarter":
        return date(day.year, day.month - (day.month - 1) % 3, 1)
    if grain == "year":
        return date(day.year, 1, 1)
    raise Unmapped("filter", f"a comparison of time by {grain}")


def _next(start: date, grain: str) -> date:
    if grain == "week":
        return start + timedelta(days=7)
    months = {"month": 1, "quarter": 3, "year": 12}[grain]
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, 1)
