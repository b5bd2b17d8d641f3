"""Files as people really have them: read with the numbers that a reader of the file would add up by hand."""

import ast
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from app.own import limits
from app.own.faults import FileFault, Remark
from app.own.kinds import KINDS, kind_of
from app.own.names import ending_of
from app.own.reading import read_file
from app.own.worker import Brought, Order, work
from app.parts import own_steps
from app.texts import LANGUAGES, speaking, table
from engine import Parlance
from semantic.model import SemanticModel

GERMAN = (
    "Datum;Stadt;Umsatz;Rabatt\n01.03.2026;Köln;1.234,50;12,5 %\n02.03.2026;Bonn;987,25;7,0 %\n"
    "15.03.2026;Köln;10.000,00;19,0 %\n01.04.2026;Ulm;0,75;3,25 %\n"
)
"""Köln 11,234.50, Bonn 987.25, Ulm 0.75: 12,222.50 in all."""


def read(folder: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> tuple[Path, list[Remark]]:
    """The database that a file becomes, and what was said of it."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    said: list[Remark] = []
    scratch = folder / "scratch.duckdb"
    kind = kind_of(path, KINDS[ending_of(name)])
    read_file(path, kind, scratch, limits.ROWS, said.append, alone=True)
    return scratch, said


def values(database: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_decimal_commas_and_days_of_a_german_file(tmp_path: Path, encoding: str) -> None:
    database, said = read(tmp_path, "t.csv", GERMAN, encoding)
    assert values(database, 'SELECT Datum, Stadt, Umsatz, "Rabatt %" FROM t') == [
        (date(2026, 3, 1), "Köln", 1234.5, 12.5),
        (date(2026, 3, 2), "Bonn", 987.25, 7.0),
        (date(2026, 3, 15), "Köln", 10000.0, 19.0),
        (date(2026, 4, 1), "Ulm", 0.75, 3.25),
    ]
    assert said == [Remark("signs", {"pairs": "Rabatt → Rabatt %"})]


@pytest.mark.parametrize(
    ("content", "sql", "found"),
    [
        ('a,b\nx,"$1,234.50"\ny,$15.50\n', 'SELECT "b $" FROM t', [1234.5, 15.5]),
        ("a;b\nx;1.234,50 €\ny;15 €\n", 'SELECT "b €" FROM t', [1234.5, 15.0]),
        ("a;b\nx;1\u202f234,50 €\ny;2\u00a0000,25 €\n", 'SELECT "b €" FROM t', [1234.5, 2000.25]),
        ("a;b\nx;1'234.50\ny;-2'000.25\n", "SELECT b FROM t", [1234.5, -2000.25]),
        ('a,b\nx,"(1,200.00)"\ny,300.00\n', "SELECT b FROM t", [-1200.0, 300.0]),
        ('a,b\nx,"709,037"\ny,"2,755,309"\n', "SELECT b FROM t", [709037, 2755309]),
        ("a,b\nx,12.5%\ny,-3%\n", 'SELECT "b %" FROM t', [12.5, -3.0]),
        ("a;b;c\nx;1.234;0,5\ny;2.500;1,5\n", "SELECT b FROM t", [1234, 2500]),
        ("a,b,c\nx,1.234,0.5\ny,2.500,1.5\n", "SELECT b FROM t", [1.234, 2.5]),
        ("sep=;\na;b\nx;1,5\ny;2,5\n", "SELECT b FROM t", [1.5, 2.5]),
        ("a|b\nx|1\ny|2\n", "SELECT b FROM t", [1, 2]),
        ("a,b,\nx,1,\ny,2,\n", "SELECT * EXCLUDE a FROM t", [1, 2]),
        ("a,,b,,\nx,,1,,\ny,,2,,\n", "SELECT * EXCLUDE a FROM t", [1, 2]),
    ],
)
def test_numbers_as_people_write_them(content: str, sql: str, found: list[float], tmp_path: Path) -> None:
    database, _ = read(tmp_path, "t.csv", content)
    assert [cell for (cell,) in values(database, sql)] == pytest.approx(found)


@pytest.mark.parametrize(
    ("content", "column", "kept"),
    [
        ("a;b\n01067;x\n10115;y\n", "a", ["01067", "10115"]),
        ("a;b\n0170 555;x\n0171 666;y\n", "a", ["0170 555", "0171 666"]),
        ("a;b\n555 123 456;x\n555 123 457;y\n", "a", ["555 123 456", "555 123 457"]),
        ("a,b\n$5,x\n7 €,y\n", "a", ["$5", "7 €"]),
        ("a,b\n12 kg,x\n3 kg,y\n", "a", ["12 kg", "3 kg"]),
        ("a|b\n1,234|x\n5,678|y\n", "a", ["1,234", "5,678"]),
        ("a,b\n10.0.0.1,x\n10.0.0.2,y\n", "a", ["10.0.0.1", "10.0.0.2"]),
    ],
)
def test_what_is_no_number_or_may_be_two_stays_a_text(
    content: str, column: str, kept: list[str], tmp_path: Path
) -> None:
    database, _ = read(tmp_path, "t.csv", content)
    assert [cell for (cell,) in values(database, f"SELECT {column} FROM t")] == kept


@pytest.mark.parametrize(
    ("content", "code", "columns"),
    [
        ("a;b\nx;1,234\ny;5,678\n", "commas", "b"),
        ('a,b\nx,"1,234"\ny,"5,678"\n', "thousands", "b"),
        ("a;b\nx;1.234\ny;5.678\n", "points", "b"),
        ("a|b\nx|1,234\ny|5,678\n", "two_numbers", "b"),
        ("a,b\n01/02/2026,1\n02/03/2026,2\n", "two_days", "a"),
    ],
)
def test_what_was_guessed_is_said(content: str, code: str, columns: str, tmp_path: Path) -> None:
    (said,) = read(tmp_path, "t.csv", content)[1]
    assert said == Remark(code, {"columns": columns})
    assert f": {columns}." in own_steps._note("t.csv", said)


def test_dates_in_words_and_short_years(tmp_path: Path) -> None:
    text = 'a,b,c\n"Jan 5, 2026",5 February 2026,05.01.26\n"Dec 6, 2026",16 March 2026,16.02.26\n'
    database, _ = read(tmp_path, "t.csv", text)
    assert values(database, "SELECT * FROM t") == [
        (date(2026, 1, 5), date(2026, 2, 5), date(2026, 1, 5)),
        (date(2026, 12, 6), date(2026, 3, 16), date(2026, 2, 16)),
    ]


def test_lines_above_and_below_the_table_are_left_out_and_told(tmp_path: Path) -> None:
    text = (
        "Sales report,,\nCreated: 1 April,,\n\nregion,units,revenue\nNorth,10,100.5\nSouth,20,200.5\n"
        "Total,30,301\n\nSource: the office,,\n"
    )
    database, said = read(tmp_path, "t.csv", text)
    assert values(database, "SELECT * FROM t") == [("North", 10, 100.5), ("South", 20, 200.5)]
    assert [one.code for one in said] == ["lines_above", "below"]


@pytest.mark.parametrize("last", ["Total,99,302", "East,30,301", "Totals North,3,4"])
def test_a_last_row_that_is_no_sum_of_the_others_stays(last: str, tmp_path: Path) -> None:
    text = f"region,units,revenue\nNorth,10,100.5\nSouth,20,200.5\n{last}\n"
    database, said = read(tmp_path, "t.csv", text)
    assert values(database, "SELECT count(*) FROM t") == [(3,)]
    assert said == []


def test_texts_with_signs_in_a_workbook_and_its_total(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    for place, row in enumerate(
        (("Stadt", "Umsatz"), ("Köln", "1.234,50 €"), ("Bonn", "15,50 €"), ("Gesamt", "1.250,00 €"))
    ):
        sheet.write_row(place, 0, row)
    workbook.close()
    database, said = read(tmp_path, "t.xlsx", path.read_bytes())
    assert values(database, "SELECT * FROM t") == [("Köln", 1234.5), ("Bonn", 15.5)]
    assert [one.code for one in said] == ["below", "signs"]


def test_columns_within_columns_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    with duckdb.connect() as connection:
        place = "{'city': 'Oslo', 'at': {'lat': 59.5::DOUBLE}}"
        row = f"1 AS id, {place} AS place, [1, 2] AS tags, 'x' AS place_city"
        connection.execute(f"COPY (SELECT {row}) TO '{path}'")
    database, said = read(tmp_path, "t.parquet", path.read_bytes())
    assert values(database, "SELECT id, place_city, place_at_lat, place_city_2 FROM t") == [
        (1, "Oslo", 59.5, "x")
    ]
    assert said == [Remark("no_lists", {"keys": "tags"})]


def fault(folder: Path, name: str, content: bytes) -> str:
    with pytest.raises(FileFault) as found:
        read(folder, name, content)
    return found.value.remark.code


def test_a_database_of_another_version_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    duckdb.connect(str(path)).close()
    data = bytearray(path.read_bytes())
    data[12:20] = (9999).to_bytes(8, "little")
    path.write_bytes(data)
    with pytest.raises(duckdb.Error) as damaged:
        duckdb.connect(str(path), read_only=True)
    assert fault(tmp_path, "t.duckdb", bytes(data)) == "unreadable"  # and not "written by another program"
    checksum = str(damaged.value).split("computed checksum ")[1].split()[0]
    data[:8] = int(checksum).to_bytes(8, "little")
    assert fault(tmp_path, "t.duckdb", bytes(data)) == "other_version"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("t.csv", b"PK\x03\x04" + b"\0" * 30, "incomplete"),
        ("t.csv", b"\x1f\x8b" + b"\1" * 30, "packed"),
        ("t.csv", b"1,2\n3,4\n", "no_header"),
        ("t.json", b"city,amount\nOslo,1\n", "other_kind"),
        ("t.json", b'{"a": [[[1', "bad_json"),
        ("t.csv", bytes(range(256)) * 9, "other_kind"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_fault(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    assert fault(tmp_path, name, content) == code


@pytest.mark.parametrize("name", ["data.zip", "sales.csv.gz", "old.7z"])
def test_packed_files_are_told_to_be_unpacked(name: str, tmp_path: Path) -> None:
    steps = list(work(order(tmp_path, name, b"PK\x03\x04")))
    assert [step.get("code") for step in steps[1:]] == ["packed", "nothing_read"]


def order(folder: Path, name: str, content: bytes) -> Order:
    (folder / "build").mkdir()
    path = folder / "build" / "brought-0"
    path.write_bytes(content)
    return Order(folder / "build", (Brought(name, path, len(content)),))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Parlance]:
    """The German file, brought and read as a visitor's."""
    assert list(work(order(tmp_path, "laden.csv", GERMAN.encode("cp1252"))))[-1]["step"] == "done"
    folder = tmp_path / "build"
    model = SemanticModel.model_validate_json((folder / "model.json").read_text())
    door = Parlance(model, folder / "data.duckdb", cache=folder / "cache")
    yield door
    door.warehouse.close()


def test_a_german_file_is_asked_with_the_sums_made_by_hand(shop: Parlance) -> None:
    whole = shop.ask("total umsatz")
    assert whole.table is not None
    assert whole.table.rows == ((12222.5,),)
    split = shop.ask("umsatz by stadt in March 2026")
    assert split.table is not None
    assert sorted(split.table.rows) == [("Bonn", 987.25), ("Köln", 11234.5)]
    mean = shop.ask("average rabatt")
    assert mean.table is not None
    assert mean.table.rows == ((10.4375,),)
    assert "10,44 Prozent" in shop.ask("durchschnittlicher Rabatt").sentence
    assert "10,44 pour cent" in shop.ask("Rabatt moyen").sentence


def test_every_line_about_a_file_is_said_in_every_language() -> None:
    for name in LANGUAGES:
        words = table(name)
        for texts in (words.OWN_FAULTS, words.OWN_NOTES, words.OWN_PROBLEMS):
            for code, text in texts.items():
                assert "{detail}" not in text, (name, code)
    with speaking("de"):
        said = own_steps._note("t.csv", Remark("two_days", {"columns": "datum"}))
    assert said.startswith("In t.csv kann Tag oder Monat vorn stehen: datum.")


def test_codes_of_the_engine_have_their_sentence() -> None:
    """Every code that a reader may give is a line of the page: none would be a fault of its own."""
    root = Path(__file__).parents[3] / "engine" / "warehouse"
    words = [
        (call.func.id, word.value)
        for path in sorted(root.glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        for word in call.args[1 if call.func.id == "Told" else 2 :][:1]
        if call.func.id in ("Told", "SourceError") and isinstance(word, ast.Constant)
    ]
    told = {code for name, code in words if name == "Told"}
    faults = {code for name, code in words if name == "SourceError"}
    assert {"lines_above", "below", "signs", "last_rows", "no_lists"} <= told
    assert {"uneven", "no_header", "other_version", "locked", "no_rows"} <= faults
    assert told <= set(table("en").OWN_NOTES)
    assert faults <= set(table("en").OWN_FAULTS)


def test_a_file_of_two_hundred_columns_and_one_of_one_row(tmp_path: Path) -> None:
    names = ",".join(f"kpi_{place}" for place in range(200))
    text = f"{names}\n{','.join(str(place) for place in range(200))}\n"
    database, said = read(tmp_path, "t.csv", text)
    assert values(database, "SELECT kpi_0, kpi_199 FROM t") == [(0, 199)]
    assert said == []


def test_sqlite_beside_it_is_as_it_was(tmp_path: Path) -> None:
    """A database has types of its own: a text of it is no number because it looks like one."""
    path = tmp_path / "t.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a TEXT, b)")
        connection.execute("INSERT INTO t VALUES ('1.234,50', '12,5 %')")
        connection.commit()
    database, _ = read(tmp_path, "t.sqlite", path.read_bytes())
    assert values(database, "SELECT * FROM t") == [("1.234,50", "12,5 %")]
