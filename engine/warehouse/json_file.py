"""JSON files: arrays of objects, lines of objects, and objects of arrays, as tables."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.errors import SourceError
from engine.warehouse.filling import Filling, Told
from engine.warehouse.nested import Nested
from engine.warehouse.plain_text import as_utf8

LINES = (".jsonl", ".ndjson")
ENDINGS = (".json", *LINES)
_LARGEST = 512 << 20  # bytes of a file that is read as a whole
_DEEP = "it is nested too deeply"


def load_json(filling: Filling, path: Path) -> int:
    """Make tables of a file, called by it, or by the keys of an object with several arrays.

    Returns the rows. Raises SourceError. Beside other files, an object without arrays is passed over.
    """
    text = as_utf8(path, filling.folder)
    try:
        rows = _lines(text) if path.suffix.lower() in LINES else None
        tables = {path.stem: rows} if rows else _tables(filling, path, text)
        nested = Nested(filling, path.name)
        for name, records in tables.items():
            nested.add(name, records)
        return nested.load()
    except RecursionError:
        raise SourceError(f"{path.name} cannot be read: {_DEEP}.", "Flatten it.", "too_deep") from None
    except _LineError as error:
        raise SourceError(
            f"{path.name} is not JSON: {error}.",
            "Correct it there.",
            error.code,
            line=error.line,
            column=error.column,
        ) from None


class _LineError(ValueError):
    """What is wrong, with its line and column, as far as they are known."""

    def __init__(self, what: str, code: str, line: int = 0, column: int = 0) -> None:
        super().__init__(what)
        self.code, self.line, self.column = code, line, column


def _lines(path: Path) -> Iterator[Any]:
    """One value a line."""
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _parsed(line, number)


def _parsed(text: str, line: int | None = None) -> Any:
    try:
        return json.loads(text, parse_constant=lambda word: None)  # NaN and Infinity are no values
    except json.JSONDecodeError as error:
        what = error.msg[0].lower() + error.msg[1:].removesuffix(":")
        place = line or error.lineno
        raise _LineError(
            f"line {place}, column {error.colno}: {what}", "bad_json", place, error.colno
        ) from None
    except ValueError:  # Python's own limit
        raise _LineError("a number has more than 4300 digits", "long_number") from None


def _tables(filling: Filling, path: Path, text: Path) -> dict[str, Any]:
    """The records of each table in a file that is one value, or after all one value a line."""
    if text.stat().st_size > _LARGEST:
        size = f"{_LARGEST >> 20} MB"
        raise SourceError(
            f"{path.name} is larger than {size}.", "Write it as JSON Lines: one object a line.", "large_json"
        )
    whole = text.read_text(encoding="utf-8-sig")
    try:
        value = _parsed(whole)
    except _LineError:
        if not _has_lines(whole):
            raise
        return {path.stem: _lines(text)}
    if isinstance(value, list):
        return {path.stem: value}
    if isinstance(value, dict):
        return _arrays(filling, path, value)
    raise SourceError(f"{path.name} holds a single value, no table.", "Is it the right file?", "no_tables")


def _has_lines(text: str) -> bool:
    """Whether the first two lines are an object each."""
    first, _, rest = text.lstrip().partition("\n")
    try:
        heads = [json.loads(line) for line in (first, rest.lstrip().partition("\n")[0])]
    except ValueError:
        return False
    return all(isinstance(head, dict) for head in heads)


def _arrays(filling: Filling, path: Path, value: dict[str, Any]) -> dict[str, Any]:
    """Each array of objects is a table; arrays of equal length are columns; else the object is a row."""
    tables = {
        key: rows
        for key, rows in value.items()
        if isinstance(rows, list) and any(isinstance(row, dict) for row in rows)
    }
    if tables:
        left = [key for key in value if key not in tables and value[key] not in (None, [], {})]
        if left:
            filling.say(
                Told(
                    f"Left out of {path.name}, since they are no tables: {', '.join(left)}",
                    "no_lists",
                    keys=", ".join(left),
                )
            )
        front = "" if filling.alone else f"{path.stem}_"
        names = {key: path.stem if len(tables) == 1 else f"{front}{key}" for key in tables}
        return {names[key]: rows for key, rows in tables.items()}
    if _is_columns(value):
        return {path.stem: [dict(zip(value, row, strict=True)) for row in zip(*value.values(), strict=True)]}
    if not filling.alone:
        filling.say(Told(f"Left out {path.name}: it holds no array of objects", "no_records"))
        return {}
    return {path.stem: [value]}


def _is_columns(value: dict[str, Any]) -> bool:
    lists = [cells for cells in value.values() if isinstance(cells, list)]
    flat = not any(isinstance(cell, list) for cells in lists for cell in cells)
    return len(lists) == len(value) > 1 and flat and len({len(cells) for cells in lists}) == 1
