"""Files that are read as tables, each by the reader of its kind."""

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from engine.errors import SourceError
from engine.warehouse import excel_file, json_file
from engine.warehouse.columns_within import flat_columns
from engine.warehouse.delimited import load_delimited
from engine.warehouse.filling import Filling, Progress, Told
from engine.warehouse.keys import carry_keys
from engine.warehouse.names import literal, quoted

DELIMITED = (".csv", ".tsv")


def load_files(
    connection: duckdb.DuckDBPyConnection, folder: Path, files: Sequence[Path], say: Progress
) -> None:
    """Make the tables of all files; `folder` is for passing files. Raises SourceError."""
    filling = Filling(connection, folder, say, alone=len(files) == 1)
    rows = 0
    for file in files:
        say(f"Reading {file.name}")
        rows += LOADERS[file.suffix.lower()](filling, file)
    if not rows:
        what = ", only a header" if files[0].suffix.lower() in DELIMITED else ""
        raise SourceError(f"{files[0].name} has no rows{what}.", "Is it the right file?", "no_rows")
    if filling.keys:
        carry_keys(connection, filling.keys)


def _load_delimited(filling: Filling, path: Path) -> int:
    table = filling.name(path.stem)
    rows = load_delimited(filling.connection, path, table, filling.folder, filling.say)
    filling.note(table, path.name)
    return rows


def _load_parquet(filling: Filling, path: Path) -> int:
    table = filling.name(path.stem)
    reading = f"SELECT * FROM read_parquet({literal(str(path))})"
    try:
        columns, lists = flat_columns(filling.connection, reading)
        filling.connection.execute(f"CREATE TABLE {quoted(table)} AS SELECT {columns} FROM ({reading})")
    except duckdb.Error:
        raise SourceError(f"{path.name} is not a Parquet file.", "Is it complete?", "incomplete") from None
    if lists:
        line = f"Left out of {path.name}, since they are no tables: {', '.join(lists)}"
        filling.say(Told(line, "no_lists", keys=", ".join(lists)))
    filling.note(table, path.name)
    counted = filling.connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()
    return int(counted[0]) if counted else 0


LOADERS: dict[str, Callable[[Filling, Path], int]] = {
    **dict.fromkeys(DELIMITED, _load_delimited),
    ".parquet": _load_parquet,
    **dict.fromkeys(excel_file.ENDINGS, excel_file.load_excel),
    **dict.fromkeys(json_file.ENDINGS, json_file.load_json),
}
