"""Excel workbooks: every sheet with a header row is a table."""

import json
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from engine.errors import SourceError
from engine.warehouse.evidence import BY_HAND, TextColumn
from engine.warehouse.filling import Filling, Told
from engine.warehouse.remarks import of_names, of_rows, of_types
from engine.warehouse.sheet import Sheet, read_sheet
from engine.warehouse.staging import load_rows
from engine.warehouse.totals import without_total

ENDINGS = (".xlsx", ".xlsm", ".xls")
_PATIENCE = 600  # seconds
_LARGEST = 2 << 30  # bytes of a workbook unpacked, so that a small file cannot fill the memory


def load_excel(filling: Filling, path: Path) -> int:
    """Make a table of each sheet, called by the sheet, or by the file where there is only one.

    Beside other files a sheet's table bears the file's name too. Returns the rows. Raises SourceError.
    """
    sheets = _tables(filling, path)
    if not sheets:
        raise SourceError(
            f"{path.name} has no sheet with a header row.", "Put a row of names above the data.", "no_tables"
        )
    total = 0
    for sheet in sheets:
        lone = len(sheets) == 1
        table = filling.name(
            path.stem if lone else sheet.name if filling.alone else f"{path.stem}_{sheet.name}"
        )
        columns = [TextColumn(column, BY_HAND) for column in sheet.columns]
        rows, typed = load_rows(filling.connection, table, columns, sheet.rows)
        last = without_total(filling.connection, table)
        total += rows - last
        for line in (*of_rows(False, last, path.name), *of_types(typed, path.name)):
            filling.say(line)
        filling.note(table, path.name if lone else f"{path.name}, {sheet.name}")
    return total


def _tables(filling: Filling, path: Path) -> list[Sheet]:
    """A single column beside real tables is a page of notes."""
    sheets = list(_sheets(filling, path))
    wide = [sheet for sheet in sheets if len(sheet.columns) > 1]
    for sheet in sheets:
        if wide and sheet not in wide:
            filling.say(
                Told(
                    f"Left out sheet {sheet.name} of {path.name}: it has a single column",
                    "narrow_sheet",
                    sheet=sheet.name,
                )
            )
    return wide or sheets


def _sheets(filling: Filling, path: Path) -> Iterator[Sheet]:
    """The sheets that are tables; of others that are not empty is said that they were left out."""
    _check(path)
    for number, name in enumerate(_read(path, filling.folder)):
        with (filling.folder / f"sheet-{number}.pickle").open("rb") as file:
            cells, merges = pickle.load(file)
        sheets = read_sheet(name, cells, merges)
        yield from sheets
        for sheet in sheets:
            for line in of_names(list(sheet.repeated), f"sheet {sheet.name}"):
                filling.say(line)
            if sheet.left_out:
                filling.say(_without_last(sheet, path.name))
        if cells and not sheets:
            told = f"Left out sheet {name} of {path.name}: it has no header row"
            filling.say(Told(told, "bare_sheet", sheet=name))


def _without_last(sheet: Sheet, file: str) -> Told:
    rows = "the last row" if sheet.left_out == 1 else f"the last {sheet.left_out} rows"
    line = f"Left out {rows} of sheet {sheet.name} of {file}: notes or totals"
    return Told(line, "last_rows", n=sheet.left_out, sheet=sheet.name)


def _read(path: Path, folder: Path) -> list[str]:
    """The names of the sheets, whose cells now lie in the folder."""
    script = Path(__file__).with_name("workbook.py")
    command = [sys.executable, "-P", str(script), str(path.resolve()), str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE)
        outcome = json.loads(done.stdout) if done.returncode == 0 else {"fault": ""}
    except subprocess.TimeoutExpired:
        outcome = {"fault": f"it takes more than {_PATIENCE} seconds"}
    if "sheets" in outcome:
        return list(outcome["sheets"])
    if outcome["fault"] == "password":
        raise _locked(path)
    what = f": {outcome['fault'][:200].rstrip('.')}" if outcome["fault"] else ""
    hint = "Is it complete? Has a sheet a cell far below the others? Save it from Excel again, or as CSV."
    raise SourceError(f"{path.name} cannot be read{what}.", hint, "incomplete")


def _check(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(8)
        compound = start == bytes.fromhex("d0cf11e0a1b11ae1")
        if compound and "EncryptedPackage".encode("utf-16-le") in file.read():
            raise _locked(path)
    if not start:
        raise SourceError(f"{path.name} is empty.", "Is it the right file, and was it saved?", "empty")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise SourceError(
                    f"{path.name} is too large for a workbook.", "Save its sheets as CSV.", "too_heavy"
                )
    elif not compound:
        hint = "Is it complete? Save it from Excel again, or as CSV."
        raise SourceError(f"{path.name} is not an Excel file.", hint, "incomplete")


def _locked(path: Path) -> SourceError:
    return SourceError(f"{path.name} is protected by a password.", "Save it without one.", "locked")
