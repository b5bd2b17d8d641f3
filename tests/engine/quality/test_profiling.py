"""A profile says what hand-written SQL says, tells approximate numbers as such, and no personal value."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine.quality.profiling import ColumnProfile, TableProfile, profile_table
from engine.warehouse.embedded import Warehouse

TABLES = """
CREATE TABLE people AS SELECT
    n AS id,
    n % 20 AS team,
    n // 20 AS place,
    CASE WHEN n % 10 = 0 THEN NULL ELSE n * 0.5 END AS score,
    CASE WHEN n % 4 = 0 THEN 'Red-' || n % 3 ELSE 'blue' END AS colour,
    'p' || n || '@example.org' AS mail,
    DATE '2026-01-01' + CAST(n % 11 AS INTEGER) AS seen,
    [n] AS list,
    NULL::INTEGER AS nothing
FROM range(200) AS r (n);
CREATE TABLE teams AS SELECT team, place FROM people;
CREATE TABLE empty (x INTEGER, y VARCHAR);
CREATE TABLE "odd "" name" ("a ""b" INTEGER);
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "people.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    return path


def profiled(path: Path, table: str, exact_rows: int = 1000) -> TableProfile:
    warehouse = Warehouse(path)
    try:
        return profile_table(warehouse, table, lambda _, column: column.name == "mail", exact_rows)
    finally:
        warehouse.close()


def column(table: TableProfile, name: str) -> ColumnProfile:
    return next(one for one in table.columns if one.name == name)


def test_counts_bounds_and_quantiles(path: Path) -> None:
    table = profiled(path, "people")
    score = column(table, "score")
    assert (score.rows, score.nulls, score.distinct, score.low, score.high) == (200, 20, 180, 0.5, 99.5)
    with duckdb.connect(str(path), read_only=True) as connection:
        (mean, median) = connection.execute("SELECT avg(score), median(score) FROM people").fetchall()[0]
    assert score.mean == pytest.approx(mean)
    assert dict(score.quantiles)["p50"] == pytest.approx(float(median))
    nothing = column(table, "nothing")
    assert (nothing.nulls, nothing.distinct, nothing.low, nothing.top) == (200, 0, None, ())
    assert column(table, "list").distinct is None


def test_the_histogram_counts_every_value_once(path: Path) -> None:
    table = profiled(path, "people")
    for name in ("id", "score", "seen"):
        found = column(table, name)
        assert len(found.histogram) == 10
        assert sum(one.rows for one in found.histogram) == found.rows - found.nulls
        assert all(
            one.high == other.low for one, other in zip(found.histogram, found.histogram[1:], strict=False)
        )
    assert [one.rows for one in column(table, "id").histogram] == [20] * 10


def test_frequent_values_and_forms(path: Path) -> None:
    colour = column(profiled(path, "people"), "colour")
    assert colour.top[0] == ("blue", 150)
    assert dict(colour.patterns) == {"a": 150, "Aa-9": 50}


def test_what_tells_rows_apart(path: Path) -> None:
    assert profiled(path, "people").keys == (("id",), ("mail",))
    assert profiled(path, "teams").keys == (("team", "place"),)
    assert profiled(path, "empty").keys == ()


def test_no_value_of_a_personal_column_is_told(path: Path) -> None:
    table = profiled(path, "people")
    mail = column(table, "mail")
    assert (mail.personal, mail.distinct, mail.low, mail.top, mail.patterns) == (True, 200, None, (), ())
    assert "@" not in repr(table)


def test_large_tables_are_counted_approximately_and_say_so(path: Path) -> None:
    table = profiled(path, "people", exact_rows=100)
    found = column(table, "id")
    assert found.approximate
    assert found.distinct == pytest.approx(200, rel=0.1)
    assert table.keys == ()


def test_odd_names_and_empty_tables(path: Path) -> None:
    assert profiled(path, '"odd "" name"').columns[0].name == 'a "b'
    assert [one.distinct for one in profiled(path, "empty").columns] == [0, 0]


def test_the_command(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from app.cli import main

    assert main(["profile", "--source", str(path), "--table", "people", "--json"]) == 0
    said = capsys.readouterr()
    (table,) = json.loads(said.out)["tables"]
    columns: dict[str, dict[str, Any]] = {one["name"]: one for one in table["columns"]}
    assert columns["mail"]["personal"]  # told by the form of its values, as scaffold does
    assert not columns["colour"]["personal"]
    assert "@example.org" not in said.out
    assert said.err == "Profiling people (1 of 1)\n"
    assert main(["profile", "--source", str(path)]) == 0
    assert "people: 200 rows; told apart by: id; mail" in capsys.readouterr().out
    assert main(["profile", "--source", str(path), "--table", "persons"]) == 2
