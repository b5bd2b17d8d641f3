"""Files and folders become DuckDB files; bad input is told in one line."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from engine.errors import SourceError
from engine.types.result import Cell
from engine.warehouse.embedded import Warehouse
from engine.warehouse.keys import DeclaredKey, declared_keys
from engine.warehouse.sources import open_source

PUBLIC = Path(__file__).parents[3] / "sample_data" / "public"
pytestmark = pytest.mark.usefixtures("cache")


def write(path: Path, text: str, encoding: str = "utf-8") -> str:
    path.write_bytes(text.encode(encoding))
    return str(path)


def rows(source: str, table: str) -> tuple[tuple[Cell, ...], ...]:
    warehouse = Warehouse(open_source(source))
    found = warehouse.rows(f"SELECT * FROM {warehouse.table_sql(table)}")
    warehouse.close()
    return found


def test_the_learning_data_keep_their_keys_and_types() -> None:
    warehouse = Warehouse(open_source(str(PUBLIC / "oulad")))
    assert set(warehouse.tables()) == {"courses", "studentVle", "vle"}
    assert warehouse.tables()["courses"] == {
        "code_module": "VARCHAR",
        "code_presentation": "VARCHAR",
        "module_presentation_length": "BIGINT",
    }
    found = warehouse.rows('SELECT count(*), sum(sum_click), count(DISTINCT id_student) FROM "studentVle"')
    with (PUBLIC / "oulad" / "studentVle.csv").open() as file:
        clicks = [int(line.split(",")[5]) for line in file.readlines()[1:]]
    assert found[0][:2] == (len(clicks), sum(clicks))
    assert warehouse.rows("SELECT count(*), count(week_from) FROM vle") == ((6364, 1121),)
    warehouse.close()


def test_seven_digits_of_a_second_become_timestamps() -> None:
    warehouse = Warehouse(open_source(str(PUBLIC / "azure_llm_2023")))
    assert {columns["TIMESTAMP"] for columns in warehouse.tables().values()} == {"TIMESTAMP"}
    assert len(warehouse.tables()) == 2
    warehouse.close()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("näme,n\nZoë,1\n", "utf-8"),
        ("näme,n\nZoë,1\n", "utf-8-sig"),
        ("näme,n\r\nZoë,1\r\n", "latin-1"),
        ("näme,n\nZoë,1", "utf-16"),
        ("näme;n\nZoë;1\n", "utf-8"),
        ("näme\tn\nZoë\t1\n", "utf-8"),
        ('"näme","n"\n"Zoë","1"\n', "utf-8"),
    ],
)
def test_ways_of_writing_csv(tmp_path: Path, text: str, encoding: str) -> None:
    source = write(tmp_path / "people.csv", text, encoding)
    assert rows(source, "people") == (("Zoë", 1),)
    assert list(Warehouse(open_source(source)).tables()["people"]) == ["näme", "n"]


def test_quotes_line_breaks_zeros_and_blanks(tmp_path: Path) -> None:
    text = 'code,note\n007,"a ""b"", c"\n010,"two\nlines"\n,\n'
    source = write(tmp_path / "a.csv", text)
    assert rows(source, "a") == (("007", 'a "b", c'), ("010", "two\nlines"), (None, None))


def test_odd_column_and_file_names(tmp_path: Path) -> None:
    write(tmp_path / "2024 sales.csv", "order,a,A,,2019\n1,2,3,4,5\n")
    write(tmp_path / "2024-sales.tsv", "x\ty\n1\t2\n")
    warehouse = Warehouse(open_source(str(tmp_path)))
    assert list(warehouse.tables()["t_2024_sales_2"]) == ["x", "y"]
    assert list(warehouse.tables()["t_2024_sales"]) == ["order", "a", "A_2", "column_4", "2019"]
    comments = warehouse.rows("SELECT comment FROM duckdb_tables() ORDER BY table_name")
    assert comments == (("2024 sales.csv",), ("2024-sales.tsv",))


def test_parquet_alone_and_beside_csv(tmp_path: Path) -> None:
    target = tmp_path / "made.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 1 AS a, DATE '2024-01-02' AS b) TO '{target}'")
    assert rows(str(target), "made")[0][0] == 1
    write(tmp_path / "more.csv", "a\n2\n")
    assert set(Warehouse(open_source(str(tmp_path))).tables()) == {"made", "more"}


def test_a_copy_is_made_once_and_again_after_a_change(tmp_path: Path, cache: Path) -> None:
    source = write(tmp_path / "a.csv", "a\n1\n")
    said: list[str] = []
    first = open_source(source, said.append)
    made = first.stat().st_mtime_ns
    assert open_source(source) == first
    assert first.stat().st_mtime_ns == made
    assert said == ["Reading a.csv"]
    write(tmp_path / "a.csv", "a\n2\n")
    os.utime(source, ns=(1, 1))
    assert open_source(source) != first
    assert rows(source, "a") == ((2,),)
    assert [path.suffix for path in cache.iterdir()] == [".duckdb"]


def test_nothing_is_written_beside_the_data(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "a\nü\n", "latin-1")
    open_source(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_duckdb_file_is_used_as_it_is(shop_file: Path) -> None:
    assert open_source(str(shop_file)) == shop_file
    assert open_source(f"duckdb:///{shop_file}") == shop_file


SQLITE = """
CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT UNIQUE, founded DATE, active BOOLEAN, note);
CREATE TABLE "line item" (team INTEGER REFERENCES team, code TEXT, price DECIMAL(8, 2), at DATETIME,
  amount INT, PRIMARY KEY (team, code), FOREIGN KEY (team, code) REFERENCES other(a, b));
CREATE TABLE other (a INTEGER, b TEXT, seen TEXT, raw BLOB, empty REAL);
CREATE VIEW lively AS SELECT name FROM team WHERE active;
CREATE VIEW broken AS SELECT nope FROM gone;
INSERT INTO team VALUES (1, 'Red', '2001-02-03', 1, NULL), (2, '', NULL, 0, 'x');
INSERT INTO "line item" VALUES (1, '007', 12.5, '2024-05-06 07:08:09', 3), (2, '12', 1, '2024-05-07', '');
INSERT INTO other VALUES (1, 'a', '2024-01-01', x'00ff', NULL);
"""


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    path = tmp_path / "club.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SQLITE)
    return path


def test_sqlite_types_and_values(sqlite_file: Path) -> None:
    warehouse = Warehouse(open_source(str(sqlite_file)))
    tables = warehouse.tables()
    assert set(tables) == {"team", "line item", "other", "lively"}
    kinds = {"id": "BIGINT", "name": "VARCHAR", "founded": "DATE", "active": "BOOLEAN", "note": "VARCHAR"}
    assert tables["team"] == kinds
    kinds = {"team": "BIGINT", "code": "VARCHAR", "price": "DOUBLE", "at": "TIMESTAMP", "amount": "BIGINT"}
    assert tables["line item"] == kinds
    assert tables["other"]["seen"] == "DATE"
    assert tables["other"]["empty"] == "DOUBLE"
    assert warehouse.rows("SELECT name, active FROM team") == (("Red", True), ("", False))
    assert warehouse.rows('SELECT code, amount FROM "line item"') == (("007", 3), ("12", None))
    assert warehouse.rows("SELECT raw FROM other") == (("00ff",),)
    assert warehouse.rows("SELECT * FROM lively") == (("Red",),)


def test_sqlite_keys_are_carried_over(sqlite_file: Path) -> None:
    assert set(declared_keys(Warehouse(open_source(str(sqlite_file))))) == {
        DeclaredKey("primary", "team", ("id",)),
        DeclaredKey("unique", "team", ("name",)),
        DeclaredKey("primary", "line item", ("team", "code")),
        DeclaredKey("foreign", "line item", ("team",), "team", ("id",)),
        DeclaredKey("foreign", "line item", ("team", "code"), "other", ("a", "b")),
    }


def test_duckdb_keys_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE a (x INTEGER PRIMARY KEY, y INTEGER UNIQUE)")
        connection.execute("CREATE TABLE b (z INTEGER REFERENCES a(x))")
    assert set(declared_keys(Warehouse(path))) == {
        DeclaredKey("primary", "a", ("x",)),
        DeclaredKey("unique", "a", ("y",)),
        DeclaredKey("foreign", "b", ("z",), "a", ("x",)),
    }


def test_sqlite_in_wal_mode_is_read_whole_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "live.sqlite"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode = wal")
        writer.execute("PRAGMA wal_autocheckpoint = 0")
        writer.execute("CREATE TABLE t AS SELECT 1 AS a")
        writer.commit()
        before = sorted(file.name for file in tmp_path.iterdir())
        assert rows(str(path), "t") == ((1,),)
        assert sorted(file.name for file in tmp_path.iterdir()) == before


def test_sqlite_texts_are_kept_whatever_is_in_them(tmp_path: Path) -> None:
    """DuckDB's own CSV reader stumbles over some of these."""
    texts = [('a"\n,', "\r b"), ('","', "\\"), ("\r\n", "\t;"), ("NULL", "")]
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("CREATE TABLE t (a TEXT, b TEXT)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", texts)
        connection.commit()
    assert rows(str(tmp_path / "a.db"), "t") == tuple(texts)


def bad(tmp_path: Path, name: str, content: bytes) -> str:
    (tmp_path / name).write_bytes(content)
    return str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "a.csv is empty"),
        ("a.csv", b"\xef\xbb\xbf\n \n", "a.csv is empty"),
        ("a.csv", b"a,b\n", "no rows, only a header"),
        ("a.csv", b"1,2\n3,4\n", "has no header"),
        ("a.csv", b"2024-01-01,x\n2024-01-02,y\n", "has no header"),
        ("a.csv", b"a,b\n1,2\n3,4,5\n", "line 3 has 3 cells instead of 2"),
        ("a.csv", b"a,b\n1\n", "line 2 has 1 cells instead of 2"),
        ("a.csv", b'a,b\n1,"x\n', "a.csv cannot be read"),
        ("a.csv", b"PK\x03\x04\0\0\0", "not a text file"),
        ("a.csv", b"\xff\xfea", "cannot be read as text"),
        ("a.parquet", b"no parquet", "not a Parquet file"),
        ("a.parquet", b"", "not a Parquet file"),
        ("a.db", b"", "a.db is empty"),
        ("a.db", b"something else", "neither a DuckDB nor a SQLite file"),
        ("a.sqlite", b"SQLite format 3\0" + b"x" * 200, "a.sqlite cannot be read"),
        ("a.docx", b"x", "Files like a.docx cannot be read"),
        ("a", b"x", "Files like a cannot be read"),
    ],
)
def test_bad_files_are_told_in_one_line(
    tmp_path: Path, cache: Path, name: str, content: bytes, message: str
) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        open_source(bad(tmp_path, name, content))
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    assert str(tmp_path) not in caught.value.message
    assert not cache.exists() or not list(cache.iterdir())


def test_other_bad_sources(tmp_path: Path) -> None:
    empty = tmp_path / "empty.sqlite"
    with closing(sqlite3.connect(empty)) as connection:
        connection.execute("PRAGMA user_version = 1")
    (tmp_path / "folder").mkdir()
    for source, message in [
        (str(tmp_path / "gone.csv"), "no file or folder"),
        (str(tmp_path / "folder"), "holds no CSV, Parquet, Excel or JSON files"),
        (str(empty), "has no tables"),
        ("nonsense://host/db", "nonsense databases are not supported"),
        ("postgresql:/me:secret@host/db", r"no file or folder postgresql:/me:\*\*\*@host/db"),
        ("", "No source was named"),
    ]:
        with pytest.raises(SourceError, match=message) as caught:
            open_source(source)
        assert caught.value.hint


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLANCE_HOME", write(tmp_path / "home", "a file, no folder"))
    with pytest.raises(SourceError, match="cache cannot be written"):
        open_source(write(tmp_path / "a.csv", "a\n1\n"))
