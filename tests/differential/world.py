"""One draw: a model, its rows as plain lists, a question, and the clock."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from semantic.model import SemanticModel
from semantic.query import LogicalQuery

Value = str | int | float | bool | date | datetime | None
Row = dict[str, Any]
Key = tuple[Value, ...]


class Unclear(Exception):
    """The question has no one meaning (two ways, a tie, ...): it is no use as a test and drawn again."""


@dataclass(frozen=True)
class World:
    """`columns` says the SQL type of each column of each table; rows hold values of these types."""

    model: SemanticModel
    columns: dict[str, dict[str, str]]
    rows: dict[str, list[Row]]
    query: LogicalQuery
    clock: datetime
    tags: frozenset[str] = field(default=frozenset())
