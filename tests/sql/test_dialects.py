"""The same tree as text for other engines."""

import pytest
import sqlglot

from engine.dialects import dialects, sql_text

MEDIAN = "SELECT MEDIAN(CAST(o.amount AS DOUBLE)) AS m FROM orders AS o"
UNION = """
WITH a AS (SELECT 1 AS x), b AS (SELECT 2 AS y), c AS (SELECT 3 AS z), all_parts AS (
SELECT a.x, NULL AS y, NULL AS z FROM a
UNION ALL SELECT NULL AS x, b.y, NULL AS z FROM b
UNION ALL SELECT NULL AS x, NULL AS y, c.z FROM c
) SELECT all_parts.z FROM all_parts
"""


def test_a_dialect_is_a_file():
    assert dialects() == ("clickhouse", "duckdb", "postgres", "spark")
    with pytest.raises(KeyError, match="known: clickhouse, duckdb, postgres, spark"):
        sql_text(sqlglot.parse_one("SELECT 1"), "text")


def test_median_has_another_name_in_postgres():
    tree = sqlglot.parse_one(MEDIAN, read="duckdb")
    expected = "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(o.amount AS DOUBLE PRECISION))"
    assert expected in sql_text(tree, "postgres", pretty=False)
    assert sql_text(tree, pretty=False) == MEDIAN


def test_gaps_of_a_union_have_a_type_in_postgres_and_the_tree_is_left_alone():
    tree = sqlglot.parse_one(UNION, read="duckdb")
    before = sql_text(tree)
    text = sql_text(tree, "postgres", pretty=False)
    assert "SELECT a.x, (SELECT b.y FROM b LIMIT 0) AS y, (SELECT c.z FROM c LIMIT 0) AS z FROM a" in text
    assert "NULL" not in text
    assert sql_text(tree) == before


def test_a_series_is_rows_already_in_postgres():
    first, last = (f"CAST('2026-0{month}-01' AS TIMESTAMP)" for month in (1, 3))
    series = f"SELECT UNNEST(GENERATE_SERIES({first}, {last}, INTERVAL '1' MONTH)) AS month"
    tree = sqlglot.parse_one(series, read="duckdb")
    text = sql_text(tree, "postgres", pretty=False)
    assert text.startswith("SELECT GENERATE_SERIES(CAST('2026-01-01' AS TIMESTAMP)")
    assert text.endswith("INTERVAL '1 MONTH') AS month")
    assert "UNNEST(GENERATE_SERIES(" in sql_text(tree, pretty=False)


def test_parts_of_a_time_are_whole_numbers_in_postgres_and_seconds_are_not():
    tree = sqlglot.parse_one(
        "SELECT EXTRACT(ISODOW FROM t.x) AS d, EXTRACT(EPOCH FROM t.x - t.y) AS s FROM t"
    )
    text = sql_text(tree, "postgres", pretty=False)
    assert "CAST(EXTRACT(ISODOW FROM t.x) AS BIGINT) AS d" in text
    assert "EXTRACT(EPOCH FROM t.x - t.y) AS s" in text


def test_local_time_is_written_alike():
    local = "SELECT CAST(t.x AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin' AS x FROM t"
    tree = sqlglot.parse_one(local, read="duckdb")
    assert sql_text(tree, pretty=False) == sql_text(tree, "postgres", pretty=False) == local
