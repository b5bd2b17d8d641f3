"""How a column stands in a workbook: its number format, and whether people read it otherwise than stored."""

from datetime import date, datetime
from typing import Any

from engine.answers.finding import Finding, as_number, grain_of
from engine.answers.formats import CURRENCIES
from engine.types.fiscal import SLOTS
from engine.types.plan import Column
from engine.types.result import Cell

_CLOCK = ("hour", "minute", "second")
_READ_OTHERWISE = ("s", "bps")  # units that people read in another one
_MARK = "\0"
EXACT = 10**15  # beyond it a spreadsheet rounds whole numbers
OLDEST = datetime(1900, 3, 1)  # before it spreadsheets count days each in its own way


def number_format(finding: Finding, column: Column) -> str:
    """The format code of a column of numbers or times; "" for text."""
    if column.role == "time" or any(isinstance(cell, date) for cell in finding.cells(column)[:100]):
        return _time(finding, column)
    if not finding.is_numeric(column) or column.role == "dimension":
        return ""
    code = _wrapped(finding, column, _digits(finding, column))
    return f"+{code};-{code};{code}" if column.role in ("change", "growth", "gap") else code


def _time(finding: Finding, column: Column) -> str:
    named = {"month": "mmm yyyy", "year": "yyyy"}.get(grain_of(column))
    return named or ("yyyy-mm-dd" if is_dated(finding, column) else "yyyy-mm-dd hh:mm:ss")


def is_dated(finding: Finding, column: Column) -> bool:
    """Whether the times of a column are whole days."""
    if column.type == "date":
        return True
    cells = [cell for cell in finding.cells(column) if isinstance(cell, datetime)]
    return grain_of(column) not in _CLOCK and all(cell.time() == datetime.min.time() for cell in cells)


def _digits(finding: Finding, column: Column) -> str:
    display = "" if column.role in ("share", "growth") else finding.formats.get(column.of, "")
    percent = column.unit == "%" or display.endswith("%")
    fixed = display.rstrip("%x").partition(".")
    if display == "int":
        decimals = 0
    elif display and set(display) <= set("#,0.%x"):
        decimals = len(fixed[2])
    else:
        decimals = 1 if percent else 0 if _whole(finding, column) else 2
    point = f".{'0' * decimals}" if decimals else ""
    if percent:
        return f"0{point}%"
    return f"#,##0{point}{_quoted('x') if display.endswith('x') else ''}"


def _whole(finding: Finding, column: Column) -> bool:
    numbers = (as_number(cell) for cell in finding.cells(column))
    return all(number == number // 1 for number in numbers if number is not None)


def _wrapped(finding: Finding, column: Column, code: str) -> str:
    """The code with the unit where the language puts it."""
    words, unit = finding.words, column.unit
    if not unit or unit == "%":
        return code
    template = "figures.money" if unit in CURRENCIES else "figures.unit"
    said = unit if unit in CURRENCIES else words.template("figures.units").get(unit, unit)
    before, _, after = words.say(template, n=_MARK, unit=said).partition(_MARK)
    return f"{_quoted(before)}{code}{_quoted(after)}"


def _quoted(text: str) -> str:
    bare = text.replace('"', "")
    return f'"{bare}"' if bare else ""


def has_text(finding: Finding, column: Column) -> bool:
    """Whether people read its cells as something else than the stored value: hours, quarters, Monday."""
    if column.role == "time":
        return grain_of(column) in ("week", "quarter", *SLOTS)
    if column.role == "dimension":
        return finding.is_named(column)
    return column.unit in _READ_OTHERWISE and finding.is_numeric(column)


def headings(finding: Finding, columns: tuple[Column, ...]) -> list[str]:
    """What columns are called, each name once."""
    found: list[str] = []
    for column in columns:
        title = finding.title(column)
        points = column.role in ("change", "gap") and column.unit == "%"
        heading = f"{title} ({finding.words.say('figures.gap', n='').strip()})" if points else title
        found.append(once(heading, found))
    return found


def once(heading: str, taken: list[str]) -> str:
    """The heading, with a number where it is taken already."""
    lowered, name, count = {one.lower() for one in taken}, heading, 1
    while name.lower() in lowered:
        count += 1
        name = f"{heading} ({count})"
    return name


def finite(cell: Cell) -> Any:
    """The cell, with None for numbers that are none."""
    if isinstance(cell, float) and (cell != cell or cell in (float("inf"), float("-inf"))):
        return None
    return cell
