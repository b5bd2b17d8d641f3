"""Sheets of a workbook become tables; what is no table, or no workbook, is told."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from engine.warehouse.sheet import read_sheet
from engine.warehouse.sources import open_source
from tests.engine.warehouse.opening import fault, rows, tables

pytestmark = pytest.mark.usefixtures("cache")

Sheets = dict[str, Sequence[Sequence[Any]]]
Merge = tuple[int, int, int, int, Any]


def workbook(path: Path, sheets: Sheets, merges: Sequence[Merge] = ()) -> str:
    """Write one; `merges` are areas of the first sheet (row, column, last row, last column, value)."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        formats = {
            date: day,
            datetime: book.add_format({"num_format": "d.m.yyyy hh:mm"}),
            time: book.add_format({"num_format": "hh:mm"}),
            timedelta: book.add_format({"num_format": "[h]:mm"}),
        }
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(cells):
                for column, value in enumerate(values):
                    if value is not None:
                        sheet.write(row, column, value, formats.get(type(value)))
        for merge in merges:
            book.worksheets()[0].merge_range(*merge)
    return str(path)


SALES = [["City", "Units"], ["Rome", 3], ["Oslo", 4]]


@pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
def test_cells_have_types(tmp_path: Path, ending: str) -> None:
    row = [
        "007",
        12,
        2.5,
        date(2024, 5, 6),
        datetime(2024, 5, 6, 7, 8),
        time(9, 30),
        timedelta(hours=30),
        True,
    ]
    names = ["code", "count", "price", "day", "at", "clock", "spent", "paid"]
    source = workbook(tmp_path / f"book.{ending}", {"Sheet1": [names, row, [None] * 7 + [False]]})
    kinds = ["VARCHAR", "BIGINT", "DOUBLE", "DATE", "TIMESTAMP", "VARCHAR", "BIGINT", "BOOLEAN"]
    assert tables(source)["book"] == {**dict(zip(names, kinds, strict=True)), "spent": "DOUBLE"}
    first = ("007", 12, 2.5, date(2024, 5, 6), datetime(2024, 5, 6, 7, 8), "09:30:00", 108000, True)
    assert rows(source, "book") == (first, (None,) * 7 + (False,))


def test_old_workbooks_and_wrong_endings(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for row, cells in enumerate([["a", "d"], [1, datetime(2024, 1, 2)]]):
        for column, cell in enumerate(cells):
            style = xlwt.easyxf(num_format_str="YYYY-MM-DD" if isinstance(cell, datetime) else "General")
            sheet.write(row, column, cell, style)
    for name in ("old.xls", "odd.xlsx"):
        book.save(str(tmp_path / name))
        assert rows(str(tmp_path / name), Path(name).stem) == ((1, date(2024, 1, 2)),)


def test_every_sheet_is_a_table(tmp_path: Path) -> None:
    notes = [["How to read this workbook"], ["Numbers are in euros"]]
    sheets: Sheets = {"2024 sales": SALES, "2024-sales": [["x", "y"], [1, 2]], "Empty": [], "Read me": notes}
    source = workbook(tmp_path / "shop.xlsx", {**sheets, "Raw": [[1, 2], [3, 4]]})
    said: list[str] = []
    open_source(source, said.append)
    assert said[1:] == [
        "Left out sheet Raw of shop.xlsx: it has no header row",
        "Left out sheet Read me of shop.xlsx: it has a single column",
    ]
    assert list(tables(source)) == ["t_2024_sales", "t_2024_sales_2"]


def test_a_workbook_beside_other_files(tmp_path: Path) -> None:
    workbook(tmp_path / "shop.xlsx", {"Sales": SALES, "Costs": [["City", "Cost"], ["Rome", 1]]})
    workbook(tmp_path / "staff.xlsx", {"Sheet1": SALES})
    (tmp_path / "~$shop.xlsx").write_bytes(b"lock")
    (tmp_path / "Shop_sales.csv").write_text("a\n1\n")
    (tmp_path / "more.jsonl").write_text('{"a": 1}\n')
    found = set(tables(str(tmp_path)))
    assert found == {"Shop_sales", "shop_Sales_2", "shop_Costs", "staff", "more"}


def test_a_title_and_notes_are_no_data(tmp_path: Path) -> None:
    cells = [
        ["Sales of spring"], [], [None, "made on", date(2024, 1, 1)], [None, "City", "Units", "Price", None],
        [None, "Rome", 3, 1.5, "x"], [], [None, "Oslo", 4, 2, None], [], [None, "Source: the till"],
    ]  # fmt: skip
    source = workbook(tmp_path / "a.xlsx", {"S": cells})
    assert list(tables(source)["a"]) == ["City", "Units", "Price", "column_5"]
    assert rows(source, "a") == (("Rome", 3, 1.5, "x"), ("Oslo", 4, 2, None))


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        (["Total", 7], 2),
        ([None, 7], 2),
        (["Grand total", 7], 2),
        (["Total", 8], 3),
        (["Totnes", 7], 3),
    ],
)
def test_a_row_of_totals_is_not_counted_twice(tmp_path: Path, last: list[Any], kept: int) -> None:
    source = workbook(tmp_path / "a.xlsx", {"S": [*SALES, last]})
    said: list[str] = []
    open_source(source, said.append)
    assert len(rows(source, "a")) == kept
    left_out = ["Left out the last row of sheet S of a.xlsx: notes or totals"]
    assert said[1:] == (left_out if kept == 2 else [])


def test_tables_below_each_other(tmp_path: Path) -> None:
    cells = [
        ["City", "Units"], ["Rome", 3], ["Oslo", 4], [], ["Costs"], ["Place", "Kind"], ["Bari", "rent"],
        ["Rome", "tax"],
    ]  # fmt: skip
    source = workbook(tmp_path / "a.xlsx", {"S": cells})
    assert rows(source, "S") == (("Rome", 3), ("Oslo", 4))
    assert rows(source, "S_2") == (("Bari", "rent"), ("Rome", "tax"))


def test_texts_after_a_gap_are_no_second_table(tmp_path: Path) -> None:
    cells = [["City", "Mood"], ["Rome", "good"], [], ["Oslo", "bad"], ["Bari", "good"]]
    assert len(rows(workbook(tmp_path / "a.xlsx", {"S": cells}), "a")) == 3


def test_years_and_blanks_in_the_header(tmp_path: Path) -> None:
    source = workbook(
        tmp_path / "a.xlsx", {"S": [["City", 2023, "2024", None, "city"], ["Rome", 1, 2, 3, "x"]]}
    )
    assert list(tables(source)["a"]) == ["City", "2023", "2024", "column_4", "city_2"]


def test_merged_headers_name_what_is_below(tmp_path: Path) -> None:
    cells = [
        ["Report of the year"],
        ["City", "Spring", None, "Autumn", None],
        [None, "Units", "Price", "Units", "Price"],
        ["Rome", 1, 2.5, 3, 4.5],
    ]
    merges = [
        (0, 0, 0, 4, "Report of the year"),
        (1, 0, 2, 0, "City"),
        (1, 1, 1, 2, "Spring"),
        (1, 3, 1, 4, "Autumn"),
    ]
    source = workbook(tmp_path / "a.xlsx", {"S": cells}, merges)
    names = ["City", "Spring Units", "Spring Price", "Autumn Units", "Autumn Price"]
    assert list(tables(source)["a"]) == names
    assert rows(source, "a") == (("Rome", 1, 2.5, 3, 4.5),)


def test_merged_texts_hold_for_each_row_and_numbers_once(tmp_path: Path) -> None:
    cells = [["Region", "City", "Budget"], ["South", "Rome", 9], [None, "Bari", None], ["North", "Oslo", 1]]
    merges = [
        (1, 0, 2, 0, "South"),
        (1, 2, 2, 2, 9),
        (2, 8, 3, 9, ""),
        (9, 0, 9, 1, ""),
    ]  # two beside the data
    source = workbook(tmp_path / "a.xlsx", {"S": cells}, merges)
    assert rows(source, "a") == (("South", "Rome", 9), ("South", "Bari", None), ("North", "Oslo", 1))


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _without_sheet(data: bytes) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(found, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<worksheet><sheetData><row" if "sheet1" in name else old.read(name))
    return found.getvalue()


COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize("ending", ["xlsx", "xls"])
@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda data: b"", "is empty"),
        (lambda data: b"<html><table>", "is not an Excel file"),
        (_cut, "is not an Excel file"),
        (_without_sheet, "cannot be read"),
        (lambda data: COMPOUND + b"\0" * 2000, "cannot be read"),
        (lambda data: COMPOUND + b"\0" * 2_000_000 + "EncryptedPackage".encode("utf-16-le"), "by a password"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, ending: str, damage: Any, message: str) -> None:
    whole = Path(workbook(tmp_path / "whole.xlsx", {"S": SALES})).read_bytes()
    path = tmp_path / f"bad.{ending}"
    path.write_bytes(damage(whole))
    assert fault(str(path)).startswith("bad." + ending)
    assert message in fault(str(path))


@pytest.mark.parametrize("cells", [[], [[1, 2], [3, 4]], [["City", "Units"]], [["Only a title"]]])
def test_a_workbook_without_tables(tmp_path: Path, cells: list[list[Any]]) -> None:
    assert fault(workbook(tmp_path / "a.xlsx", {"S": cells})) == "a.xlsx has no sheet with a header row."


def test_a_cell_too_far_away_does_not_end_the_process(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, column in ((0, 0), (1, 0), (1_048_575, 16_383)):
            sheet.write(row, column, "x")
    assert fault(str(path)) == "far.xlsx cannot be read."


def test_a_long_cell_is_kept(tmp_path: Path) -> None:
    source = workbook(tmp_path / "a.xlsx", {"S": [["note", "n"], ["x" * 32_767, 1]]})
    assert rows(source, "a") == (("x" * 32_767, 1),)


CELLS = st.one_of(st.none(), st.sampled_from(["", " ", "Total", "City", "2024", "n"]), st.floats(0, 9),
                  st.just(3.0), st.booleans(), st.dates(date(2024, 1, 1), date(2024, 1, 9)))  # fmt: skip
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=9)
)
CORNERS = st.tuples(st.integers(0, 10), st.integers(0, 5))


@given(GRIDS, st.lists(st.tuples(CORNERS, CORNERS), max_size=3))
def test_any_sheet_is_read(cells: list[list[Any]], corners: list[tuple[Any, Any]]) -> None:
    merges = [((min(a, c), min(b, d)), (max(a, c), max(b, d))) for (a, b), (c, d) in corners]
    for sheet in read_sheet("S", cells, merges):
        assert len({column.casefold() for column in sheet.columns}) == len(sheet.columns)
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
        assert all(any(cell is not None for cell in row) for row in sheet.rows)
