"""The events of the sample as files, read by a feed into a new database, make the tables of the sample."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from shutil import copyfile

import duckdb
import pytest

from engine.ingest import load_pipelines
from engine.ingest.feed import Feed, Settings
from engine.ingest.file_source import FileSource
from engine.ingest.vocabulary import recognise
from engine.ingest.work import working
from sample_data.clock import NOW_AT
from sample_data.generate import build, make_marts
from sample_data.lines import LISTS

SAMPLE = Path(str(files("sample_data")))
MOST = 30_000  # lines of a batch: some files are read in two


def quiet(line: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Attached: the sample as one, the same with empty text missing as lean, what a feed made as other."""
    folder = tmp_path_factory.mktemp("replay")
    events = folder / "events"
    build(folder / "one.duckdb", scale=0.004, events=events, progress=quiet)
    copyfile(folder / "one.duckdb", folder / "lean.duckdb")
    with duckdb.connect(str(folder / "lean.duckdb")) as con:
        without_empty_text(con)
    replay(events, folder / "other.duckdb")
    with duckdb.connect() as con:
        for name in ("one", "lean", "other"):
            con.execute(f"ATTACH '{folder / name}.duckdb' AS {name} (READ_ONLY)")
        yield con


def replay(events: Path, into: Path) -> None:
    """Read the folder as `parlance ingest FOLDER --once --into NEW` does, with the lists in place."""
    pipelines = load_pipelines(SAMPLE / "pipeline")
    tables = [(SAMPLE / name).read_text("utf-8") for name in ("schema.sql", "raw.sql")]
    with working(into, pipelines, tables, quiet) as con:
        for table in LISTS:
            con.execute(f"INSERT INTO {table} BY NAME FROM '{events}/lists/{table}.jsonl'")
        settings = Settings(once=True, most_lines=MOST, tries=1)
        source = FileSource(events, quiet, once=True)
        Feed(con, into, pipelines, source, None, settings, recognise, clock=lambda: NOW_AT).run()


def without_empty_text(con: duckdb.DuckDBPyConnection) -> None:
    """What a vocabulary reads has no empty text: it is missing."""
    sql = "SELECT table_name, column_name FROM duckdb_columns() "
    sql += "WHERE schema_name = 'raw' AND data_type = 'VARCHAR'"
    for table, column in con.execute(sql).fetchall():
        con.execute(f"UPDATE raw.{table} SET {column} = NULL WHERE {column} = ''")
    make_marts(con, quiet)


def names(con: duckdb.DuckDBPyConnection, schema: str) -> list[str]:
    """The tables of a schema."""
    sql = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'one' AND schema_name = ? ORDER BY 1"
    return [name for (name,) in con.execute(sql, [schema]).fetchall()]


def unlike(con: duckdb.DuckDBPyConnection, which: str, table: str) -> int:
    """How many rows of a table one of the databases has and the other has not."""
    pairs = ((which, "other"), ("other", which))
    sql = "SELECT count(*) FROM (FROM {}.{} EXCEPT ALL FROM {}.{})"
    return sum(con.execute(sql.format(a, table, b, table)).fetchall()[0][0] for a, b in pairs)


def test_all_tables_are_the_same(both: duckdb.DuckDBPyConnection) -> None:
    tables = [f"{schema}.{name}" for schema in ("main", "raw") for name in names(both, schema)]
    assert len(tables) > 30
    assert {table: unlike(both, "lean", table) for table in tables} == dict.fromkeys(tables, 0)


def test_empty_text_matters_only_to_quality(both: duckdb.DuckDBPyConnection) -> None:
    """A rejected row is shown with null in the place of empty text; empty text is the name of no stream."""
    found = {name: unlike(both, "one", name) for name in names(both, "main")}
    assert {name for name, count in found.items() if count} <= {"dq_reject", "dq_batch", "dq_check"}
    sql = "FROM {}.dq_batch SELECT * EXCLUDE (orphan_rows) ORDER BY ALL"
    assert both.execute(sql.format("one")).fetchall() == both.execute(sql.format("other")).fetchall()
    sql = "FROM {}.dq_reject SELECT * EXCLUDE (line) ORDER BY ALL"
    assert both.execute(sql.format("one")).fetchall() == both.execute(sql.format("other")).fetchall()
