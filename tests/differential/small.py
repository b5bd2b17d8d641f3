"""A tiny world written by hand, to hold the oracle itself against numbers worked out on paper."""

from datetime import date, datetime
from typing import Any

from semantic.model import SemanticModel
from semantic.query import LogicalQuery
from tests.differential.oracle import Oracle
from tests.differential.world import Key, Row, World

CLOCK = datetime(2025, 6, 15, 12)


def answer(
    tables: dict[str, list[Row]],
    datasets: dict[str, dict[str, Any]],
    metric: dict[str, Any],
    *,
    links: list[dict[str, Any]] | None = None,
    others: list[dict[str, Any]] | None = None,
    calendar: dict[str, Any] | None = None,
    **query: Any,
) -> list[Key]:
    """The oracle's rows for one metric; every column is a field of the type of its values."""
    described = [
        {"name": name, "table": name, "fields": _fields(rows), **datasets.get(name, {})}
        for name, rows in tables.items()
    ]
    model = SemanticModel.model_validate(
        {
            "name": "small",
            "datasets": described,
            "relationships": [{"name": f"r{n}", **link} for n, link in enumerate(links or [])],
            "metrics": [{"type": "simple", **metric, "name": "m"}, *(others or [])],
            "calendar": calendar or {},
        }
    )
    asked = LogicalQuery.model_validate({"metrics": [{"kind": "metric", "name": "m"}], **query})
    return Oracle(World(model, {}, tables, asked, CLOCK)).rows()


def _fields(rows: list[Row]) -> list[dict[str, str]]:
    return [{"name": name, "type": _type([row[name] for row in rows])} for name in rows[0]]


def _type(values: list[Any]) -> str:
    known = next((value for value in values if value is not None), "")
    kinds = {bool: "boolean", int: "integer", float: "number", datetime: "timestamp", date: "date"}
    return kinds.get(type(known), "string")


def link(source: str, to: str, column: str, **more: Any) -> dict[str, Any]:
    """A relationship to the column `id`."""
    return {"from": source, "to": to, "from_columns": [column], "to_columns": ["id"], **more}


def by(name: str) -> list[dict[str, Any]]:
    """Grouped by one dimension."""
    return [{"kind": "dimension", "name": name}]


def per(grain: str) -> list[dict[str, Any]]:
    """Grouped by time."""
    return [{"kind": "time", "grain": grain}]
