"""A shop of a few rows, in memory: ask it by a logical query, or by the SQL one would naively write."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from engine import Parlance
from engine.dialects import sql_text
from engine.guard.check import check
from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.query import LogicalQuery
from semantic.text_form import from_text

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


class World:
    """Tables and a model of a test's own, asked in the one-line form of a query."""

    def __init__(self, model: str, tables: str, now: str = "2026-06-30T09:00") -> None:
        self._catalog = Catalog(SemanticModel.model_validate(yaml.safe_load(model)))
        self._clock = Clock(datetime.fromisoformat(now))
        self._connection = duckdb.connect()
        self._connection.execute(tables)

    def plan(self, query: str) -> Plan | Refusal:
        """The planned and guarded query, or why there is none."""
        made = plan(from_text(query), self._catalog, self._clock)
        return check(made, self._catalog) if isinstance(made, Plan) else made

    def ask(self, query: str) -> Rows:
        """The rows of the answer; dates and midnights as ISO days."""
        made = self.plan(query)
        assert isinstance(made, Plan), made
        return self.naive(sql_text(made.tree))

    def add(self, table: str, columns: str, *rows: tuple[Any, ...]) -> None:
        """Put rows into a table."""
        places = ", ".join("?" for _ in columns.split(","))
        self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)

    def naive(self, sql: str) -> Rows:
        """What the SQL gives as it stands, written alike."""
        return [tuple(map(_plain, row)) for row in self._connection.execute(sql).fetchall()]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


class Opens:
    """Opens databases that scripts make, each with the model scaffolded for it, or with its own."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self._folders = folders
        self._doors: list[Parlance] = []

    def __call__(self, name: str, script: str, model: str = "", now: datetime | None = None) -> Parlance:
        """The door to a database that is called so; `close` shuts it."""
        folder = self._folders.mktemp(name)
        with duckdb.connect(str(folder / f"{name}.duckdb")) as connection:
            connection.execute(script)
        given = folder / "model.yaml" if model else None
        if given:
            given.write_text(model, encoding="utf-8")
        self._doors.append(Parlance(given, folder / f"{name}.duckdb", now=now))
        return self._doors[-1]

    def close(self) -> None:
        """Shut every door."""
        for door in self._doors:
            door.warehouse.close()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opens]:
    """For the databases of one module."""
    opens = Opens(tmp_path_factory)
    yield opens
    opens.close()


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def world() -> type[World]:
    return World


@pytest.fixture
def airline() -> World:
    """The invented airline of tests/sql, without a row."""
    return World((SHOP / "airline.yaml").read_text(), (SHOP / "airline.sql").read_text())
