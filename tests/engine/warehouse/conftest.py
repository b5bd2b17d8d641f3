"""A small warehouse for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine.warehouse.embedded import Warehouse

ODD_TYPES = """
CREATE TABLE odd AS SELECT 12.50::DECIMAL(10, 2) AS amount, 170141183460469231731::HUGEINT AS huge,
  'NaN'::DOUBLE AS nan, 'infinity'::DOUBLE AS endless, TIMESTAMPTZ '2024-01-01 00:30:00+02' AS zoned,
  TIMESTAMP '2024-05-06 07:08:09.5' AS moment, DATE '2024-05-06' AS day, TIME '10:00' AS clock,
  [1, 2] AS list, 'ab'::BLOB AS bytes, uuid() AS id, TRUE AS flag, NULL::VARCHAR AS nothing
"""


@pytest.fixture(scope="session")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shop") / "shop.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE sales AS SELECT i, 'item ' || i % 7 AS item FROM range(1000) t(i)")
        connection.execute('CREATE TABLE "odd ""name" AS SELECT 1 AS "order"')
        connection.execute("CREATE VIEW big_sales AS SELECT * FROM sales WHERE i > 500")
        connection.execute("CREATE SCHEMA archive")
        connection.execute("CREATE TABLE archive.sales AS SELECT 1 AS year")
        connection.execute(ODD_TYPES)
    return path


@pytest.fixture
def shop(shop_file: Path) -> Iterator[Warehouse]:
    warehouse = Warehouse(shop_file)
    yield warehouse
    warehouse.close()


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, so that tests neither see nor leave files elsewhere."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("PARLANCE_HOME", str(home))
    return home / "cache" / "sources"
