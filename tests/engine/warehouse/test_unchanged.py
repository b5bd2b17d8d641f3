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


def test_which_tables_there_are_is_read_again_when_the_feed_says_so(path: Path) -> None:
    published(path, TABLES, "INSERT INTO feed.changes VALUES ('', 'first')")
    one = Warehouse(path)
    assert "more" not in one.tables()
    published(path, "CREATE TABLE more (n INTEGER)", "CREATE VIEW seen AS FROM more")
    two = one.reopened()
    assert two.tables() == one.tables()
    assert two.views == {}
    published(path, "UPDATE feed.changes SET change = 'second'")
    three = two.reopened()
    assert three.tables()["more"] == {"n": "INTEGER"}
    assert set(three.views) == {"seen"}


def test_which_tables_there_are_is_read_again_where_no_feed_tells(path: Path) -> None:
    published(path, TABLES)
    one = Warehouse(path)
    assert "more" not in one.tables()
    published(path, "CREATE TABLE more (n INTEGER)")
    assert "more" in one.reopened().tables()


TIMED = Catalog(
    SemanticModel.model_validate(
        {
            "name": "m",
            "datasets": [{"name": "met", "table": "met", "time": "moment", "fields": [
                {"name": "moment", "type": "timestamp", "role": "time"}]}],
        }
    )
)  # fmt: skip


def test_the_ends_of_a_table_are_read_again_only_when_it_changed(path: Path) -> None:
    published(
        path,
        TABLES,
        "CREATE TABLE met (moment TIMESTAMP)",
        "INSERT INTO met VALUES ('2026-01-01'), ('2026-01-05')",
        "INSERT INTO feed.changes VALUES ('met', 'first')",
    )

    def ends(warehouse: Warehouse) -> list[int]:
        return [moment.day for moment in fresh_profile(warehouse, TIMED).extents["met"]]

    one = Warehouse(path)
    assert ends(one) == [1, 5]
    published(path, "INSERT INTO met VALUES ('2026-01-09')")
    two = one.reopened()
    assert ends(two) == [1, 5]  # what the feed does not tell is not looked for
    published(path, "UPDATE feed.changes SET change = 'second'")
    assert ends(two.reopened()) == [1, 9]
    published(path, "DROP TABLE feed.changes", "DELETE FROM met WHERE moment < '2026-01-04'")
    assert ends(two.reopened()) == [5, 9]


def test_a_table_that_is_no_longer_large_is_noticed(path: Path) -> None:
    published(
        path,
        TABLES,
        "INSERT INTO sold SELECT 'cup', 'red' FROM range(130000)",
        "INSERT INTO feed.changes VALUES ('', 'first')",
    )
    one = Warehouse(path)
    assert one.adds_in_any_order
    two = one.reopened()
    assert two.adds_in_any_order
    published(path, "CREATE OR REPLACE TABLE sold (item VARCHAR, shade VARCHAR)")
    assert not two.reopened().adds_in_any_order


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
