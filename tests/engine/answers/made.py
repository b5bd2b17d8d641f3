"""Plans and tables made up for the tests: what a planner would hand over, without a planner."""

from datetime import date, datetime
from typing import Any

from sqlglot import exp

from engine.types.business_time import UTC_TIME
from engine.types.clock import Bounds
from engine.types.partial import partial_buckets
from engine.types.plan import Column, Plan
from engine.types.result import Cell, ResultTable
from semantic.periods import PreviousPeriod
from semantic.query import DimensionTerm, LogicalQuery, MetricRef, Order, TimeTerm

COUNTRY = Column("country", "string", "", "dimension", "Country", "country")
DEVICE = Column("device", "string", "", "dimension", "Device", "device")
DAY = Column("day", "timestamp", "", "time", "day", "day")
WEEK = Column("week", "timestamp", "", "time", "week", "week")
VIEWS = Column("views", "integer", "", "metric", "Views", "views")
VIEWS_BEFORE = Column("views_previous", "integer", "", "previous", "Views, before", "views")
WATCH = Column("watch_time", "number", "s", "metric", "Watch time", "watch_time")
RATE = Column("rate", "number", "%", "metric", "Completion rate", "rate")
RATE_BEFORE = Column("rate_previous", "number", "%", "previous", "Completion rate, before", "rate")
SHARE = Column("views_share", "number", "%", "share", "share of Views", "views")
LATEST = Column("max_day", "date", "", "metric", "latest Day", "max_day")

ADDITIVITY = {"views": "additive", "watch_time": "additive", "rate": "ratio"}
WEEK_26 = Bounds(datetime(2026, 6, 22), datetime(2026, 6, 29))
MAY = Bounds(datetime(2026, 5, 1), datetime(2026, 6, 1))
APRIL = Bounds(datetime(2026, 4, 1), datetime(2026, 5, 1))
NOW = datetime(2026, 6, 30, 9)


def plan(
    *columns: Column,
    bounds: Bounds | None = WEEK_26,
    before: Bounds | None = None,
    now: datetime | None = None,
    **more: Any,
) -> Plan:
    """A plan with these columns; `order`, `limit` and `having` go to its query; `now` cuts its buckets."""
    metrics = tuple(MetricRef(name=one.of) for one in columns if one.role in ("metric", "share"))
    groups = tuple(
        TimeTerm(grain=one.of) if one.role == "time" else DimensionTerm(name=one.of)  # type: ignore[arg-type]
        for one in columns
        if one.role in ("dimension", "time")
    )
    compare = PreviousPeriod() if before else None
    query = LogicalQuery(metrics=metrics, group_by=groups, compare_to=compare, **more)
    partial = tuple(
        (one.of, at)
        for one in columns
        if one.role == "time"
        for at in partial_buckets(one.of, bounds, now, UTC_TIME)
    )
    return Plan(query, exp.Select(), columns, bounds, before, partial=partial)


def table(*rows: tuple[Cell, ...], of: Plan, truncated: bool = False) -> ResultTable:
    """Rows under the plan's column names."""
    return ResultTable(tuple(one.name for one in of.columns), rows, truncated)


def best(key: str, descending: bool = True) -> tuple[Order, ...]:
    """Order by one key."""
    return (Order(by=key, descending=descending),)


def days(*values: Cell, start: date = date(2026, 6, 22)) -> list[tuple[Cell, ...]]:
    """A row a day with these values."""
    return [(datetime(start.year, start.month, start.day + n), value) for n, value in enumerate(values)]
