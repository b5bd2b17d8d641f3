"""Pictures, documents and slides opened again, and what is offered where."""

import io
import re
import struct
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import sqlglot
from pptx import Presentation

from engine.answers import drawing, exporting
from engine.answers.drawing import drawn
from engine.answers.export import pdf
from engine.answers.exporting import ExportError, export, kinds, offered
from engine.answers.native import native
from engine.answers.parcel import Parcel
from engine.dialects.text import sql_text
from engine.types.answer import Chart
from tests.engine.answers.made import COUNTRY, DAY, DEVICE, MAY, VIEWS, WATCH, days, plan
from tests.engine.answers.taken import FACTS, SQL, parcel

ROOT = Path(__file__).parents[3]
ROWS = (("Malta", 1234), ("Peru", 99))


@pytest.fixture(scope="module")
def by_country() -> Parcel:
    return parcel(plan(COUNTRY, VIEWS), *ROWS)


def slide(content: bytes) -> Any:
    (found,) = Presentation(io.BytesIO(content)).slides
    return found


def chart_of(content: bytes) -> Any:
    (found,) = [one.chart for one in slide(content).shapes if one.has_chart]
    return found


def texts(content: bytes) -> str:
    return "\n".join(one.text_frame.text for one in slide(content).shapes if one.has_text_frame)


def written(content: bytes) -> str:
    """The text of a PDF whose streams are not packed: its literals."""
    literals = re.findall(rb"\(((?:\\.|[^()\\])*)\)\s*(?:Tj|')", content, re.DOTALL)
    plain = (re.sub(rb"\\(\d{3}|.)", _unescaped, one).decode("latin-1") for one in literals)
    return " ".join(plain)


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8)]) if code.isdigit() and len(code) == 3 else code


def test_png_and_svg_are_the_chart_with_its_numbers(by_country: Parcel) -> None:
    picture = export(by_country, "png")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", picture[16:24])
    assert wide > 1400
    assert high > 100
    svg = export(by_country, "svg").decode()
    assert svg.startswith("<svg")
    assert svg.count('aria-roledescription="bar"') == 2
    assert {"Malta", "Peru", "1,234", "99"} <= set(re.findall(r">([^<>]+)</text>", svg))
    assert "http://127" not in svg


def test_the_colours_are_those_of_the_page() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]["light"]
    assert theme["chartCategoricalColors"] == list(drawing.COLORS)
    assert theme["chartSequentialColors"] == list(drawing.SHADES)
    assert theme["chartDivergingColors"] == list(drawing.SIDES)
    assert (theme["textColor"], theme["grayTextColor"]) == (drawing.INK, drawing.QUIET)


def test_one_number_is_drawn_large() -> None:
    svg = export(parcel(plan(WATCH), (7263.5,)), "svg").decode()
    assert {"2:01 h", "Watch time"} <= set(re.findall(r">([^<>]+)</text>", svg))


def test_a_picture_fetches_nothing(by_country: Parcel) -> None:
    spec = {
        **drawn(by_country),
        "width": "container",
        "layer": [{"data": {"url": "http://127.0.0.1:9/x.json"}}],
    }
    layer = {**spec["layer"][0], "mark": "point"}
    evil = Chart("map", "", {**spec, "layer": [layer]})
    away = Parcel(**{**vars(by_country), "chart": evil})
    with pytest.raises(ValueError, match="not allowed"):
        export(away, "svg")


def test_pdf_has_sentence_table_and_how_it_was_computed(by_country: Parcel) -> None:
    assert export(by_country, "pdf").startswith(b"%PDF-")
    content = pdf.export(by_country, compressed=False)
    text = written(content)
    for told in ("Malta has the most", "1,234", "99", "Peru", "Number of times a video", "GROUP BY"):
        assert told in text
    assert b"/Subtype /Image" in content
    assert "The first" not in text


def test_pdf_says_that_it_shows_only_the_first_rows() -> None:
    rows = [(f"c{n}", n) for n in range(pdf.MOST_ROWS + 1)]
    text = written(pdf.export(parcel(plan(COUNTRY, VIEWS), *rows), compressed=False))
    assert "The first 500 rows of 501" in text
    assert "c499" in text
    assert "c500" not in text


def test_a_slide_has_a_chart_with_numbers_that_can_be_edited(by_country: Parcel) -> None:
    content = export(by_country, "pptx")
    chart = chart_of(content)
    assert chart.part.chart_workbook.xlsx_part is not None
    (plot,) = chart.plots
    assert list(plot.categories) == ["Malta", "Peru"]
    assert [tuple(one.values) for one in plot.series] == [(1234, 99)]
    assert "Malta has the most views" in texts(content)
    notes = slide(content).notes_slide.notes_text_frame.text
    assert all(text in notes for _, text in FACTS)
    assert SQL.splitlines()[-1] in notes


@pytest.mark.parametrize("evil", ['=HYPERLINK("http://x")', "{=1+1}"])
def test_the_workbook_behind_a_chart_computes_nothing(evil: str) -> None:
    chart = chart_of(export(parcel(plan(COUNTRY, VIEWS), (evil, 5), ("Malta", 2)), "pptx"))
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        assert "<f" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert list(chart.plots[0].categories) == [f"'{evil}", "Malta"]


def test_a_slide_without_a_chart_has_a_table_and_says_what_it_lacks() -> None:
    asked = plan(COUNTRY, DEVICE, VIEWS)
    rows = [(f"c{n}", f"d{n}", n) for n in range(60)]
    content = export(parcel(asked, *rows), "pptx")
    (table,) = [one.table for one in slide(content).shapes if one.has_table]
    assert [cell.text for cell in table.rows[12].cells] == ["c11", "d11", "11"]
    assert "The first 12 rows of 60" in texts(content)


def test_sql_is_the_query_with_what_it_answers(by_country: Parcel) -> None:
    told = export(by_country, "sql").decode()
    assert told.startswith("-- views by country\n")
    assert told.rstrip().endswith(f"{SQL};")


def test_sql_in_a_dialect_is_that_dialects(by_country: Parcel) -> None:
    tree = sqlglot.parse_one("SELECT MEDIAN(x) AS m FROM t")
    asked = plan(VIEWS)
    asked = type(asked)(**{**vars(asked), "tree": tree})
    taken = parcel(asked, (1,))
    away = Parcel(**{**vars(taken), "dialect": "postgres"})
    told = export(away, "sql").decode()
    assert sql_text(tree, "postgres") in told
    assert "PERCENTILE_CONT" in told


def test_a_question_cannot_leave_its_comment(by_country: Parcel) -> None:
    away = Parcel(**{**vars(by_country), "question": "views\n; DROP TABLE plays; --"})
    lines = export(away, "sql").decode().splitlines()
    assert [line for line in lines if "DROP" in line] == ["-- views ; DROP TABLE plays; --"]


def test_an_answer_without_a_picture_has_none(by_country: Parcel) -> None:
    rows = [(f"c{n}", f"d{n}", n) for n in range(60)]
    taken = parcel(plan(COUNTRY, DEVICE, VIEWS), *rows)
    assert offered(taken) == ("csv", "xlsx", "parquet", "pdf", "pptx", "sql")
    with pytest.raises(ExportError, match="no picture"):
        export(taken, "png")
    assert offered(by_country) == ("csv", "xlsx", "parquet", "png", "svg", "pdf", "pptx", "sql")


def test_a_kind_that_does_not_exist_is_a_fault(by_country: Parcel) -> None:
    with pytest.raises(ExportError, match=r'"docx".*Use csv, xlsx'):
        export(by_country, "docx")


def test_what_lacks_its_library_is_not_offered_and_says_what_to_install(
    by_country: Parcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_is_here", lambda library: library in ("xlsxwriter", "reportlab"))
    assert offered(by_country) == ("csv", "parquet", "sql")
    with pytest.raises(ExportError, match=r'vl_convert is missing.*pip install "parlance\[export\]"'):
        export(by_country, "xlsx")


def test_every_kind_is_complete() -> None:
    for name, kind in kinds().items():
        assert kind.MIME, name
        assert isinstance(kind.LIBRARIES, tuple), name
    assert len({kind.ORDER for kind in kinds().values()}) == len(kinds())


@pytest.mark.parametrize("text", ["Gdańsk", "東京", "\x00\x1b[31m", "مصر", "\ud800", "a]b[c'd"])
def test_strange_text_breaks_no_file(text: str) -> None:
    taken = parcel(plan(COUNTRY, VIEWS), (text, 5), ("Malta", 2), sentence=f"{text} & <b>Malta</b>")
    for kind in offered(taken):
        assert export(taken, kind)


def test_a_line_breaks_where_a_bucket_is_missing() -> None:
    rows = [row for row in days(5, 6, 7, 8) if row[1] != 7]
    taken = parcel(plan(DAY, VIEWS), *rows)
    chart = native(taken.chart, taken.finding)
    assert chart is not None
    assert chart.series[0].numbers == (5, 6, None, 8)
    (plot,) = chart_of(export(taken, "pptx")).plots
    assert tuple(plot.series[0].values) == (5, 6, None, 8)


def test_groups_over_time_are_a_series_each() -> None:
    rows = [(at, name, n * factor) for at, n in days(1, 2) for name, factor in (("TV", 10), ("Mobile", 100))]
    taken = parcel(plan(DAY, DEVICE, VIEWS), *rows)
    (plot,) = chart_of(export(taken, "pptx")).plots
    assert {one.name: tuple(one.values) for one in plot.series} == {"Mobile": (100, 200), "TV": (10, 20)}
    assert list(plot.categories) == ["2026-06-22", "2026-06-23"]


def test_seconds_are_drawn_in_the_unit_of_the_title() -> None:
    taken = parcel(plan(COUNTRY, WATCH), ("Malta", 36_000.0), ("Peru", 9_000.0))
    chart = native(taken.chart, taken.finding)
    assert chart is not None
    assert chart.title == "Watch time (h) by country"
    assert chart.series[0].numbers == (10.0, 2.5)


def test_of_many_bars_the_chart_says_how_many_it_has() -> None:
    taken = parcel(plan(COUNTRY, VIEWS, bounds=MAY), *((f"c{n}", n) for n in range(40)))
    chart = native(taken.chart, taken.finding)
    assert chart is not None
    assert chart.categories[0] == "c39"
    assert len(chart.categories) == 30
    assert "30 of 40" in chart.note
    assert "30 of 40" in texts(export(taken, "pptx"))


@pytest.mark.parametrize(
    ("kind", "shape", "stacked"),
    [("area", "area", False), ("lines", "line", False), ("stacked", "column", True)],
)
def test_kinds_over_time_keep_their_shape(kind: str, shape: str, stacked: bool) -> None:
    rows = [(at, name, n) for at, n in days(1, 2) for name in ("TV", "Mobile")]
    taken = parcel(plan(DAY, DEVICE, VIEWS), *rows)
    chart = native(Chart(kind, ""), taken.finding)
    assert chart is not None
    assert (chart.shape, chart.stacked) == (shape, stacked)
    away = Parcel(**{**vars(taken), "chart": Chart(kind, "")})
    assert chart_of(export(away, "pptx"))
    assert export(away, "xlsx")


def test_rings_and_scatter_plots_are_drawn_too() -> None:
    ring = Parcel(**{**vars(parcel(plan(COUNTRY, VIEWS), *ROWS)), "chart": Chart("share", "")})
    assert [tuple(one.values) for one in chart_of(export(ring, "pptx")).plots[0].series] == [(1234, 99)]
    pairs = parcel(plan(COUNTRY, VIEWS, WATCH), ("Malta", 5, 50.0), ("Peru", 6, None), ("Cuba", 7, 70.0))
    taken = Parcel(**{**vars(pairs), "chart": Chart("scatter", "")})
    (series,) = chart_of(export(taken, "pptx")).plots[0].series
    assert tuple(series.values) == (50.0, 70.0)
    assert export(ring, "xlsx")
    assert export(taken, "xlsx")


def test_a_kind_that_offices_do_not_draw_is_a_picture() -> None:
    rows = [(f"c{n}", f"d{k}", n + k) for n in range(9) for k in range(5)]
    taken = parcel(plan(COUNTRY, DEVICE, VIEWS), *rows)
    assert taken.chart
    assert taken.chart.kind == "heat_map"
    assert native(taken.chart, taken.finding) is None
    pictures = [one for one in slide(export(taken, "pptx")).shapes if one.shape_type == 13]
    assert len(pictures) == 1
