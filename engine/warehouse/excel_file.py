"""Excel workbooks: every sheet with a header row is a table."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import SourceError
from engine.warehouse.evidence import TextColumn
from engine.warehouse.filling import Filling, Progress
from engine.warehouse.sheet import Sheet, read_sheet
from engine.warehouse.staging import load_rows

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

ENDINGS = (".xlsx", ".xlsm", ".xls")
_LARGEST = 2 << 30  # bytes of a workbook unpacked, so that a small file cannot fill the memory


def load_excel(filling: Filling, path: Path) -> int:
    """Make a table of each sheet, called by the sheet, or by the file where there is only one.

    Beside other files a sheet's table bears the file's name too. Returns the rows. Raises SourceError.
    """
    sheets = _tables(path, filling.say)
    if not sheets:
        raise SourceError(
            f"{path.name} has no sheet with a header row.", "Put a row of names above the data."
        )
    total = 0
    for sheet in sheets:
        lone = len(sheets) == 1
        table = filling.name(
            path.stem if lone else sheet.name if filling.alone else f"{path.stem}_{sheet.name}"
        )
        columns = [TextColumn(column) for column in sheet.columns]
        total += load_rows(filling.connection, table, columns, sheet.rows, filling.folder)
        filling.note(table, path.name if lone else f"{path.name}, {sheet.name}")
    return total


def _tables(path: Path, say: Progress) -> list[Sheet]:
    """A single column beside real tables is a page of notes."""
    sheets = list(_sheets(path, say))
    wide = [sheet for sheet in sheets if len(sheet.columns) > 1]
    for sheet in sheets:
        if wide and sheet not in wide:
            say(f"Left out sheet {sheet.name} of {path.name}: it has a single column")
    return wide or sheets


def _sheets(path: Path, say: Progress) -> Iterator[Sheet]:
    """The sheets that are tables; of others that are not empty is said that they were left out."""
    from python_calamine import CalamineError, SheetTypeEnum

    try:
        with _opened(path) as workbook:
            for about in workbook.sheets_metadata:
                if about.typ is not SheetTypeEnum.WorkSheet:
                    continue
                raw = workbook.get_sheet_by_name(about.name)
                cells: list[list[Any]] = raw.to_python(skip_empty_area=False)
                sheet = read_sheet(about.name, cells, raw.merged_cell_ranges or [])
                if sheet:
                    yield sheet
                elif cells:
                    say(f"Left out sheet {about.name} of {path.name}: it has no header row")
    except CalamineError as error:
        raise _fault(path, str(error)) from None


def _opened(path: Path) -> "CalamineWorkbook":
    """Raises SourceError for what is no workbook, and CalamineError for one that is damaged."""
    from python_calamine import CalamineWorkbook, PasswordError

    _check(path)
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise _locked(path) from None


def _check(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(8)
        file.seek(0)
        compound = start == bytes.fromhex("d0cf11e0a1b11ae1")
        if compound and "EncryptedPackage".encode("utf-16-le") in file.read(1 << 20):
            raise _locked(path)
    if not start:
        raise SourceError(f"{path.name} is empty.", "Is it the right file, and was it saved?")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise SourceError(f"{path.name} is too large for a workbook.", "Save its sheets as CSV.")
    elif not compound:
        hint = "Is it complete? Save it from Excel again, or as CSV."
        raise SourceError(f"{path.name} is not an Excel file.", hint)


def _locked(path: Path) -> SourceError:
    return SourceError(f"{path.name} is protected by a password.", "Save it without one.")


def _fault(path: Path, what: str) -> SourceError:
    if "password" in what.lower():
        return _locked(path)
    line = " ".join(what.split())[:200].rstrip(".")
    return SourceError(f"{path.name} cannot be read: {line}.", "Is the file complete?")
