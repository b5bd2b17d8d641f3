"""Small files of every kind that can be brought, with tables that are known by heart.

`sales` has 12 rows: cities Oslo, Rome and Lima in turn, amounts 1 to 12. Oslo has 1 + 4 + 7 + 10 = 22,
Rome 26, Lima 30; 78 in all. `shops` has a row for each city.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import xlsxwriter

CITIES = ("Oslo", "Rome", "Lima")
SALES = [(number, CITIES[(number - 1) % 3], number) for number in range(1, 13)]
NAMES = ("sale_id", "city", "amount")
ENDINGS = ("csv", "tsv", "xlsx", "parquet", "json", "ndjson", "sqlite", "duckdb")


def make(folder: Path, ending: str, stem: str = "sales") -> Path:
    """A file of this kind with the table of sales."""
    path = folder / f"{stem}.{ending}"
    _MAKERS[ending](path)
    return path


def _delimited(path: Path) -> None:
    mark = "," if path.suffix == ".csv" else "\t"
    lines = [mark.join(map(str, row)) for row in (NAMES, *SALES)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _records() -> list[dict[str, object]]:
    return [dict(zip(NAMES, row, strict=True)) for row in SALES]


def _json(path: Path) -> None:
    path.write_text(json.dumps(_records()), encoding="utf-8")


def _lines(path: Path) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in _records()), encoding="utf-8")


def _excel(path: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("sales")
    for place, row in enumerate((NAMES, *SALES)):
        sheet.write_row(place, 0, row)
    workbook.close()


def _parquet(path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE sales (sale_id INTEGER, city VARCHAR, amount INTEGER)")
        connection.executemany("INSERT INTO sales VALUES (?, ?, ?)", SALES)
        connection.execute(f"COPY sales TO '{path}'")


def _sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE shops (city TEXT PRIMARY KEY, country TEXT);"
            "CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, city TEXT REFERENCES shops (city), amount INT);"
            "CREATE VIEW dear AS SELECT * FROM sales WHERE amount > 10;"
        )
        connection.executemany("INSERT INTO shops VALUES (?, 'here')", [(city,) for city in CITIES])
        connection.executemany("INSERT INTO sales VALUES (?, ?, ?)", SALES)
        connection.commit()


def _duckdb(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE shops (city VARCHAR PRIMARY KEY, country VARCHAR)")
        connection.execute(
            "CREATE TABLE sales (sale_id INTEGER, city VARCHAR REFERENCES shops (city), amount INTEGER)"
        )
        connection.executemany("INSERT INTO shops VALUES (?, 'here')", [(city,) for city in CITIES])
        connection.executemany("INSERT INTO sales VALUES (?, ?, ?)", SALES)
        connection.execute("CREATE VIEW users AS SELECT * FROM read_text('/etc/passwd')")


_MAKERS = {
    "csv": _delimited,
    "tsv": _delimited,
    "xlsx": _excel,
    "parquet": _parquet,
    "json": _json,
    "ndjson": _lines,
    "sqlite": _sqlite,
    "duckdb": _duckdb,
}
