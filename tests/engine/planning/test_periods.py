"""Periods against the calendar, seen from Tuesday 30 June 2026, 09:00."""

from datetime import datetime
from typing import Any

import pytest
from pydantic import TypeAdapter

from engine.planning.periods import resolve
from engine.types.clock import Bounds
from engine.types.refusal import Refusal
from semantic.periods import Period

NOW = datetime(2026, 6, 30, 9)
PERIOD: TypeAdapter[Period] = TypeAdapter(Period)


def calendar(unit: str, offset: int, count: int = 1) -> dict[str, Any]:
    return {"kind": "calendar", "unit": unit, "offset": offset, "count": count}


def named(**parts: int) -> dict[str, Any]:
    return {"kind": "named", **parts}


def span(start: dict[str, Any] | None, end: dict[str, Any] | None, inclusive: bool = True) -> dict[str, Any]:
    return {"kind": "span", "start": start, "end": end, "end_inclusive": inclusive}


def bounds(period: dict[str, Any], now: datetime = NOW) -> tuple[str, str]:
    found = resolve(PERIOD.validate_python(period), now)
    assert isinstance(found, Bounds), found
    return _short(found.start), _short(found.end)


def _short(at: datetime | None) -> str:
    return "" if at is None else at.isoformat(sep=" ").removesuffix(":00").removesuffix(" 00:00")


@pytest.mark.parametrize(
    ("meant", "period", "start", "end"),
    [
        ("today", calendar("day", 0), "2026-06-30", "2026-07-01"),
        ("yesterday", calendar("day", -1), "2026-06-29", "2026-06-30"),
        ("this week", calendar("week", 0), "2026-06-29", "2026-07-06"),
        ("last week", calendar("week", -1), "2026-06-22", "2026-06-29"),
        ("last month", calendar("month", -1), "2026-05-01", "2026-06-01"),
        ("last quarter", calendar("quarter", -1), "2026-01-01", "2026-04-01"),
        ("this half", calendar("half", 0), "2026-01-01", "2026-07-01"),
        ("last year", calendar("year", -1), "2025-01-01", "2026-01-01"),
        ("this hour", calendar("hour", 0), "2026-06-30 09:00", "2026-06-30 10:00"),
        ("last minute", calendar("minute", -1), "2026-06-30 08:59", "2026-06-30 09:00"),
        ("last 7 days", calendar("day", -7, 7), "2026-06-23", "2026-06-30"),
        ("last 3 months", calendar("month", -3, 3), "2026-03-01", "2026-06-01"),
        ("past fortnight", calendar("week", -2, 2), "2026-06-15", "2026-06-29"),
        ("3 days ago", calendar("day", -3), "2026-06-27", "2026-06-28"),
    ],
)
def test_calendar_periods_are_whole_units(meant, period, start, end):
    assert bounds(period) == (start, end)


@pytest.mark.parametrize(
    ("unit", "count", "start"),
    [("hour", 24, "2026-06-29 09:00"), ("minute", 90, "2026-06-30 07:30"), ("month", 4, "2026-02-28 09:00")],
)
def test_trailing_periods_end_at_the_clock(unit, count, start):
    assert bounds({"kind": "trailing", "unit": unit, "count": count}) == (start, "2026-06-30 09:00")


@pytest.mark.parametrize(
    ("unit", "offset", "start", "end"),
    [
        ("month", 0, "2026-06-01", "2026-06-30 09:00"),
        ("month", -4, "2026-02-01", "2026-02-28 09:00"),
        ("quarter", 0, "2026-04-01", "2026-06-30 09:00"),
        ("year", -1, "2025-01-01", "2025-06-30 09:00"),
        ("week", 0, "2026-06-29", "2026-06-30 09:00"),
    ],
)
def test_to_date_periods_run_to_the_clock(unit, offset, start, end):
    assert bounds({"kind": "to_date", "unit": unit, "offset": offset}) == (start, end)


@pytest.mark.parametrize(
    ("meant", "period", "start", "end"),
    [
        ("2025", named(year=2025), "2025-01-01", "2026-01-01"),
        ("Q1 2026", named(year=2026, quarter=1), "2026-01-01", "2026-04-01"),
        ("2025 H2", named(year=2025, half=2), "2025-07-01", "2026-01-01"),
        ("in March", named(month=3), "2026-03-01", "2026-04-01"),
        ("in June, running", named(month=6), "2026-06-01", "2026-07-01"),
        ("in October", named(month=10), "2025-10-01", "2025-11-01"),
        ("Q3", named(quarter=3), "2025-07-01", "2025-10-01"),
        ("3 May 2026", named(year=2026, month=5, day=3), "2026-05-03", "2026-05-04"),
        ("1 July", named(month=7, day=1), "2025-07-01", "2025-07-02"),
        ("week 27 begins after the clock", named(week=28), "2025-07-07", "2025-07-14"),
        ("week 27 of 2026", named(year=2026, week=27), "2026-06-29", "2026-07-06"),
        ("week 1 begins in December", named(year=2026, week=1), "2025-12-29", "2026-01-05"),
        ("week 53, the latest there was", named(week=53), "2020-12-28", "2021-01-04"),
        ("29 February, the latest there was", named(month=2, day=29), "2024-02-29", "2024-03-01"),
        ("29 February 2024", named(year=2024, month=2, day=29), "2024-02-29", "2024-03-01"),
    ],
)
def test_named_periods(meant, period, start, end):
    assert bounds(period) == (start, end)


def test_week_one_of_next_year_has_begun_in_december():
    assert bounds(named(week=1), datetime(2025, 12, 30)) == ("2025-12-29", "2026-01-05")


@pytest.mark.parametrize(
    ("meant", "period", "start", "end"),
    [
        ("since March", span(named(month=3), None), "2026-03-01", ""),
        ("before May", span(None, named(month=5), inclusive=False), "", "2026-05-01"),
        ("until May", span(None, named(month=5)), "", "2026-06-01"),
        ("January to March", span(named(month=1), named(month=3)), "2026-01-01", "2026-04-01"),
        ("November to January", span(named(month=11), named(month=1)), "2025-11-01", "2026-02-01"),
        ("May to May", span(named(month=5), named(month=5)), "2026-05-01", "2026-06-01"),
        ("March to May 2025", span(named(month=3), named(year=2025, month=5)), "2025-03-01", "2025-06-01"),
        ("Nov to Feb 2025", span(named(month=11), named(year=2025, month=2)), "2024-11-01", "2025-03-01"),
        (
            "25 June to 5 July",
            span(named(month=6, day=25), named(month=7, day=5)),
            "2026-06-25",
            "2026-07-06",
        ),
        ("since last month", span(calendar("month", -1), None), "2026-05-01", ""),
        (
            "last month to yesterday",
            span(calendar("month", -1), calendar("day", -1)),
            "2026-05-01",
            "2026-06-30",
        ),
    ],
)
def test_spans(meant, period, start, end):
    assert bounds(period) == (start, end)


@pytest.mark.parametrize(
    "period",
    [
        named(year=2026, month=2, day=29),
        named(month=6, day=31),
        named(year=2025, week=53),
        named(day=3),
        named(year=2026, day=3),
        named(month=3, week=2),
        named(quarter=1, half=1),
        named(),
        span(None, None),
        span(named(year=2026), named(year=2025)),
        span(named(year=2026), named(year=2026), inclusive=False),
        span(named(month=6, day=31), None),
        span(None, named(year=2026, month=2, day=30)),
        calendar("year", -3000),
        calendar("day", -10_000_000),
        calendar("day", 10**18),
        {"kind": "trailing", "unit": "minute", "count": 10**12},
        {"kind": "to_date", "unit": "month", "offset": -(10**6)},
        named(year=2026, month=1, week=1, day=1),
    ],
)
def test_no_such_period(period):
    found = resolve(PERIOD.validate_python(period), NOW)
    assert isinstance(found, Refusal)
    assert found.code == "wrong_type"
    assert found.hint


def test_the_message_names_the_impossible_date():
    found = resolve(PERIOD.validate_python(named(month=6, day=31)), NOW)
    assert isinstance(found, Refusal)
    assert "month 6, day 31" in found.message
