"""Oracles over files and scripts, read without the product: plain DuckDB on the raw files."""

import sqlite3
from pathlib import Path

import duckdb

PUBLIC = Path(__file__).parent.parent.parent / "sample_data" / "public"
PUBLIC_SETS = {"oulad": PUBLIC / "oulad", "azure": PUBLIC / "azure_llm_2023"}


def raw_csv(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory with one table for each CSV file of the folder."""
    connection = duckdb.connect()
    for path in sorted(folder.glob("*.csv")):
        connection.execute(f'CREATE TABLE "{path.stem}" AS SELECT * FROM read_csv(?)', [str(path)])
    return connection


def built_sqlite(script: Path, path: Path) -> sqlite3.Connection:
    """The database that a build script makes, as a file, open for its oracle."""
    connection = sqlite3.connect(path)
    connection.executescript(script.read_text(encoding="utf-8"))
    connection.commit()
    return connection
