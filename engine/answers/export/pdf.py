"""PDF: the sentence, the picture, the table, and how it was computed, on A4."""

import io
from typing import Any

from engine.answers import drawing
from engine.answers.parcel import Parcel, clean
from engine.answers.typefaces import BODY, BOLD, CODE, body, marked
from engine.types.plan import Column

ORDER = 60
MIME = "application/pdf"
LIBRARIES = ("reportlab", "vl_convert")
MOST_ROWS = 500
MOST_COLUMNS_UPRIGHT = 6
_LONGEST = 300  # characters in a cell
_EDGE = 45  # points
_SIGN, _BOLD_SIGN = 5.4, 6.6  # about how wide a letter is
_PICTURE = 580  # how wide it is drawn, so that its writing is as large as that of the table


def fits(parcel: Parcel) -> bool:
    """Every answer with rows."""
    return True


def export(parcel: Parcel, *, compressed: bool = True) -> bytes:
    """The file."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import SimpleDocTemplate

    body()
    file = io.BytesIO()
    size = A4 if len(parcel.finding.plan.columns) <= MOST_COLUMNS_UPRIGHT else landscape(A4)
    page = SimpleDocTemplate(
        file,
        pagesize=size,
        leftMargin=_EDGE,
        rightMargin=_EDGE,
        topMargin=_EDGE,
        bottomMargin=_EDGE,
        title=clean(parcel.question),
        author="Parlance",
        lang=parcel.finding.words.language,
        pageCompression=int(compressed),
    )
    page.build(_Pages(parcel, page.width, page.height).parts(), onFirstPage=_foot, onLaterPages=_foot)
    return file.getvalue()


def _foot(canvas: Any, page: Any) -> None:
    """The number of the page."""
    canvas.setFont(BODY, 8)
    canvas.setFillColor(drawing.QUIET)
    canvas.drawRightString(page.pagesize[0] - _EDGE, _EDGE / 2, str(canvas.getPageNumber()))


class _Pages:
    """The parts of one document, from top to bottom."""

    def __init__(self, parcel: Parcel, width: float, height: float) -> None:
        self.parcel, self.finding, self.words = parcel, parcel.finding, parcel.finding.words
        self.width, self.height = width, height

    def parts(self) -> list[Any]:
        """All of it."""
        from reportlab.platypus import Spacer

        parcel, words = self.parcel, self.words
        parts = [
            self._text(parcel.sentence, 15, BOLD, after=6),
            self._text(words.say("screen.understood", text=parcel.interpretation), 9.5, color=drawing.QUIET),
            *(
                self._text(words.say("screen.note", text=one), 9.5, color=drawing.QUIET)
                for one in parcel.notes
            ),
            Spacer(1, 10),
        ]
        if drawing.is_drawn(parcel):
            parts += [self._picture(), Spacer(1, 12)]
        return [*parts, *self._table(), *self._proof()]

    def _text(
        self,
        text: str,
        size: float,
        font: str = BODY,
        color: str = drawing.INK,
        after: float = 2,
        right: bool = False,
    ) -> Any:
        from reportlab.lib.enums import TA_LEFT, TA_RIGHT
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        style = ParagraphStyle(
            f"{font}{size}{color}{after}{right}",
            fontName=font,
            fontSize=size,
            leading=size * 1.35,
            textColor=color,
            spaceAfter=after,
            alignment=TA_RIGHT if right else TA_LEFT,
            splitLongWords=1,
        )
        return Paragraph(marked(clean(text), self.words.language), style)

    def _picture(self) -> Any:
        from reportlab.lib.utils import ImageReader
        from reportlab.platypus import Image

        drawn = io.BytesIO(drawing.png(self.parcel, 3, _PICTURE))
        wide, high = ImageReader(drawn).getSize()
        factor = min(self.width / wide, self.height * 0.62 / high)
        drawn.seek(0)
        return Image(drawn, wide * factor, high * factor)

    def _table(self) -> list[Any]:
        """The rows as people read them, of very many the first."""
        from reportlab.platypus import Spacer, Table

        rows = self.finding.table.rows[:MOST_ROWS]
        if not rows:
            return [self._text(self.words.word("words.no_data"), 10)]
        columns = self.finding.plan.columns
        numeric = [self.finding.is_numeric(one) and one.role != "dimension" for one in columns]
        head = [
            self._text(self.finding.title(one), 9, BOLD, right=right)
            for one, right in zip(columns, numeric, strict=True)
        ]
        cells = [
            [self._cell(row, one, right) for one, right in zip(columns, numeric, strict=True)] for row in rows
        ]
        widths = self._widths(columns, rows)
        table = Table([head, *cells], colWidths=widths, repeatRows=1, style=_RULES, hAlign="LEFT")
        said = " ".join(text for text in (self.parcel.first(len(rows)), self.parcel.cut) if text)
        below = [self._text(said, 9, color=drawing.QUIET)] if said else []
        return [table, Spacer(1, 4), *below]

    def _cell(self, row: Any, column: Column, right: bool) -> Any:
        text = self.finding.text(column, self.finding.cell(row, column))
        return self._text(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…", 9, right=right)

    def _widths(self, columns: tuple[Column, ...], rows: Any) -> list[float]:
        """By the longest text of each, no wider together than the page."""
        wanted = []
        for column in columns:
            texts = [self.finding.text(column, self.finding.cell(row, column)) for row in rows[:100]]
            wide = [len(self.finding.title(column)) * _BOLD_SIGN, *(len(text) * _SIGN for text in texts)]
            wanted.append(min(max(*wide, 6 * _SIGN), 44 * _SIGN) + 14)
        factor = min(1.0, self.width / sum(wanted))
        return [width * factor for width in wanted]

    def _proof(self) -> list[Any]:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Spacer, Table, XPreformatted

        title = self._text(self.words.word("screen.computed"), 12, BOLD, after=4)
        facts = [
            [self._text(label, 8.5, BOLD), self._text(text.replace("`", ""), 8.5)]
            for label, text in ((self.words.word("taken.question"), self.parcel.question), *self.parcel.facts)
        ]
        table = Table(facts, colWidths=[110, self.width - 110], style=_PLAIN, hAlign="LEFT")
        style = ParagraphStyle("sql", fontName=CODE, fontSize=7.5, leading=9.5, textColor=drawing.INK)
        wide = int(self.width / 4.5)
        lines = [part for line in self.parcel.sql.splitlines() for part in _folded(clean(line), wide)]
        code = XPreformatted("\n".join(marked(line, self.words.language) for line in lines), style)
        return [Spacer(1, 16), title, table, Spacer(1, 6), self._text("SQL", 8.5, BOLD), code]


_RULES = [
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, drawing.QUIET),
    ("LINEBELOW", (0, 1), (-1, -1), 0.25, drawing.GRID),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
]
_PLAIN = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
]


def _folded(line: str, wide: int) -> list[str]:
    """A long line of code in several."""
    return [line[at : at + wide] for at in range(0, len(line), wide)] or [""]
