"""Raw events as lines of JSON, spelled as the player and the network spell them."""

from importlib.resources import files
from pathlib import Path

import duckdb
import yaml

LISTS = ("region", "country", "viewer", "video")


def write(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write <stream>.jsonl for every raw table in the order of arrival, and lists/<table>.jsonl.

    The same rows give the same bytes. What is in the files already is replaced. Raises OSError where the
    folder cannot be written.
    """
    (folder / "lists").mkdir(parents=True, exist_ok=True)
    for stream, fields in spellings().items():
        told = ", ".join(f'{expression} AS "{name}"' for name, expression in fields.items())
        _copy(con, f"SELECT {told} FROM raw.{stream} ORDER BY event_id", folder / f"{stream}.jsonl")
    for table in LISTS:
        _copy(con, f"SELECT * FROM {table} ORDER BY 1", folder / "lists" / f"{table}.jsonl")


def spellings() -> dict[str, dict[str, str]]:
    """The fields of a line of each stream, and the SQL over the columns of its raw table that fills each."""
    text = files("sample_data").joinpath("lines.yaml").read_text("utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def _copy(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Write the rows of a query as lines of JSON."""
    name = str(path).replace("'", "''")
    con.execute(f"COPY ({query}) TO '{name}' (FORMAT json)")
