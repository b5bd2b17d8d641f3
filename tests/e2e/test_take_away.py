"""Each file offered for an answer, taken by a click and opened: its numbers are those of other SQL."""

import base64
import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation
from python_calamine import CalamineWorkbook

from tests.e2e.asking import PHONE, WIDE, ask, downloaded, open_page, settle
from tests.e2e.watched import QUESTION, as_seconds, watched

Seconds = Mapping[str, float]
DURATION = re.compile(r"[\d.:,]+ (?:h|min|s)")


def csv_file(content: bytes, truth: Seconds) -> None:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert {row["country"] or "unknown": float(row["watch_time"]) for row in rows} == pytest.approx(truth)


def parquet_file(content: bytes, truth: Seconds) -> None:
    rows = pq.read_table(io.BytesIO(content)).to_pylist()
    assert {row["country"] or "unknown": row["watch_time"] for row in rows} == pytest.approx(truth)


def workbook(content: bytes, truth: Seconds) -> None:
    """The numbers, a chart of Excel's own, and a second sheet that tells how they were computed."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    head, *rows = book.get_sheet_by_index(0).to_python()[3:]
    place = head.index("Watch time")
    found = {row[0] or "unknown": row[place] for row in rows if isinstance(row[place], float)}
    assert found == pytest.approx(truth)
    assert len(book.sheet_names) > 1
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert any(name.startswith("xl/charts/chart") for name in parts.namelist())


def slide(content: bytes, truth: Seconds) -> None:
    """A chart that can be edited."""
    (found,) = Presentation(io.BytesIO(content)).slides
    (chart,) = [one.chart for one in found.shapes if one.has_chart]
    (plot,) = chart.plots
    (hours,) = plot.series
    shown = {name: 3600 * value for name, value in zip(plot.categories, hours.values, strict=True)}
    assert shown == pytest.approx(truth)


def drawing(content: bytes, truth: Seconds) -> None:
    """Each bar says its number, in hours."""
    told = re.findall(r'aria-label="watch_time: ([\d.]+); country: ([^;"]+);', content.decode())
    assert {name: 3600 * float(hours) for hours, name in told} == pytest.approx(truth)


def says(told: Mapping[str, str], truth: Seconds) -> None:
    for name, text in told.items():
        number, slack = as_seconds(text)
        assert abs(number - truth[name]) <= slack, (name, text)


def picture(content: bytes, _: Seconds) -> None:
    """Every row of pixels is there; what they show is the drawing, whose numbers are read."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high, depth, colours = struct.unpack(">IIBB", content[16:26])
    assert wide > 1000
    packed = b"".join(
        content[at.end() : at.end() + struct.unpack(">I", content[at.start() - 4 : at.start()])[0]]
        for at in re.finditer(rb"IDAT", content)
    )
    channels = {2: 3, 6: 4}[colours]
    assert len(zlib.decompress(packed)) == high * (1 + wide * channels * depth // 8)


def document(content: bytes, truth: Seconds) -> None:
    """Its table has each country with its number beside it."""
    assert content.startswith(b"%PDF-")
    lines = [line for page in pages(content) for line in literals(page)]
    told = {name: after for name, after in pairwise(lines) if name in truth and DURATION.fullmatch(after)}
    assert told.keys() == truth.keys()
    says(told, truth)


def pages(content: bytes) -> Iterator[bytes]:
    """What is drawn on the pages, unpacked."""
    for stream in re.findall(rb"ASCII85Decode /FlateDecode.*?stream\r?\n(.*?)endstream", content, re.DOTALL):
        yield zlib.decompress(base64.a85decode(stream.strip().removesuffix(b"~>")))


def literals(page: bytes) -> Iterator[str]:
    for text in re.findall(rb"\(((?:\\.|[^()\\])*)\)\s*Tj", page, re.DOTALL):
        plain = re.sub(rb"\\(\d{3}|.)", lambda one: one[1][:1] if len(one[1]) == 1 else b"?", text)
        yield plain.decode("latin-1").strip()


OPENED: Mapping[str, Callable[[bytes, Seconds], None]] = {
    "CSV": csv_file,
    "Excel": workbook,
    "Parquet": parquet_file,
    "PNG": picture,
    "SVG": drawing,
    "PDF": document,
    "PowerPoint": slide,
}


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide", "phone"])
def test_every_file_opens_with_the_numbers_of_the_answer(
    page: Page, site: str, sample_db: Path, size: tuple[int, int], scheme: str
) -> None:
    truth = watched(sample_db)
    open_page(page, site, size, scheme)
    ask(page, QUESTION)
    settle(page)
    buttons = page.get_by_test_id("stDownloadButton")
    expect(buttons).to_have_count(0)
    page.get_by_text("Take away").click()
    expect(buttons.get_by_text("PowerPoint", exact=True)).to_be_visible(timeout=20_000)
    labels = buttons.all_inner_texts()
    statements = [label for label in labels if label.startswith("SQL (")]
    assert [*OPENED, *statements] == labels
    assert "SQL (DuckDB)" in statements
    for label in labels:
        file = downloaded(page, buttons.get_by_text(label, exact=True))
        assert file.suggested_filename.startswith("watch-time-by-country-last-week.")
        assert label != "CSV" or file.suggested_filename == "watch-time-by-country-last-week.csv"
        content = file.path().read_bytes()
        if label in OPENED:
            OPENED[label](content, truth)
        else:
            assert content.startswith(f"-- {QUESTION}\n".encode())
        if label == "SQL (DuckDB)":
            runs(content, truth, sample_db)


def runs(content: bytes, truth: Seconds, sample_db: Path) -> None:
    """The statement runs as it stands, and gives the same rows."""
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        rows = connection.execute(content.decode()).fetchall()
    assert {row[0] or "unknown": float(row[1]) for row in rows} == pytest.approx(truth)
