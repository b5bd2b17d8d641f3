"""Every page of the book gives the same rows on PostgreSQL as on DuckDB."""

import random
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from engine.dialects import sql_text
from tests.engine.warehouse.postgres import PASSWORD, programs, server
from tests.sql.test_sql import CLOCK, HERE, PAGES, TABLES, Page, plan

psycopg = pytest.importorskip("psycopg")
pytestmark = pytest.mark.skipif(programs() is None, reason="there is no PostgreSQL on this machine")

Run = Any


def _rows() -> str:
    """INSERTs of the same made-up rows, some without a time, a customer or an amount."""
    chance = random.Random(1)
    start = datetime(2024, 12, 1)

    def when() -> str:
        moment = start + timedelta(minutes=chance.randrange(850_000))
        return f"'{moment}'" if chance.random() > 0.05 else "NULL"

    def one(*values: object) -> str:
        return str(chance.choice(values))

    orders = [
        f"({n}, {one(1, 2, 3, 'NULL')}, '{one('A', 'B')}', {when()}, {when()}, "
        f"{one('NULL', 10.29, 55, -3.5, 99.75)}, {n % 20}, {n % 3 == 0}, {n % 10 == 0})"
        for n in range(400)
    ]
    visits = [f"({n}, {one(1, 2, 3, 'NULL')}, {when()}, 'home')" for n in range(300)]
    refunds = [f"({n}, {when()}, {n * 10}, TRUE)" for n in range(50)]
    return f"""
    INSERT INTO orders VALUES {", ".join(orders)};
    INSERT INTO web.visits VALUES {", ".join(visits)};
    INSERT INTO raw_refunds VALUES {", ".join(refunds)};
    INSERT INTO customers VALUES
      (1, 'free', 'DE', '2025-03-01'), (2, 'pro', 'FR', '2025-04-02'), (3, NULL, NULL, NULL);
    INSERT INTO countries VALUES ('DE', 'Germany', 'EU'), ('FR', 'France', 'EU');
    INSERT INTO stock VALUES (1, 'pen', '2026-06-30', '2026-06-30 08:00');
    INSERT INTO parcels VALUES (1, 'DE', 'FR', 2.5);
    """


@pytest.fixture(scope="module")
def duck() -> Run:
    connection = duckdb.connect()
    connection.execute(TABLES + _rows() + (HERE / "airline_rows.sql").read_text())
    return lambda sql: connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def postgres() -> Iterator[Run]:
    tables = re.sub(r"\bDOUBLE\b", "DOUBLE PRECISION", TABLES)
    with (
        server() as running,
        psycopg.connect(running.url(), password=PASSWORD, autocommit=True) as connection,
    ):
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(tables + _rows() + (HERE / "airline_rows.sql").read_text())
        yield lambda sql: connection.execute(sql).fetchall()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.chapter.stem}: {page.title}")
def test_the_same_rows(page: Page, duck: Run, postgres: Run) -> None:
    tree = plan(page.query, page.catalog, CLOCK).tree  # type: ignore[union-attr]
    ours = [tuple(map(_plain, row)) for row in duck(sql_text(tree))]
    assert [tuple(map(_plain, row)) for row in postgres(sql_text(tree, "postgres"))] == ours


def test_parts_of_a_time_are_whole_numbers(duck: Run, postgres: Run) -> None:
    page = next(page for page in PAGES if "Parts that come again" in page.title)
    tree = plan(page.query, page.catalog, CLOCK).tree  # type: ignore[union-attr]
    assert {type(hour) for hour, _ in postgres(sql_text(tree, "postgres"))} <= {int, type(None)}


def _plain(value: object) -> object:
    """Values as they compare: numbers to nine digits, times in UTC without zone."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat()
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00:00"
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return float(f"{float(value):.9g}")
    return value
