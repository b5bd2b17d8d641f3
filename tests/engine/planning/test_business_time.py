"""Local time, weeks and fiscal years, by hand; and the SQL of buckets against the calendar in Python."""

from datetime import datetime, timedelta
from typing import Any

import duckdb
import pytest
from pydantic import TypeAdapter
from sqlglot import exp

from engine.dialects import sql_text
from engine.planning.periods import resolve
from engine.planning.time_sql import cut, local
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from engine.types.refusal import Refusal
from semantic.model import FiscalCalendar
from semantic.periods import Grain, Period

PERIOD: TypeAdapter[Period] = TypeAdapter(Period)
BERLIN = BusinessTime("Europe/Berlin")
# The calendar of the National Retail Federation: from 4 February 2024 and 2 February 2025.
RETAIL = BusinessTime("UTC", "sunday", FiscalCalendar(first_month=2, pattern="4-5-4", named_by="start"))
APRIL = BusinessTime(fiscal=FiscalCalendar(first_month=4))


def calendar(unit: str, offset: int, count: int = 1) -> dict[str, Any]:
    return {"kind": "calendar", "unit": unit, "offset": offset, "count": count}


def fiscal(**parts: int) -> dict[str, Any]:
    return {"kind": "named", "fiscal": True, **parts}


def bounds(period: dict[str, Any], now: str, time: BusinessTime) -> tuple[str, str]:
    found = resolve(PERIOD.validate_python(period), datetime.fromisoformat(now), time)
    assert isinstance(found, Bounds), found
    return tuple("" if at is None else f"{at:%Y-%m-%d %H:%M}" for at in (found.start, found.end))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("meant", "period", "now", "start", "end"),
    [
        ("today", calendar("day", 0), "2026-06-30T22:30", "2026-06-30 22:00", "2026-07-01 22:00"),
        ("spring", calendar("day", 0), "2026-03-29T12:00", "2026-03-28 23:00", "2026-03-29 22:00"),
        ("autumn", calendar("day", -1), "2026-10-26T12:00", "2026-10-24 22:00", "2026-10-25 23:00"),
        ("last month", calendar("month", -1), "2026-04-10T09:00", "2026-02-28 23:00", "2026-03-31 22:00"),
        (
            "this hour, the first",
            calendar("hour", 0),
            "2026-10-25T00:20",
            "2026-10-25 00:00",
            "2026-10-25 01:00",
        ),
        (
            "this hour, the second",
            calendar("hour", 0),
            "2026-10-25T01:20",
            "2026-10-25 01:00",
            "2026-10-25 02:00",
        ),
        (
            "3 May",
            {"kind": "named", "year": 2026, "month": 5, "day": 3},
            "2026-06-30T09:00",
            "2026-05-02 22:00",
            "2026-05-03 22:00",
        ),
        (
            "January",
            {"kind": "named", "month": 1},
            "2026-12-31T23:30",
            "2026-12-31 23:00",
            "2027-01-31 23:00",
        ),
        (
            "month to date",
            {"kind": "to_date", "unit": "month"},
            "2026-06-30T22:30",
            "2026-06-30 22:00",
            "2026-06-30 22:30",
        ),
        (
            "a year ago to date",
            {"kind": "to_date", "unit": "month", "offset": -1},
            "2026-04-15T10:00",
            "2026-02-28 23:00",
            "2026-03-15 11:00",
        ),
    ],
)
def test_periods_of_berlin_in_utc(meant, period, now, start, end):
    assert bounds(period, now, BERLIN) == (start, end)


def test_hours_of_a_zone_with_half_hours():
    assert bounds(calendar("hour", 0), "2026-06-30T09:10", BusinessTime("Asia/Kolkata")) == (
        "2026-06-30 08:30",
        "2026-06-30 09:30",
    )


def test_a_day_whose_midnight_is_skipped_begins_when_the_clocks_change():
    beirut = BusinessTime("Asia/Beirut")
    assert bounds(calendar("day", 0), "2026-03-29T12:00", beirut) == ("2026-03-28 22:00", "2026-03-29 21:00")


@pytest.mark.parametrize(
    ("meant", "period", "time", "start", "end"),
    [
        ("this fiscal year", calendar("fiscal_year", 0), APRIL, "2026-04-01", "2027-04-01"),
        ("last fiscal quarter", calendar("fiscal_quarter", -1), APRIL, "2026-01-01", "2026-04-01"),
        ("FY2026", fiscal(year=2026), APRIL, "2025-04-01", "2026-04-01"),
        ("Q4 FY2026", fiscal(year=2026, quarter=4), APRIL, "2026-01-01", "2026-04-01"),
        ("H2 FY2026", fiscal(year=2026, half=2), APRIL, "2025-10-01", "2026-04-01"),
        ("fiscal Q3, the latest", fiscal(quarter=3), APRIL, "2025-10-01", "2026-01-01"),
        ("fiscal Q1, running", fiscal(quarter=1), APRIL, "2026-04-01", "2026-07-01"),
        ("the second fiscal month", fiscal(year=2026, month=2), APRIL, "2025-05-01", "2025-06-01"),
        ("FY2025 of weeks", fiscal(year=2025), RETAIL, "2025-02-02", "2026-02-01"),
        ("FY2023 has 53", fiscal(year=2023), RETAIL, "2023-01-29", "2024-02-04"),
        ("its week 53", fiscal(year=2023, week=53), RETAIL, "2024-01-28", "2024-02-04"),
        ("its last month", fiscal(year=2023, month=12), RETAIL, "2023-12-31", "2024-02-04"),
        ("this fiscal month", calendar("fiscal_month", 0), RETAIL, "2026-05-31", "2026-07-05"),
        ("two fiscal quarters ago", calendar("fiscal_quarter", -2), RETAIL, "2025-11-02", "2026-02-01"),
        ("fiscal week 53, the latest there was", fiscal(week=53), RETAIL, "2024-01-28", "2024-02-04"),
    ],
)
def test_fiscal_periods(meant, period, time, start, end):
    assert bounds(period, "2026-06-30T09:00", time) == (f"{start} 00:00", f"{end} 00:00")


@pytest.mark.parametrize(
    ("period", "time"),
    [
        (fiscal(year=2026, week=53), RETAIL),
        (fiscal(year=2026, week=3), APRIL),
        (fiscal(month=2, day=1), APRIL),
    ],
)
def test_no_such_fiscal_period(period, time):
    found = resolve(PERIOD.validate_python(period), datetime(2026, 6, 30), time)
    assert isinstance(found, Refusal)
    assert "fiscal" in found.message


@pytest.mark.parametrize(
    ("week_start", "week", "start"),
    [("monday", 1, "2025-12-29"), ("sunday", 1, "2025-12-28"), ("saturday", 53, None), ("sunday", 53, None)],
)
def test_numbered_weeks(week_start, week, start):
    period = PERIOD.validate_python({"kind": "named", "year": 2026, "week": week})
    found = resolve(period, datetime(2026, 6, 30), BusinessTime(week_start=week_start))
    assert (found.start.isoformat()[:10] if isinstance(found, Bounds) else None) == start


CALENDARS = [
    BusinessTime(zone, week_start, FiscalCalendar(first_month=month, pattern=pattern, starts=starts))
    for zone, week_start, month, pattern, starts in (
        ("UTC", "monday", 1, "", "nearest"),
        ("America/Havana", "sunday", 10, "", "nearest"),
        ("Europe/Berlin", "saturday", 1, "4-4-5", "nearest"),
        ("Australia/Lord_Howe", "monday", 7, "4-5-4", "first"),
        ("UTC", "sunday", 2, "5-4-4", "nearest"),
        ("Asia/Kathmandu", "thursday", 12, "4-4-5", "first"),
    )
]
MOMENTS = [datetime(2017, 12, 20, 1) + timedelta(hours=31 * n) for n in range(2600)]
GRAINS: tuple[Grain, ...] = ("hour", "day", "week", "month", "fiscal_month", "fiscal_quarter", "fiscal_year")


@pytest.mark.parametrize(
    "time", CALENDARS, ids=lambda time: f"{time.zone} {time.week_start} {time.fiscal.pattern}"
)
@pytest.mark.parametrize("grain", GRAINS)
def test_buckets_in_sql_are_those_of_the_calendar(time, grain):
    connection = duckdb.connect()
    connection.execute("CREATE TABLE moments AS SELECT UNNEST(?) AS moment", [MOMENTS])
    moment = exp.column("moment", table="moments")
    bucket = cut(local(moment, "timestamp", time), grain, time)
    query = exp.Select(expressions=[moment.copy(), bucket], from_=exp.From(this=exp.to_table("moments")))
    wrong = [
        (at, found)
        for at, found in connection.execute(sql_text(query)).fetchall()
        if found != time.start_of(time.local(at), grain)
    ]
    assert not wrong


@pytest.mark.parametrize(
    "time", CALENDARS, ids=lambda time: f"{time.zone} {time.week_start} {time.fiscal.pattern}"
)
@pytest.mark.parametrize("unit", ["week", "fiscal_month", "fiscal_quarter", "fiscal_year"])
def test_units_follow_each_other_without_a_gap(time, unit):
    for at in MOMENTS[::40]:
        start = time.start_of(at, unit)
        after = time.step(start, unit, 1)
        assert start <= at < after
        assert time.start_of(after, unit) == after
        assert time.step(after, unit, -1) == start
        assert time.start_of(after - timedelta(microseconds=1), unit) == start
