"""Whole databases: the model is free of errors, and everything it offers can be answered."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from engine.errors import SourceError
from engine.scaffold.scaffold import scaffold
from engine.types.result import ResultTable
from engine.warehouse.embedded import Warehouse
from engine.warehouse.sources import open_source
from semantic.query import DimensionTerm, TimeTerm
from tests.engine.scaffold.conftest import Build
from tests.engine.scaffold.every_query import answer, errors, failures

PUBLIC = Path(__file__).parents[3] / "sample_data" / "public"

ODD = """
CREATE TABLE "Select" AS SELECT i AS "order", i * 2 AS "count", 'g' || (i % 3) AS "Group By",
  DATE '2024-01-01' + i::INTEGER AS "from", i * 0.5 AS "naïve größe" FROM range(20) t(i);
CREATE TABLE "tblCustomer" ("customerID" INTEGER, "firstName" VARCHAR, "lastName" VARCHAR, "eMail" VARCHAR,
  "isActive" BOOLEAN, "created" TIMESTAMPTZ);
INSERT INTO "tblCustomer" SELECT i, 'F' || i, 'L' || (i % 5), 'a' || i || '@b.de', i % 2 = 0,
  TIMESTAMPTZ '2024-01-01 00:00:00+00' + INTERVAL (i) DAY FROM range(1, 31) t(i);
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE "tblOrder" AS SELECT i AS "orderID", 1 + i % 30 AS "customerID",
  (i * 1.5)::DECIMAL(10, 2) AS "amount", 'good'::mood AS mood, ['a'] AS tags, uuid() AS u, TIME '10:00' AS t
  FROM range(100) t(i);
CREATE TABLE "tblEmpty Table" (id INTEGER, name VARCHAR, "at" TIMESTAMP, "###" INTEGER);
CREATE VIEW "tblBig Orders" AS SELECT * FROM "tblOrder" WHERE amount > 50;
CREATE TABLE gone (a INTEGER);
CREATE VIEW "broken view" AS SELECT * FROM gone;
DROP TABLE gone;
CREATE TABLE "tblÜbersicht" ("Straße" VARCHAR, wert DOUBLE);
INSERT INTO "tblÜbersicht" VALUES ('a', 1), ('b', 2);
CREATE SCHEMA other;
CREATE TABLE other."tblOrder" AS SELECT 1 AS id, 'x' AS name, 2.5 AS weight;
CREATE TABLE "a.b" ("x""y" INTEGER);
INSERT INTO "a.b" VALUES (3);
CREATE TABLE only_lists (l INTEGER[]);
"""


def test_an_odd_schema(build: Build) -> None:
    warehouse = build(ODD)
    model = scaffold(warehouse, "odd one")
    assert model.name == "odd_one"
    names = {dataset.name for dataset in model.datasets}
    assert {"Select", "tblOrder", "other_tblOrder", "a_b", "tblEmpty_Table", "tblBig_Orders"} <= names
    assert not {"only_lists", "broken_view"} & names
    assert errors(model) == []
    assert failures(model, warehouse) == []
    result = answer(model, warehouse, "total_count", DimensionTerm(name="Select.Group_By"))
    assert isinstance(result, ResultTable)
    assert dict(result.rows) == {"g0": 126, "g1": 140, "g2": 114}


def test_the_learning_data(cache: None) -> None:
    warehouse = Warehouse(open_source(str(PUBLIC / "oulad")))
    model = scaffold(warehouse, "oulad")
    assert errors(model) == []
    assert failures(model, warehouse) == []
    found = {(one.source, one.from_columns, one.to) for one in model.relationships}
    course = ("code_module", "code_presentation")
    assert found == {
        ("studentVle", ("id_site",), "vle"),
        ("studentVle", course, "courses"),
        ("vle", course, "courses"),
    }
    result = answer(model, warehouse, "total_sum_click", DimensionTerm(name="vle.activity_type"))
    assert isinstance(result, ResultTable)
    with duckdb.connect() as oracle:
        expected = oracle.execute(
            f"SELECT activity_type, sum(sum_click) FROM '{PUBLIC}/oulad/studentVle.csv' "
            f"LEFT JOIN '{PUBLIC}/oulad/vle.csv' USING (id_site) GROUP BY 1"
        ).fetchall()
    assert dict(result.rows) == {kind: int(clicks) for kind, clicks in expected}
    labels = {metric.name: metric.label for metric in model.metrics}
    assert labels["total_sum_click"] == "Total clicks"
    assert labels["different_id_student"] == "Number of students"
    warehouse.close()


def test_the_inference_traces(cache: None) -> None:
    warehouse = Warehouse(open_source(str(PUBLIC / "azure_llm_2023")))
    model = scaffold(warehouse, "traces")
    assert [dataset.label for dataset in model.datasets] == ["Conv trace", "Code trace"]
    assert all(dataset.time == "TIMESTAMP" for dataset in model.datasets)
    assert errors(model) == []
    assert failures(model, warehouse) == []
    result = answer(model, warehouse, "AzureLLMInferenceTrace_code_count", TimeTerm(grain="hour"))
    assert isinstance(result, ResultTable)
    assert sum(int(str(row[1])) for row in result.rows) == 8819
    warehouse.close()


def test_a_sqlite_file_with_keys(cache: None, tmp_path: Path) -> None:
    path = tmp_path / "music.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """
            CREATE TABLE Artist (ArtistId INTEGER PRIMARY KEY, Name TEXT);
            CREATE TABLE Album
              (AlbumId INTEGER PRIMARY KEY, Title TEXT, Maker INTEGER REFERENCES Artist, Made TEXT);
            INSERT INTO Artist VALUES (1, 'Abba'), (2, 'Cher');
            INSERT INTO Album VALUES (1, 'Arrival', 1, '1976-10-11'), (2, 'Believe', 2, '1998-10-22'),
              (3, 'Waterloo', 1, '1974-03-04');
            """
        )
    warehouse = Warehouse(open_source(str(path)))
    model = scaffold(warehouse, "music")
    assert [(one.source, one.to, one.role) for one in model.relationships] == [("Album", "Artist", "maker")]
    assert errors(model) == []
    assert failures(model, warehouse) == []
    result = answer(model, warehouse, "Album_count", DimensionTerm(name="Artist.Name"))
    assert isinstance(result, ResultTable)
    assert dict(result.rows) == {"Abba": 2, "Cher": 1}
    assert model.dataset("Album").time == "Made"  # type: ignore[union-attr]
    warehouse.close()


def test_examples_are_questions_of_the_model(build: Build) -> None:
    warehouse = build(
        "CREATE TABLE shops AS SELECT i AS shop_id, 'S' || i AS name, 'R' || i % 3 AS region "
        "FROM range(9) t(i);"
        "CREATE TABLE sales AS SELECT i AS sale_id, i % 9 AS shop_id, i * 2.0 AS turnover, "
        "DATE '2024-01-01' + i::INTEGER AS sold_on FROM range(300) t(i)"
    )
    model = scaffold(warehouse, "shops")
    assert 3 <= len(model.examples) <= 6
    assert "Total turnover by region" in model.examples


def test_the_same_data_give_the_same_model(build: Build) -> None:
    warehouse = build(ODD)
    assert scaffold(warehouse, "a").model_dump_json() == scaffold(warehouse, "a").model_dump_json()


def test_no_tables_are_said(build: Build) -> None:
    with pytest.raises(SourceError, match="has no tables"):
        scaffold(build("SELECT 1"), "empty")


def test_a_hundred_tables_take_seconds(build: Build) -> None:
    tables = "".join(
        f"CREATE TABLE thing_{k} AS SELECT i AS thing_{k}_id, 'name ' || i AS name, i % 7 AS kind, "
        f"(i * 7) % 900 AS thing_{(k + 1) % 100}_id, i * 0.5 AS amount_eur, i % 9 AS tier, "
        "DATE '2024-01-01' + (i % 300)::INTEGER AS created_on, 'u' || i || '@x.org' AS email, "
        "1704067200 + i * 60 AS seen_at, 'status ' || i % 3 AS status FROM range(1000) t(i);"
        for k in range(100)
    )
    warehouse = build(tables)
    start = time.monotonic()
    model = scaffold(warehouse, "many")
    assert time.monotonic() - start < 120  # a hang, whatever the machine
    assert len(model.datasets) == len(model.relationships) == 100
