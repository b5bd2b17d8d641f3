"""What a statement must not be able to do, whatever passed the guard."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from engine.errors import SourceError
from engine.types.refusal import Refusal
from engine.types.result import ResultTable
from engine.warehouse.embedded import Warehouse

HOSTILE = [
    "SELECT * FROM read_csv('{file}')",
    "SELECT * FROM read_text('{file}')",
    "SELECT * FROM read_blob('{file}')",
    "SELECT * FROM read_parquet('{file}')",
    "SELECT * FROM read_json('{file}')",
    "SELECT * FROM '{file}'",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM sniff_csv('{file}')",
    "COPY sales TO '{folder}/out.csv'",
    "EXPORT DATABASE '{folder}/out'",
    "ATTACH '{folder}/other.duckdb' AS other",
    "ATTACH ':memory:' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET threads = 64",
    "RESET memory_limit",
    "PRAGMA threads = 64",
    "SET VARIABLE x = 1",
    "CREATE TABLE made (i INTEGER)",
    "CREATE TEMP TABLE made AS SELECT 1",
    "CREATE MACRO made() AS 1",
    "INSERT INTO sales SELECT * FROM sales",
    "DROP TABLE sales",
    "CHECKPOINT",
    "PREPARE made AS SELECT 1",
    "SELECT 1; DROP TABLE sales",
    "SELECT 1; SELECT 2",
    "SELECT * FROM duckdb_secrets()",
    "SELECT * FROM secret_frame",
    "",
]


@pytest.mark.parametrize("sql", HOSTILE)
def test_hostile_statements_are_refused(shop: Warehouse, tmp_path: Path, sql: str) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("password\n1234\n")
    result = shop.run(sql.format(file=file, folder=tmp_path))
    assert isinstance(result, Refusal)
    assert result.code in {"unsafe_sql", "source_error"}
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


def test_the_settings_refuse_by_themselves(shop: Warehouse, tmp_path: Path) -> None:
    cursor = shop._connection.cursor()
    for sql in ("SET threads = 64", "INSTALL httpfs", "LOAD httpfs", "ATTACH ':memory:' AS other"):
        with pytest.raises(duckdb.Error):
            cursor.execute(sql)
    with pytest.raises(duckdb.Error):
        cursor.execute(f"COPY sales TO '{tmp_path}/out.csv'")
    assert not list(tmp_path.iterdir())


def test_moments_are_utc_in_any_zone(shop_file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from engine.warehouse.embedded import Warehouse;"
        "print(Warehouse(Path(sys.argv[1])).run('SELECT date_trunc(\\'day\\', zoned) FROM odd').rows[0][0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(shop_file)],
        env={"TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "2023-12-31 00:00:00"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no file gone\.duckdb"):
        Warehouse(tmp_path / "gone.duckdb")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file"):
        Warehouse(tmp_path)


def test_another_kind_of_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "text.duckdb"
    path.write_text("hello, this is text " * 1000)
    with pytest.raises(SourceError, match="is not a DuckDB file") as caught:
        Warehouse(path)
    assert caught.value.hint


def test_a_file_being_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "busy.duckdb"
    writer = duckdb.connect(str(path))
    writer.execute("CREATE TABLE t AS SELECT 1 AS a")
    with pytest.raises(SourceError, match="open for writing"):
        Warehouse(path)
    code = (
        "import sys; from pathlib import Path; from engine.warehouse.embedded import Warehouse;"
        "from engine.errors import SourceError\n"
        "try: Warehouse(Path(sys.argv[1]))\n"
        "except SourceError as error: print(error.message)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "being written by another program" in done.stdout
    writer.close()
    assert isinstance(Warehouse(path).run("SELECT a FROM t"), ResultTable)


def test_no_heavy_imports(shop_file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from engine.warehouse.embedded import Warehouse;"
        "Warehouse(Path(sys.argv[1])).run('SELECT * FROM odd');"
        "print({'pandas', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(shop_file)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
