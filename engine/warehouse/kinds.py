"""The kinds of sources there are."""

DATABASES = (".duckdb", ".db", ".sqlite", ".sqlite3")
SUPPORTED = (
    "Supported: DuckDB, SQLite, CSV, TSV, Parquet, Excel, JSON, a folder of such files, "
    "or the SQLAlchemy URL of a database."
)
