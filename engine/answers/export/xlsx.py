"""Excel: all rows as a table with types and formats, the chart as Excel draws it, and how it was computed."""

import io
from datetime import date, datetime
from typing import Any

from engine.answers import drawing
from engine.answers.cellforms import EXACT, OLDEST, finite, has_text, headings, is_dated, number_format, once
from engine.answers.native import Native, native
from engine.answers.parcel import Parcel, clean, is_formula
from engine.types.plan import Column
from engine.types.result import Cell

ORDER = 20
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LIBRARIES = ("xlsxwriter", "vl_convert")
TOP = 3  # sentence, understanding and an empty row stand above the table
LONGEST = 32_767  # characters in a cell, by Excel's own limit
WIDEST, NARROWEST = 48, 9
_SHAPES = {"bar": "bar", "column": "column", "line": "line", "area": "area", "ring": "doughnut"}


def fits(parcel: Parcel) -> bool:
    """Every answer with rows."""
    return True


def export(parcel: Parcel) -> bytes:
    """The file."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"title": clean(parcel.question)[:255], "comments": clean(parcel.interpretation)})
        _Book(book, parcel).write()
    return file.getvalue()


class _Book:
    """One workbook while it is written."""

    def __init__(self, book: Any, parcel: Parcel) -> None:
        self.book, self.parcel, self.finding = book, parcel, parcel.finding
        self.words = parcel.finding.words
        self.bold = book.add_format({"bold": True, "font_size": 13})
        self.quiet = book.add_format({"font_color": drawing.QUIET})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.label = book.add_format({"bold": True, "valign": "top"})
        self.code = book.add_format({"font_name": "Consolas"})
        self.literal = book.add_format({"quote_prefix": True})
        self.shortened = 0

    def write(self) -> None:
        """All sheets."""
        sheet = self.book.add_worksheet(_sheet_name(self.words.word("taken.answer")))
        last = self._table(sheet)
        self._chart(sheet, last)
        self._proof()

    def _table(self, sheet: Any) -> int:
        """The rows; returns the number of columns."""
        columns, finding = self.finding.plan.columns, self.finding
        sheet.write_string(0, 0, clean(self.parcel.sentence)[:LONGEST], self.bold)
        sheet.write_string(1, 0, clean(self.parcel.interpretation)[:LONGEST], self.quiet)
        at = 0
        shown: list[tuple[str, Column, str | None, int]] = []
        for column, heading in zip(columns, headings(finding, columns), strict=True):
            shown.append((heading, column, number_format(finding, column), at))
            at += 1
            if has_text(finding, column):
                shown.append((self.words.say("taken.as_read", label=heading), column, None, at))
                at += 1
        for heading, column, code, place in shown:
            self._column(sheet, column, code, place, heading)
        self._framed(sheet, [heading for heading, *_ in shown])
        sheet.freeze_panes(TOP + 1, 0)
        return at

    def _framed(self, sheet: Any, titles: list[str]) -> None:
        """The frame that Excel calls a table, with filters; Excel has none without a row."""
        count = len(self.finding.table.rows)
        if not count:
            for place, title in enumerate(titles):
                sheet.write_string(TOP, place, clean(title), self.label)
            sheet.write_string(TOP + 1, 0, self.words.word("words.no_data"), self.quiet)
            return
        columns = [{"header": clean(title)} for title in _unlike(titles)]
        looks = {"columns": columns, "style": "Table Style Light 9", "name": "Answer"}
        sheet.add_table(TOP, 0, TOP + count, len(titles) - 1, looks)

    def _column(self, sheet: Any, column: Column, code: str | None, place: int, heading: str) -> None:
        """One column, as stored, or with code None as people read it."""
        form = self.book.add_format({"num_format": code}) if code else None
        cells = self.finding.cells(column)
        if code is None:
            texts: list[Cell] = [
                self.finding.text(column, cell) if cell is not None else None for cell in cells
            ]
            self._cells(sheet, place, texts, None)
        else:
            dated = column.role == "time" and is_dated(self.finding, column)
            self._cells(sheet, place, [_day(cell) if dated else cell for cell in cells], form)
        sample = [heading, *(self.finding.text(column, cell) for cell in cells[:200])]
        width = max(map(len, sample)) + 3
        sheet.set_column(place, place, max(NARROWEST, min(width, WIDEST)))

    def _cells(self, sheet: Any, place: int, cells: list[Cell], form: Any) -> None:
        for row, cell in enumerate(cells, TOP + 1):
            value = finite(cell)
            if value is None or value == "":
                continue
            if isinstance(value, bool):
                sheet.write_boolean(row, place, value)
            elif isinstance(value, date):
                self._moment(sheet, row, place, value, form)
            elif isinstance(value, int | float) and not (isinstance(value, int) and abs(value) >= EXACT):
                sheet.write_number(row, place, value, form)
            else:
                self._text(sheet, row, place, str(value))

    def _moment(self, sheet: Any, row: int, place: int, value: date, form: Any) -> None:
        at = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        if at.replace(tzinfo=None) < OLDEST:
            sheet.write_string(row, place, value.isoformat())
        else:
            sheet.write_datetime(row, place, at.replace(tzinfo=None), form)

    def _text(self, sheet: Any, row: int, place: int, value: str) -> None:
        """Text is never a formula or a link, also when somebody edits the cell."""
        text = clean(value)
        if len(text) > LONGEST:
            self.shortened += 1
            text = f"{text[: LONGEST - 1]}…"
        sheet.write_string(row, place, text, self.literal if is_formula(text) else None)

    def _chart(self, sheet: Any, place: int) -> None:
        """Right of the table: with its numbers on a sheet of their own, or as a picture."""
        chart = native(self.parcel.chart, self.finding)
        if chart is not None:
            sheet.insert_chart(TOP, place + 1, self._native(chart))
        elif drawing.is_drawn(self.parcel) and self.parcel.chart and self.parcel.chart.spec:
            picture = io.BytesIO(drawing.png(self.parcel))
            scale = {"x_scale": 0.5, "y_scale": 0.5, "description": clean(self.parcel.sentence)}
            sheet.insert_image(TOP, place + 1, "chart.png", {"image_data": picture, **scale})

    def _native(self, chart: Native) -> Any:
        name = _sheet_name(self.words.word("taken.data"))
        data, form = self.book.add_worksheet(name), self.book.add_format({"num_format": chart.code})
        if chart.note:
            data.write_string(0, len(chart.series) + 2, clean(chart.note), self.quiet)
        for place, series in enumerate(chart.series, 1):
            self._text(data, 0, place, series.name)
            for row, number in enumerate(series.numbers, 1):
                if number is not None:
                    data.write_number(row, place, number, form)
        for row, category in enumerate(chart.categories, 1):
            self._text(data, row, 0, category)
        data.set_column(0, len(chart.series), 18)
        return self._drawn(chart, name)

    def _drawn(self, chart: Native, sheet: str) -> Any:
        kind: dict[str, str] = {"type": _SHAPES.get(chart.shape, "scatter")}
        made = self.book.add_chart(kind | ({"subtype": "stacked"} if chart.stacked else {}))
        count = len(chart.categories)
        places = (
            [(1, 2, None)] if chart.shape == "scatter" else [(0, at, one) for at, one in _numbered(chart)]
        )
        for across, up, series in places:
            color = series.color if series else chart.series[0].color
            looks = _looks(chart, color)
            name = {"name": [sheet, 0, up]}
            ranges = {"categories": [sheet, 1, across, count, across], "values": [sheet, 1, up, count, up]}
            made.add_series({**name, **ranges, **looks})
        _axes(made, chart)
        made.set_title({"name": clean(chart.title), "name_font": {"size": 12}, "overlay": False})
        made.show_blanks_as("gap")
        height = (
            340
            if chart.shape != "bar"
            else min(900, 120 + 22 * count * (1 if chart.stacked else len(places)))
        )
        made.set_size({"width": 760, "height": max(300, height)})
        return made

    def _proof(self) -> None:
        """Definition, filters, dates, age and SQL."""
        sheet = self.book.add_worksheet(_sheet_name(self.words.word("screen.computed")))
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 110)
        parcel, words = self.parcel, self.words
        told = [(words.word("taken.question"), parcel.question), *parcel.facts]
        told += [("", text) for text in (parcel.cut, *self._shortening()) if text]
        for row, (label, text) in enumerate(told):
            sheet.write_string(row, 0, clean(label), self.label)
            sheet.write_string(row, 1, clean(text.replace("`", ""))[:LONGEST], self.wrapped)
        sheet.write_string(len(told) + 1, 0, "SQL", self.label)
        for row, line in enumerate(parcel.sql.splitlines(), len(told) + 1):
            sheet.write_string(row, 1, clean(line)[:LONGEST], self.code)

    def _shortening(self) -> list[str]:
        words = self.words
        return [words.say("taken.shortened", n=self.shortened, most=f"{LONGEST:,}")] if self.shortened else []


def _numbered(chart: Native) -> list[tuple[int, Any]]:
    return list(enumerate(chart.series, 1))


def _looks(chart: Native, color: str) -> dict[str, Any]:
    """The colour of a series; a ring has one a part. Bars of one series have their numbers at the end."""
    shape, fill = chart.shape, {"fill": {"color": color}, "border": {"color": color}}
    if shape == "line":
        return {
            "line": {"color": color, "width": 2},
            "marker": {"type": "circle", "size": 4, **fill},
        }
    if shape == "scatter":
        return {"marker": {"type": "circle", "size": 7, **fill}}
    if shape == "ring":
        points = [
            {"fill": {"color": drawing.COLORS[at % len(drawing.COLORS)]}}
            for at in range(len(chart.categories))
        ]
        return {"points": points, "data_labels": {"percentage": True}}
    ends = shape == "bar" and len(chart.series) == 1
    labels = {"data_labels": {"value": True, "num_format": chart.code}} if ends else {}
    return {"fill": {"color": color}, **({"gap": 40} if shape != "area" else {}), **labels}


def _axes(made: Any, chart: Native) -> None:
    grid = {"visible": True, "line": {"color": drawing.GRID}}
    numbers = {"num_format": chart.code, "major_gridlines": grid, "line": {"none": True}}
    if chart.shape == "bar":
        made.set_x_axis({**numbers, "visible": len(chart.series) > 1})  # of values, as bars lie
        made.set_y_axis({"reverse": True, "line": {"none": True}})
    elif chart.shape == "scatter":
        made.set_x_axis({"name": clean(chart.series[0].name), "major_gridlines": grid})
        made.set_y_axis({**numbers, "name": clean(chart.series[1].name)})
    elif chart.shape != "ring":
        made.set_x_axis({"line": {"color": drawing.GRID}})
        made.set_y_axis(numbers)
    alone = len(chart.series) == 1 or chart.shape == "scatter"
    made.set_legend({"none": True} if alone and chart.shape != "ring" else {"position": "top"})


def _day(cell: Cell) -> Cell:
    return cell.date() if isinstance(cell, datetime) else cell


def _sheet_name(text: str) -> str:
    """Without the signs that Excel keeps for itself."""
    return "".join(char for char in clean(text) if char not in "[]:*?/\\'")[:31]


def _unlike(titles: list[str]) -> list[str]:
    """Headings that differ by more than case, as a table needs them."""
    found: list[str] = []
    for title in titles:
        found.append(once(title, found))
    return found
