"""A shop of a few rows, in memory: ask it by a logical query, or by the SQL one would naively write."""

from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from engine.dialects import sql_text
from engine.guard.check import check
from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.query import LogicalQuery

SHOP = Path(__file__).parents[1] / "sql"
CATALOG = Catalog(SemanticModel.model_validate(yaml.safe_load((SHOP / "shop.yaml").read_text())))
CLOCK = Clock(datetime(2026, 6, 30, 9))
Rows = list[tuple[Any, ...]]


class Shop:
    """Rows go in by table; answers come out of the planned and guarded SQL."""

    def __init__(self) -> None:
        self._connection = duckdb.connect()
        self._connection.execute((SHOP / "shop.sql").read_text())

    def add(self, table: str, columns: str, *rows: tuple[Any, ...]) -> None:
        places = ", ".join("?" for _ in columns.split(","))
        self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)

    def rows(self, metric: str, by: str = "", share: bool = False, **parts: Any) -> Rows:
        """The answer to a query: metrics and groups by name, other parts as in a LogicalQuery."""
        query = {
            "metrics": [{"kind": "metric", "name": name} for name in metric.split()],
            "group_by": [_group(name) for name in by.split()],
            "calculations": [{"kind": "share", "of": metric}] if share else [],
        }
        made = plan(LogicalQuery.model_validate(query | parts), CATALOG, CLOCK)
        assert isinstance(made, Plan), made
        assert check(made, CATALOG) is made
        return self.naive(sql_text(made.tree))

    def naive(self, sql: str) -> Rows:
        """What the SQL gives as it stands."""
        return self._connection.execute(sql).fetchall()


def _group(name: str) -> dict[str, str]:
    if name in ("day", "week", "month"):
        return {"kind": "time", "grain": name}
    return {"kind": "dimension", "name": name}


@pytest.fixture
def shop() -> Shop:
    return Shop()
