"""The period compared with, seen from Tuesday 30 June 2026, 09:00."""

from datetime import datetime
from typing import Any

import pytest

from engine.types.plan import Plan
from engine.types.refusal import Refusal

PREVIOUS = {"kind": "previous"}
LAST_YEAR = {"kind": "last_year"}


def calendar(unit: str, offset: int, count: int = 1) -> dict[str, Any]:
    return {"kind": "calendar", "unit": unit, "offset": offset, "count": count}


def named(**parts: int) -> dict[str, Any]:
    return {"kind": "named", **parts}


def _short(at: datetime | None) -> str:
    return "" if at is None else at.isoformat(sep=" ").removesuffix(":00").removesuffix(" 00:00")


MARCH_TO_MAY = {"kind": "span", "start": named(month=3), "end": named(month=5)}
THREE_DAYS = {"kind": "span", "start": named(month=5, day=4), "end": named(month=5, day=6)}
SINCE_MAY = {"kind": "span", "start": named(month=5)}


@pytest.mark.parametrize(
    ("meant", "period", "other", "start", "end"),
    [
        ("the month before", calendar("month", -1), PREVIOUS, "2026-04-01", "2026-05-01"),
        ("the 7 days before", calendar("day", -7, 7), PREVIOUS, "2026-06-16", "2026-06-23"),
        ("the quarter before", named(year=2026, quarter=1), PREVIOUS, "2025-10-01", "2026-01-01"),
        ("the day before", named(year=2026, month=3, day=1), PREVIOUS, "2026-02-28", "2026-03-01"),
        (
            "the 24 hours before",
            {"kind": "trailing", "unit": "hour", "count": 24},
            PREVIOUS,
            "2026-06-28 09:00",
            "2026-06-29 09:00",
        ),
        ("a running month, as far", calendar("month", 0), PREVIOUS, "2026-05-01", "2026-05-30 09:00"),
        ("a running day, as far", calendar("day", 0), PREVIOUS, "2026-06-29", "2026-06-29 09:00"),
        ("a running named year, as far", named(year=2026), PREVIOUS, "2025-01-01", "2025-06-30 09:00"),
        ("month to date", {"kind": "to_date", "unit": "month"}, PREVIOUS, "2026-05-01", "2026-05-30 09:00"),
        ("three months before", MARCH_TO_MAY, PREVIOUS, "2025-12-01", "2026-03-01"),
        ("three days before", THREE_DAYS, PREVIOUS, "2026-05-01", "2026-05-04"),
        ("as long as it is since May", SINCE_MAY, PREVIOUS, "2026-03-01 15:00", "2026-05-01"),
        ("last month a year ago", calendar("month", -1), LAST_YEAR, "2025-05-01", "2025-06-01"),
        ("week 12 a year ago", named(year=2026, week=12), LAST_YEAR, "2025-03-17", "2025-03-24"),
        ("the last 2 weeks a year ago", calendar("week", -2, 2), LAST_YEAR, "2025-06-16", "2025-06-30"),
        (
            "year to date a year ago",
            {"kind": "to_date", "unit": "year"},
            LAST_YEAR,
            "2025-01-01",
            "2025-06-30 09:00",
        ),
        ("29 February a year ago", named(year=2024, month=2), LAST_YEAR, "2023-02-01", "2023-03-01"),
        ("a span a year ago", THREE_DAYS, LAST_YEAR, "2025-05-04", "2025-05-07"),
        (
            "another named outright",
            calendar("month", -1),
            {"kind": "other", "period": named(year=2025, month=12)},
            "2025-12-01",
            "2026-01-01",
        ),
    ],
)
def test_other_bounds(planned, meant, period, other, start, end):
    made = planned("revenue", time={"period": period}, compare_to=other)
    assert isinstance(made, Plan)
    assert made.compare_bounds is not None
    assert (_short(made.compare_bounds.start), _short(made.compare_bounds.end)) == (start, end)


@pytest.mark.parametrize(
    ("period", "other", "code"),
    [
        ({"kind": "span", "end": named(month=5)}, PREVIOUS, "not_supported"),
        (named(year=1), LAST_YEAR, "wrong_type"),
        (calendar("month", -1), {"kind": "other", "period": named(month=6, day=31)}, "wrong_type"),
    ],
)
def test_no_other_period(planned, period, other, code):
    found = planned("revenue", time={"period": period}, compare_to=other)
    assert isinstance(found, Refusal)
    assert found.code == code


@pytest.mark.parametrize(
    ("grain", "period", "other", "moved"),
    [
        ("week", calendar("month", 0), PREVIOUS, "INTERVAL '31' DAY"),
        ("month", calendar("month", -1), LAST_YEAR, "INTERVAL '12' MONTH"),
        ("hour", {"kind": "trailing", "unit": "minute", "count": 90}, PREVIOUS, "INTERVAL '5400' SECOND"),
        (
            "day",
            calendar("month", -1),
            {"kind": "other", "period": calendar("month", 0)},
            "INTERVAL '-31' DAY",
        ),
    ],
)
def test_buckets_of_the_other_period_move_onto_the_asked_ones(planned, grain, period, other, moved):
    group = [{"kind": "time", "grain": grain}]
    made = planned("revenue", group_by=group, time={"period": period}, compare_to=other)
    assert isinstance(made, Plan)
    text = made.tree.sql("duckdb")
    assert text.count(moved) == 1
    assert f"{moved}) AS {grain}" in text
