"""Engines that run the book in the process of the test, with its tables and rows, where they are there."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

Row = tuple[Any, ...]
Run = Callable[[str], list[Row]]
Table = tuple[str, list[tuple[str, str]], list[Row]]

_CLICKHOUSE = {"INTEGER": "Int32", "VARCHAR": "String", "TIMESTAMP": "DateTime64(6)", "DATE": "Date32",
               "BOOLEAN": "Bool", "DOUBLE": "Float64", "BIGINT": "Int64"}  # fmt: skip
_SPARK = {"INTEGER": "INT", "VARCHAR": "STRING"}


def tables(connection: duckdb.DuckDBPyConnection) -> Iterator[Table]:
    """Every table of DuckDB: its name, the names and types of its columns, and its rows."""
    listed = "SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL"
    for schema, name in connection.execute(listed).fetchall():
        whole = name if schema == "main" else f"{schema}.{name}"
        columns = [(one[0], str(one[1])) for one in connection.execute(f"DESCRIBE {whole}").fetchall()]
        yield whole, columns, connection.execute(f"SELECT * FROM {whole}").fetchall()


def clickhouse(connection: duckdb.DuckDBPyConnection) -> Run:
    """The tables in chDB."""
    from chdb.session import Session

    session = Session()
    session.query("CREATE DATABASE IF NOT EXISTS web")
    for name, columns, rows in tables(connection):
        typed = [f"{one} Nullable({_CLICKHOUSE.get(kind, kind.title())})" for one, kind in columns]
        session.query(f"CREATE TABLE {name} ({', '.join(typed)}) ENGINE = Memory")
        if rows:
            lines = (f"({', '.join(map(_literal, row))})" for row in rows)
            session.query(f"INSERT INTO {name} VALUES {', '.join(lines)}")
    return lambda sql: list(_read(json.loads(session.query(sql, "JSONCompact").bytes())))


def _read(reply: dict[str, Any]) -> Iterator[Row]:
    kinds = [column["type"] for column in reply["meta"]]
    for row in reply["data"]:
        yield tuple(_cell(value, kind) for value, kind in zip(row, kinds, strict=True))


def _cell(value: Any, kind: str) -> Any:
    if value is None or "String" in kind or "Bool" in kind:
        return value
    return datetime.fromisoformat(value) if "Date" in kind else float(value)


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    plain = isinstance(value, bool | int | float | Decimal)
    return str(value).lower() if plain else "'" + str(value).replace("'", "''") + "'"


def spark(connection: duckdb.DuckDBPyConnection, folder: Path) -> Run:
    """The tables in a Spark of this machine."""
    from pyspark.sql import SparkSession

    places = {"spark.sql.warehouse.dir": str(folder), "spark.sql.session.timeZone": "UTC"}
    small = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "1"}
    builder = SparkSession.builder.master("local[1]")
    for key, value in {**places, **small}.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sql("CREATE DATABASE IF NOT EXISTS web")
    for name, columns, rows in tables(connection):
        frame = session.createDataFrame(
            rows, ", ".join(f"{one} {_SPARK.get(kind, kind)}" for one, kind in columns)
        )
        if "." in name:
            frame.write.mode("overwrite").saveAsTable(name)
        else:
            frame.createOrReplaceTempView(name)
    return lambda sql: [tuple(row) for row in session.sql(sql).collect()]
