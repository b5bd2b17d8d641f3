"""Data files opened again: they hold all numbers of the answer, and nothing that a cell would compute."""

import csv
import io
import re
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from engine.answers.exporting import export
from engine.answers.parcel import Parcel, file_name
from engine.types.plan import Column
from tests.engine.answers.made import (
    APRIL,
    COUNTRY,
    DAY,
    DEVICE,
    MAY,
    RATE,
    RATE_BEFORE,
    VIEWS,
    VIEWS_BEFORE,
    WATCH,
    WEEK,
    days,
    plan,
)
from tests.engine.answers.taken import SQL, parcel

EVIL = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1")
TAME = ("a=b", "1-2", "Côte d'Ivoire", "日本", '"quoted", and comma', "line\nbreak")
THIRD = 1 / 3


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read(name).decode()


def rows_of(content: bytes) -> list[list[Any]]:
    """Heading and rows of the first sheet, below sentence and understanding."""
    return next(iter(sheets(content).values()))[3:]


@pytest.fixture(scope="module")
def by_country() -> Parcel:
    asked = plan(COUNTRY, VIEWS, RATE, WATCH)
    return parcel(asked, ("Malta", 1234, THIRD, 7263.5), ("Peru", None, None, None), (None, 7, 0.5, 12.0))


def test_csv_has_the_numbers_unrounded_and_nothing_for_what_is_missing(by_country: Parcel) -> None:
    head, *rows = read_csv(export(by_country, "csv"))
    assert head == ["country", "views", "rate", "watch_time"]
    assert [(row[0], row[1]) for row in rows] == [("Malta", "1234"), ("Peru", ""), ("", "7")]
    assert float(rows[0][2]) == THIRD
    assert rows[1][2:] == ["", ""]


def test_csv_dates_are_iso_days_and_moments() -> None:
    hour = Column("hour", "timestamp", "", "time", "hour", "hour")
    assert read_csv(export(parcel(plan(DAY, VIEWS), *days(5, 6)), "csv"))[1] == ["2026-06-22", "5"]
    moments = parcel(plan(hour, VIEWS), (datetime(2026, 6, 22, 13), 5), (datetime(2026, 6, 23), 6))
    assert read_csv(export(moments, "csv"))[1:] == [
        ["2026-06-22 13:00:00", "5"],
        ["2026-06-23 00:00:00", "6"],
    ]


@pytest.mark.parametrize("text", EVIL)
def test_what_a_spreadsheet_would_compute_is_text(text: str) -> None:
    taken = parcel(plan(COUNTRY, VIEWS), (text, 1), ("Malta", 2))
    assert read_csv(export(taken, "csv"))[1] == [f"'{text}", "1"]
    content = export(taken, "xlsx")
    assert rows_of(content)[1][0].strip() == text.strip()
    assert "<f>" not in part(content, "xl/worksheets/sheet1.xml")
    quoted = re.findall(r"<c r=\"A5\" s=\"(\d+)\" t=\"s\">", part(content, "xl/worksheets/sheet1.xml"))
    cell_forms = part(content, "xl/styles.xml").partition("<cellXfs")[2]
    form = re.findall(r"<xf [^>]*>", cell_forms)[int(quoted[0])]
    assert 'quotePrefix="1"' in form


@pytest.mark.parametrize("text", TAME)
def test_other_text_stays_as_it_is(text: str) -> None:
    taken = parcel(plan(COUNTRY, VIEWS), (text, 1), ("Malta", 2))
    assert read_csv(export(taken, "csv"))[1] == [text, "1"]
    assert rows_of(export(taken, "xlsx"))[1][0] == text


def test_negative_numbers_stay_numbers() -> None:
    taken = parcel(plan(COUNTRY, VIEWS), ("Malta", -5), ("Peru", -2.5))
    assert [row[1] for row in read_csv(export(taken, "csv"))[1:]] == ["-5", "-2.5"]
    assert [row[1] for row in rows_of(export(taken, "xlsx"))[1:]] == [-5.0, -2.5]


def test_parquet_keeps_types_numbers_and_where_they_come_from(by_country: Parcel) -> None:
    table = pq.read_table(io.BytesIO(export(by_country, "parquet")))
    assert table.to_pylist() == [
        {"country": "Malta", "views": 1234, "rate": THIRD, "watch_time": 7263.5},
        {"country": "Peru", "views": None, "rate": None, "watch_time": None},
        {"country": None, "views": 7, "rate": 0.5, "watch_time": 12.0},
    ]
    assert [str(one) for one in table.schema.types] == ["string", "int64", "double", "double"]
    assert table.schema.metadata[b"sql"].decode() == SQL
    assert table.schema.metadata[b"as_of"] == b"2026-06-30T08:59:00"
    dated = pq.read_table(io.BytesIO(export(parcel(plan(DAY, VIEWS), *days(5, 6)), "parquet")))
    assert str(dated.schema.field("day").type) == "date32[day]"
    assert dated.column("day").to_pylist() == [date(2026, 6, 22), date(2026, 6, 23)]


def test_excel_has_the_rows_with_formats_and_a_reading_beside(by_country: Parcel) -> None:
    content = export(by_country, "xlsx")
    head, first, second, third = rows_of(content)[:4]
    assert head[:5] == ["Country", "Views", "Completion rate", "Watch time", "Watch time, as read"]
    assert first[:5] == ["Malta", 1234.0, THIRD, 7263.5, "2:01 h"]
    assert second[:5] == ["Peru", "", "", "", ""]
    assert third[:5] == ["", 7.0, 0.5, 12.0, "12 s"]
    styles = part(content, "xl/styles.xml")
    assert {'formatCode="0.0%"', 'formatCode="#,##0"'} <= set(re.findall(r'formatCode="[^"]*"', styles))
    assert 'ref="A4:E7"' in part(content, "xl/tables/table1.xml")


def test_excel_dates_are_dates() -> None:
    taken = parcel(plan(WEEK, VIEWS), (datetime(2026, 6, 22), 5), (datetime(2026, 6, 29), 6))
    assert rows_of(export(taken, "xlsx"))[1][:3] == [date(2026, 6, 22), "week of 22 Jun 2026", 5.0]


def test_excel_draws_the_chart_itself_from_the_same_numbers(by_country: Parcel) -> None:
    content = export(by_country, "xlsx")
    drawn = part(content, "xl/charts/chart1.xml")
    assert '<c:barDir val="bar"/>' in drawn
    assert "'Chart data'!$B$2:$B$4" in drawn
    data = sheets(content)["Chart data"]
    assert [row[:2] for row in data] == [["", "Views"], ["Malta", 1234.0], ["unknown", 7.0], ["Peru", ""]]


def test_excel_says_how_it_was_computed(by_country: Parcel) -> None:
    told = sheets(export(by_country, "xlsx"))["How this was computed"]
    assert ["Question", "views by country"] in told
    assert ["Views", "Number of times a video was started."] in told
    assert [row[1] for row in told if row[1]][-6:] == SQL.splitlines()


def test_two_periods_are_told_apart_in_the_headings() -> None:
    asked = plan(COUNTRY, RATE, RATE_BEFORE, bounds=MAY, before=APRIL)
    head = rows_of(export(parcel(asked, ("Malta", 0.5, 0.25)), "xlsx"))[0]
    assert head[1:3] == ["Completion rate, May 2026", "Completion rate, April 2026"]


def test_columns_of_one_name_are_numbered() -> None:
    other = Column("views_2", "integer", "", "metric", "VIEWS", "views_2")
    head = rows_of(export(parcel(plan(COUNTRY, VIEWS, other), ("Malta", 1, 2)), "xlsx"))[0]
    assert head[:3] == ["Country", "Views", "VIEWS (2)"]


def test_words_are_those_of_the_language() -> None:
    taken = parcel(plan(COUNTRY, VIEWS), ("Malta", 1234), ("Peru", 2), language="de")
    assert list(sheets(export(taken, "xlsx"))) == ["Antwort", "Daten des Diagramms", "So wurde gerechnet"]


def test_what_excel_cannot_hold_is_text_or_said() -> None:
    key = Column("key", "integer", "", "metric", "Key", "key")
    born = Column("born", "date", "", "metric", "Born", "born")
    taken = parcel(plan(COUNTRY, key, born), ("x" * 40_000, 12345678901234567, date(1805, 3, 4)))
    content = export(taken, "xlsx")
    text, number, day = rows_of(content)[1][:3]
    assert len(text) == 32_767
    assert (number, day) == ("12345678901234567", "1805-03-04")
    told = sheets(content)["How this was computed"]
    assert any("1 texts are longer than the 32,767 characters" in row[1] for row in told)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet", "pdf", "pptx", "sql"])
def test_an_answer_without_rows_is_a_file_without_rows(kind: str) -> None:
    content = export(parcel(plan(COUNTRY, VIEWS)), kind)
    if kind == "csv":
        assert read_csv(content) == [["country", "views"]]
    elif kind == "xlsx":
        assert [row[:2] for row in rows_of(content)] == [["Country", "Views"], ["no data", ""]]
    elif kind == "parquet":
        assert pq.read_table(io.BytesIO(content)).num_rows == 0
    else:
        assert content


def test_numbers_that_are_none_are_empty() -> None:
    taken = parcel(plan(COUNTRY, RATE), ("Malta", float("nan")), ("Peru", float("inf")), ("Cuba", 0.5))
    assert [row[1] for row in read_csv(export(taken, "csv"))[1:]] == ["", "", "0.5"]
    assert [row[1] for row in rows_of(export(taken, "xlsx"))[1:4]] == ["", "", 0.5]


def test_a_hundred_thousand_rows_are_all_there(tmp_path: Path) -> None:
    start, count = datetime(2026, 1, 1), 100_000
    rows = [(start + timedelta(days=n % 365), f"d{n}", n) for n in range(count)]
    taken = parcel(plan(DAY, DEVICE, VIEWS), *rows, truncated=True)
    assert len(read_csv(export(taken, "csv"))) == count + 1
    (tmp_path / "x.parquet").write_bytes(export(taken, "parquet"))
    found = duckdb.sql(f"SELECT COUNT(*), SUM(views) FROM '{tmp_path / 'x.parquet'}'").fetchall()
    assert found == [(count, sum(range(count)))]
    content = export(taken, "xlsx")
    assert sum(row[2] for row in rows_of(content)[1:]) == sum(range(count))
    told = sheets(content)["How this was computed"]
    assert any(row[1] == "Only the first 100,000 rows: the answer itself stops there." for row in told)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Watch time by country, last week?", "watch-time-by-country-last-week.csv"),
        ("../../etc/passwd\0", "etc-passwd.csv"),
        ("CON", "answer-con.csv"),
        ("???", "answer.csv"),
        ("Umsatz für Köln", "umsatz-für-köln.csv"),
        ("x" * 300, f"{'x' * 60}.csv"),
    ],
)
def test_file_names_are_safe(question: str, name: str) -> None:
    assert file_name(question, "csv") == name


def test_both_periods_of_a_comparison_are_on_the_chart_sheet() -> None:
    asked = plan(COUNTRY, VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL)
    data = sheets(export(parcel(asked, ("Malta", 5, 3), ("Peru", 9, None)), "xlsx"))["Chart data"]
    assert [row[:3] for row in data] == [
        ["", "May 2026", "April 2026"],
        ["Peru", 9.0, ""],
        ["Malta", 5.0, 3.0],
    ]
