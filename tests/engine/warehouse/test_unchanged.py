"""Values of tables that a feed says it did not change are not read again."""

import os
import time
from pathlib import Path

import duckdb
import pytest

from engine.warehouse.embedded import Warehouse
from engine.warehouse.profile import fresh_profile
from semantic.catalog import Catalog
from semantic.model import SemanticModel

TABLES = """
CREATE SCHEMA feed;
CREATE TABLE feed.changes (table_name VARCHAR PRIMARY KEY, change VARCHAR NOT NULL);
CREATE TABLE sold (item VARCHAR, shade VARCHAR);
CREATE TABLE listed (place VARCHAR);
INSERT INTO sold VALUES ('cup', 'red');
INSERT INTO listed VALUES ('north');
"""


def dataset(name: str, *fields: str) -> dict[str, object]:
    listed = [{"name": field, "type": "string", "role": "dimension"} for field in fields]
    return {"name": name, "table": name, "fields": listed}


MODEL = Catalog(
    SemanticModel.model_validate(
        {"name": "m", "datasets": [dataset("sold", "item", "shade"), dataset("listed", "place")]}
    )
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "d.duckdb"


def published(path: Path, *sql: str) -> None:
    """A new file in the place of the old one."""
    draft = path.with_suffix(".part")
    if path.exists():
        draft.write_bytes(path.read_bytes())
    with duckdb.connect(str(draft)) as connection:
        for one in sql:
            connection.execute(one)
    os.replace(draft, path)


def seen(warehouse: Warehouse) -> set[str]:
    return {str(value) for values in fresh_profile(warehouse, MODEL).values.values() for value in values}


def test_only_what_changed_is_read_again(path: Path) -> None:
    published(path, TABLES, "INSERT INTO feed.changes VALUES ('sold', 'first')")
    one = Warehouse(path)
    assert seen(one) == {"cup", "red", "north"}
    # What the feed does not tell is not looked for; a list that it does not make is read each time.
    published(path, "INSERT INTO sold VALUES ('pot', 'blue')", "INSERT INTO listed VALUES ('south')")
    two = one.reopened()
    assert seen(two) == {"cup", "red", "north", "south"}
    published(path, "UPDATE feed.changes SET change = 'second'")
    three = two.reopened()
    assert seen(three) == {"cup", "red", "pot", "blue", "north", "south"}
    published(path, "DELETE FROM sold", "UPDATE feed.changes SET change = 'third'")
    assert seen(three.reopened()) == {"north", "south"}
    assert seen(two.reopened()) == {"north", "south"}


def test_without_a_feed_all_is_read_again(path: Path) -> None:
    published(path, TABLES)
    one = Warehouse(path)
    assert seen(one) == {"cup", "red", "north"}
    published(path, "INSERT INTO sold VALUES ('pot', 'blue')", "DROP TABLE feed.changes")
    assert seen(one.reopened()) == {"cup", "red", "pot", "blue", "north"}


def test_a_replaced_file_is_let_go_of_when_nobody_reads_it_any_more(path: Path) -> None:
    published(path, TABLES)
    one = Warehouse(path)
    connection, two = one._connection, one.reopened()
    assert seen(one) == seen(two)
    del one
    deadline = time.monotonic() + 10
    while _is_open(connection):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert seen(two) == {"cup", "red", "north"}


def _is_open(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.execute("SELECT 1")
    except duckdb.ConnectionException:
        return False
    return True
