"""Threads add doubles up in the order they come to them; the answer is the same each time nevertheless."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.answers.digits import in_digits
from engine.types.plan import Column
from engine.types.result import ResultTable
from semantic.text_form import from_text

ROWS = 1_500_000
ASKED = "sum(readings.level), average(readings.level), stddev(readings.level)"


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plant") / "plant.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "CREATE TABLE readings AS SELECT i AS reading_id, i % 7 AS pump, hash(i + 5) / 1e14 AS level "
            f"FROM range({ROWS}) AS r(i)"
        )
    return path


def test_a_large_table_of_doubles_gives_the_same_bytes(plant: Path) -> None:
    with duckdb.connect(str(plant), read_only=True) as connection:
        sql = "SELECT fsum(level), favg(level), stddev_samp(level) FROM readings"
        wanted = connection.execute(sql).fetchone()
    parlance = Parlance(source=plant)
    replies = {parlance.query(from_text(ASKED)).table.rows for _ in range(12)}
    assert len(replies) == 1
    assert replies.pop()[0] == pytest.approx(wanted, rel=1e-11)


def test_what_rows_are_split_by_stays_exact() -> None:
    columns = [
        Column("length", "float", "", "dimension", "Length"),
        Column("level", "float", "", "metric", "Level"),
        Column("rows", "integer", "", "metric", "Rows"),
    ]
    table = ResultTable(("length", "level", "rows"), ((0.1234567890123456, 0.1234567890123456, 10**15 + 1),))
    assert in_digits(table, columns).rows == ((0.1234567890123456, 0.123456789012, 10**15 + 1),)
