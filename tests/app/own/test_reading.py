"""Each kind of file that a visitor may bring becomes tables; what is wrong with one is said in one line."""

import sqlite3
import struct
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from app.own import limits
from app.own.faults import FileFault, Remark
from app.own.kinds import KINDS, kind_of
from app.own.names import ending_of, name_on_disk, shown_name
from app.own.reading import read_file
from app.own.worker import Brought, Order, work
from tests.app.own.files import ENDINGS, NAMES, SALES, make


def read(path: Path, rows_left: int = limits.ROWS) -> tuple[dict[str, int], list[Remark], Path]:
    """The tables of a file with what was said of it, and the database that they are in."""
    said: list[Remark] = []
    scratch = path.with_name("scratch.duckdb")
    kind = kind_of(path, KINDS[ending_of(path.name)])
    return read_file(path, kind, scratch, rows_left, said.append, alone=True), said, scratch


def fault(path: Path, rows_left: int = limits.ROWS) -> Remark:
    """What is wrong with a file that is not taken."""
    with pytest.raises(FileFault) as found:
        read(path, rows_left)
    return found.value.remark


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_kind_becomes_the_same_table(ending: str, tmp_path: Path) -> None:
    tables, _, database = read(make(tmp_path, ending))
    assert tables["sales"] == 12
    assert rows(database, "SELECT city, sum(amount) FROM sales GROUP BY ALL ORDER BY ALL") == [
        ("Lima", 30),
        ("Oslo", 22),
        ("Rome", 26),
    ]


@pytest.mark.parametrize(("ending", "view"), [("sqlite", "dear"), ("duckdb", "users")])
def test_a_view_of_a_file_is_not_run_but_named(ending: str, view: str, tmp_path: Path) -> None:
    tables, said, _ = read(make(tmp_path, ending))
    assert sorted(tables) == ["sales", "shops"]
    assert said == [Remark("views", {"names": view})]


def test_views_alone_are_nothing_to_ask_about(tmp_path: Path) -> None:
    path = tmp_path / "views.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW one AS SELECT 1 AS number")
    assert fault(path).code == "only_views"


def test_keys_of_databases_are_carried_over(tmp_path: Path) -> None:
    for ending in ("sqlite", "duckdb"):
        folder = tmp_path / ending
        folder.mkdir()
        _, _, database = read(make(folder, ending))
        kept = rows(database, "SELECT table_name, to_table FROM _parlance_keys WHERE kind = 'FOREIGN KEY'")
        assert kept == [("sales", "shops")], ending


def test_a_formula_is_its_value(tmp_path: Path) -> None:
    path = tmp_path / "sums.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("sums")
    sheet.write_row(0, 0, ["city", "amount"])
    sheet.write_row(1, 0, ["Oslo"])
    sheet.write_formula(1, 1, '=WEBSERVICE("http://example.com")', value=7)
    workbook.close()
    _, _, database = read(path)
    assert rows(database, "SELECT * FROM sums") == [("Oslo", 7)]


def test_columns_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("city,amount,amount\nOslo,1,2\n")
    _, said, database = read(path)
    assert rows(database, "SELECT amount, amount_2 FROM twice") == [(1, 2)]
    assert said == [Remark("same_names", {"pairs": "amount → amount_2"})]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_texts_of_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "cities.csv"
    path.write_bytes("stadt;wert\nKöln;1\nMünchen;2\n".encode(encoding))
    _, _, database = read(path)
    assert rows(database, "SELECT stadt FROM cities ORDER BY wert") == [("Köln",), ("München",)]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "empty"),
        ("blank.json", b" \n", "empty"),
        ("text.xlsx", b"a,b\n1,2\n", "other_kind"),
        ("page.csv", b"<!doctype html><p>Sign in", "other_kind"),
        ("list.csv", b'[{"a": 1}]', "other_kind"),
        ("text.sqlite", b"a,b\n1,2\n", "other_kind"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "other_kind"),
        ("bytes.tsv", b"a\tb\0\0\1\n", "other_kind"),
        ("half.parquet", b"PAR1" + b"\1" * 40, "incomplete"),
        ("half.xlsx", b"PK\x03\x04" + b"\1" * 40, "incomplete"),
        ("old.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "other_kind"),
        (
            "locked.xlsx",
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "locked",
        ),
        ("names.csv", b"a,b\n", "no_rows"),
        ("broken.csv", b"a,b,c\n1,2,3\n4,5\n", "uneven"),
        ("broken.json", b'[{"a": 1}, {"a": ', "bad_json"),
        ("half.sqlite", b"SQLite format 3\0" + b"\1" * 84, "incomplete"),
        ("half.duckdb", b"\0" * 8 + b"DUCK" + b"\1" * 100, "unreadable"),
    ],
)
def test_a_wrong_file_is_told_by_its_fault(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert fault(path).code == code


def test_a_broken_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_text("a,b,c\n1,2,3\n4,5\n")
    assert fault(path) == Remark("uneven", {"line": "3", "found": "2", "expected": "3"})


def test_a_workbook_may_not_unpack_to_more_than_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED_MB", 1)
    honest, liar = tmp_path / "honest.xlsx", tmp_path / "liar.xlsx"
    for path in (honest, liar):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr("xl/workbook.xml", "<workbook/>")
            parts.writestr("xl/worksheets/sheet1.xml", b"0" * (3 << 20))
    real, said = struct.pack("<I", 3 << 20), struct.pack("<I", 10)
    liar.write_bytes(liar.read_bytes().replace(real, said))
    assert fault(honest).code == "bomb"
    assert fault(liar).code == "bomb"


def test_a_small_workbook_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_MB", 1)
    assert read(make(tmp_path, "xlsx"))[0] == {"sales": 12}


def test_limits_of_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for ending in ("csv", "parquet", "sqlite"):
        folder = tmp_path / ending
        folder.mkdir()
        assert fault(make(folder, ending), rows_left=11).code == "too_many_rows"
    monkeypatch.setattr(limits, "COLUMNS", 2)
    for ending in ("csv", "parquet", "duckdb", "json"):
        folder = tmp_path / f"wide-{ending}"
        folder.mkdir()
        assert fault(make(folder, ending)).code == "too_many_columns"
    monkeypatch.setattr(limits, "COLUMNS", 3)
    monkeypatch.setattr(limits, "TABLES", 1)
    folder = tmp_path / "many"
    folder.mkdir()
    assert fault(make(folder, "sqlite")).code == "too_many_tables"


def test_limit_of_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHEETS", 2)
    path = tmp_path / "many.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    for _ in range(3):
        workbook.add_worksheet().write_row(0, 0, NAMES)
    workbook.close()
    assert fault(path).code == "too_many_sheets"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\data\\orders.csv", "orders.csv"),
        ("a\u202egpj.csv", "agpj.csv"),
        ("new\nline.csv", "newline.csv"),
        ("", "file"),
        ("..", ".."),
    ],
)
def test_names_are_harmless_to_show(given: str, shown: str) -> None:
    assert shown_name(given) == shown


@pytest.mark.parametrize(
    "name", ["..", "a*b[1]?.csv", "x'; DROP TABLE y; --.csv", "  .csv", "Größe 2026.csv", "z" * 300]
)
def test_names_on_disk_are_no_paths_and_no_patterns(name: str) -> None:
    found = name_on_disk(name, ".csv")
    assert found.removesuffix(".csv").replace("_", "a").isalnum()
    assert len(found) < 80


def order(folder: Path, *paths: Path) -> Order:
    brought = []
    for number, path in enumerate(paths):
        place = path.rename(folder / f"brought-{number}")
        brought.append(Brought(path.name, place, place.stat().st_size))
    return Order(folder, tuple(brought))


def test_good_files_are_taken_beside_bad_ones_and_can_be_asked(tmp_path: Path) -> None:
    """What is told of the model was tried: its questions are answered, with the sums made by hand."""
    folder, made = tmp_path / "build", tmp_path / "made"
    folder.mkdir()
    made.mkdir()
    bad = made / "broken.csv"
    bad.write_text("a,b,c\n1,2,3\n4,5\n")
    steps = list(work(order(folder, make(made, "sqlite"), bad)))
    told = [(step["step"], step.get("file")) for step in steps]
    assert ("fault", "broken.csv") in told
    about = steps[-1]["about"]
    assert steps[-1]["step"] == "done"
    assert {one["name"]: one["tables"] for one in about["files"]} == {
        "sales.sqlite": {"shops": 3, "sales": 12},
    }
    assert about["links"] == (("sales.city", "shops.city"),)
    assert len(about["examples"]) == 3
    from engine import Parlance
    from semantic.model import SemanticModel

    model = SemanticModel.model_validate_json((folder / "model.json").read_text())
    parlance = Parlance(model, folder / "data.duckdb", cache=folder / "cache")
    answer = parlance.ask("total amount of sales by city")
    assert answer.table is not None
    assert sorted(answer.table.rows) == [("Lima", 30), ("Oslo", 22), ("Rome", 26)]
    assert sum(number for _, _, number in SALES) == 78
    for question in about["examples"]:
        assert parlance.ask(question).status == "answer", question
    parlance.warehouse.close()


def test_unfit_files_alone_give_no_data(tmp_path: Path) -> None:
    folder, made = tmp_path / "build", tmp_path / "made"
    folder.mkdir()
    made.mkdir()
    (made / "photo.png").write_bytes(zlib.compress(b"x"))
    steps = list(work(order(folder, made / "photo.png")))
    assert [step.get("code") for step in steps[1:]] == ["unknown_kind", "nothing_read"]
    assert not (folder / "data.duckdb").exists()
