"""A planned query: the checked-to-be SQL tree and what its columns mean."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlglot import exp

from engine.types.business_time import UTC_TIME, BusinessTime
from engine.types.clock import Bounds
from semantic.query import LogicalQuery

ColumnRole = Literal[
    "dimension", "time", "metric", "previous", "change", "growth", "share", "target", "gap", "claim", "bound"
]


@dataclass(frozen=True)
class Column:
    """One column of the answer. `of` is the key of the term it belongs to; fractions have unit "%"."""

    name: str
    type: str
    unit: str
    role: ColumnRole
    label: str
    of: str = ""


@dataclass(frozen=True)
class Plan:
    """The SQL as a tree (DuckDB dialect), its columns in order, and the dates it stands on.

    Bounds are local times of `time`, as buckets are. `partial` names the buckets that are not whole, by the
    key of their time and their start: cut by the asked period, or not over at the clock.
    """

    query: LogicalQuery
    tree: exp.Query
    columns: tuple[Column, ...]
    bounds: Bounds | None = None
    compare_bounds: Bounds | None = None
    notes: tuple[str, ...] = ()
    time: BusinessTime = UTC_TIME
    partial: tuple[tuple[str, datetime], ...] = ()
