"""PowerPoint: a slide with the sentence and a chart whose numbers can be edited, its making as a note."""

import io
from typing import Any

from engine.answers import drawing
from engine.answers.native import Native, native
from engine.answers.parcel import Parcel, clean

ORDER = 70
MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
LIBRARIES = ("pptx", "vl_convert")
MOST_ROWS = 12
_WIDTH, _HEIGHT, _EDGE = 13.333, 7.5, 0.6  # inches
_TOP, _FOOT = 1.75, 0.62


def fits(parcel: Parcel) -> bool:
    """Every answer with rows."""
    return True


def export(parcel: Parcel) -> bytes:
    """The file."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    show.slide_width, show.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    show.core_properties.title = clean(parcel.question)[:255]
    slide = show.slides.add_slide(show.slide_layouts[5])
    _title(slide, parcel)
    note = _body(slide, parcel)
    _text(slide, _EDGE, _HEIGHT - _FOOT, _foot(parcel, note), 11, drawing.QUIET)
    slide.notes_slide.notes_text_frame.text = _notes(parcel)
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


def _title(slide: Any, parcel: Parcel) -> None:
    """The sentence, smaller the longer it is, with what was understood below."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches

    title = slide.shapes.title
    title.left, title.top = Inches(_EDGE), Inches(0.35)
    title.width, title.height = Inches(_WIDTH - 2 * _EDGE), Inches(0.95)
    title.text_frame.text = clean(parcel.sentence)
    title.text_frame.word_wrap, title.text_frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    paragraph = title.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    _dress(
        paragraph, 24 if len(parcel.sentence) < 90 else 20 if len(parcel.sentence) < 170 else 16, bold=True
    )
    understood = parcel.finding.words.say("screen.understood", text=parcel.interpretation)
    _text(slide, _EDGE, 1.28, clean(understood), 13, drawing.QUIET)


def _body(slide: Any, parcel: Parcel) -> str:
    """Chart, picture or table; what it does not show."""
    chart = native(parcel.chart, parcel.finding)
    if chart is not None:
        _chart(slide, chart)
        return chart.note
    if drawing.is_drawn(parcel):
        _picture(slide, parcel)
        return ""
    return _table(slide, parcel)


def _chart(slide: Any, chart: Native) -> None:
    from pptx.util import Inches

    room = Inches(_EDGE), Inches(_TOP), Inches(_WIDTH - 2 * _EDGE), Inches(_HEIGHT - _TOP - _FOOT)
    made = slide.shapes.add_chart(_type(chart), *room, _data(chart)).chart
    made.has_title = True
    made.chart_title.text_frame.text = clean(chart.title)
    _dress(made.chart_title.text_frame.paragraphs[0], 14, drawing.QUIET)
    made.font.size = _points(12)
    made.has_legend = (len(chart.series) > 1 and chart.shape != "scatter") or chart.shape == "ring"
    if made.has_legend:
        _legend(made)
    _series(made, chart)
    if chart.shape != "ring":
        _axes(made, chart)


def _type(chart: Native) -> Any:
    from pptx.enum.chart import XL_CHART_TYPE as TYPES

    if chart.stacked:
        return TYPES.BAR_STACKED if chart.shape == "bar" else TYPES.COLUMN_STACKED
    return {
        "bar": TYPES.BAR_CLUSTERED,
        "column": TYPES.COLUMN_CLUSTERED,
        "line": TYPES.LINE_MARKERS,
        "area": TYPES.AREA,
        "ring": TYPES.DOUGHNUT,
        "scatter": TYPES.XY_SCATTER,
    }[chart.shape]


def _data(chart: Native) -> Any:
    from pptx.chart.data import CategoryChartData, XyChartData

    if chart.shape == "scatter":
        points = XyChartData(number_format=chart.code)
        series = points.add_series(_plain(chart.series[1].name))
        for across, up in zip(chart.series[0].numbers, chart.series[1].numbers, strict=True):
            series.add_data_point(across, up)
        return points
    data = CategoryChartData(number_format=chart.code)
    data.categories = [_plain(name) for name in chart.categories]
    for one in chart.series:
        data.add_series(_plain(one.name), one.numbers)
    return data


def _plain(name: str) -> str:
    """A name that the workbook behind the chart does not compute."""
    return f"'{clean(name)}" if name.startswith(("=", "{=")) else clean(name)


def _series(made: Any, chart: Native) -> None:
    plot = made.plots[0]
    if chart.shape in ("bar", "column"):
        plot.gap_width = 45
        plot.overlap = 100 if chart.stacked else 0
    if chart.shape == "ring" or (chart.shape == "bar" and len(chart.series) == 1):
        _labels(plot, chart)
    if chart.shape == "ring":
        return
    for drawn, one in zip(plot.series, chart.series, strict=chart.shape != "scatter"):
        _color(drawn, one.color, chart.shape)


def _labels(plot: Any, chart: Native) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.font.size = _points(11)
    labels.number_format, labels.number_format_is_linked = chart.code, False
    if chart.shape == "ring":
        labels.show_percentage, labels.show_value = True, False
        labels.number_format = "0.0%"


def _color(drawn: Any, color: str, shape: str) -> None:
    if shape == "line":
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = _rgb(color), _points(2.25)
    elif shape == "scatter":
        drawn.format.line.fill.background()
    else:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = _rgb(color)
        drawn.invert_if_negative = False if shape != "area" else None
    if shape in ("line", "scatter"):
        drawn.marker.size = 5 if shape == "line" else 8
        for part in (drawn.marker.format.fill,):
            part.solid()
            part.fore_color.rgb = _rgb(color)
        drawn.marker.format.line.color.rgb = _rgb(color)


def _axes(made: Any, chart: Native) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    values, categories = made.value_axis, made.category_axis
    values.major_gridlines.format.line.color.rgb = _rgb(drawing.GRID)
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = chart.code, False
    categories.format.line.color.rgb = _rgb(drawing.GRID)
    categories.has_major_gridlines = False
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if chart.shape == "bar":
        categories.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        values.visible = len(chart.series) > 1 or chart.stacked
        values.has_major_gridlines = values.visible
    if chart.shape == "scatter":
        for axis, series in ((categories, chart.series[0]), (values, chart.series[1])):
            axis.has_title = True
            axis.axis_title.text_frame.text = clean(series.name)


def _legend(made: Any) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION

    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    made.legend.font.size = _points(12)


def _picture(slide: Any, parcel: Parcel) -> None:
    """As large as there is room, in the middle."""
    from pptx.util import Inches

    wide, high = Inches(_WIDTH - 2 * _EDGE), Inches(_HEIGHT - _TOP - _FOOT)
    picture = slide.shapes.add_picture(io.BytesIO(drawing.png(parcel, 3)), Inches(_EDGE), Inches(_TOP))
    factor = min(wide / picture.width, high / picture.height)
    picture.width, picture.height = int(picture.width * factor), int(picture.height * factor)
    picture.left = int((Inches(_WIDTH) - picture.width) / 2)
    picture._element.nvPicPr.cNvPr.set("descr", clean(parcel.sentence))


def _table(slide: Any, parcel: Parcel) -> str:
    from pptx.util import Inches

    finding, columns = parcel.finding, parcel.finding.plan.columns
    rows = finding.table.rows[:MOST_ROWS]
    room = Inches(_EDGE), Inches(_TOP), Inches(_WIDTH - 2 * _EDGE), Inches(0.36 * (len(rows) + 1))
    table = slide.shapes.add_table(len(rows) + 1, len(columns), *room).table
    for place, column in enumerate(columns):
        numeric = finding.is_numeric(column) and column.role != "dimension"
        texts = [finding.title(column), *(finding.text(column, finding.cell(row, column)) for row in rows)]
        for at, text in enumerate(texts):
            _cell(table.cell(at, place), text, right=numeric, head=at == 0)
    if not rows:
        return finding.words.word("words.no_data")
    return parcel.first(len(rows))


def _cell(cell: Any, text: str, *, right: bool, head: bool) -> None:
    from pptx.enum.text import PP_ALIGN

    cell.text = clean(text)[:120]
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.font.size, paragraph.font.bold = _points(12), head
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(drawing.GRID if head else drawing.PAPER)
    paragraph.font.color.rgb = _rgb(drawing.INK)


def _text(slide: Any, left: float, top: float, text: str, size: int, color: str) -> None:
    from pptx.util import Inches

    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(_WIDTH - 2 * left), Inches(0.4))
    box.text_frame.word_wrap = True
    box.text_frame.text = text
    _dress(box.text_frame.paragraphs[0], size, color)


def _dress(paragraph: Any, size: float, color: str = drawing.INK, *, bold: bool = False) -> None:
    paragraph.font.size, paragraph.font.bold = _points(size), bold
    paragraph.font.color.rgb = _rgb(color)


def _foot(parcel: Parcel, note: str) -> str:
    """What is left out, and how old the data are."""
    aged = dict(parcel.facts).get(parcel.finding.words.word("proof.as_of"), "")
    told = (note, parcel.cut, *parcel.notes, aged and parcel.finding.words.say("taken.as_of", at=aged))
    return clean(" · ".join(text for text in told if text))


def _notes(parcel: Parcel) -> str:
    facts = [f"{label}: {text}".replace("`", "") for label, text in parcel.facts]
    words = parcel.finding.words
    return clean("\n".join([parcel.question, "", words.word("screen.computed"), *facts, "", parcel.sql]))


def _rgb(color: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(color.removeprefix("#"))


def _points(size: float) -> Any:
    from pptx.util import Pt

    return Pt(size)
