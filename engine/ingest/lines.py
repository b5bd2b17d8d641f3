"""Lines become rows of streams, or are kept as unreadable with a reason."""

import csv
import io
import json
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from engine.ingest.arrivals import TOLD
from engine.ingest.file_source import is_csv
from engine.ingest.routing import RECEIVED, UNKNOWN, Routing, Row
from engine.ingest.sources import Piece
from engine.ingest.vocabulary_values import moment

_KEPT = 10_000  # characters of a line that cannot be read


@dataclass
class Batch:
    """Rows by stream, and lines with stream and reason that are no rows."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    unreadable: list[tuple[str, str, str]] = field(default_factory=list)
    lines: int = 0


def rows_of(pieces: list[Piece], routing: Routing) -> Batch:
    """What the lines say."""
    batch = Batch()
    for piece in pieces:
        batch.lines += len(piece.lines)
        file_stream = stream_named(piece.name, routing.shapes)
        given = routing.stream or file_stream or UNKNOWN
        for number, line in enumerate(piece.lines):
            text, is_text = _decoded(line)
            if not text:
                continue
            if number in piece.cut:
                batch.unreadable.append((given, text[:_KEPT], "line too long"))
                continue
            record = _record(text, piece) if is_text else "not UTF-8"
            told = [(given, record)] if isinstance(record, str) else routing.rows(record, file_stream)
            for name, found in told:
                if isinstance(found, str):
                    batch.unreadable.append((name, text[:_KEPT], found))
                else:
                    batch.rows.setdefault(name, []).append(_arrived(found, record, piece))
    return batch


def _arrived(row: Row, record: Row | str, piece: Piece) -> Row:
    """The row, with when it arrived first if it is of a file and its record says so."""
    row.pop(TOLD, None)
    if piece.is_kept and isinstance(record, dict):
        told = record.get(RECEIVED[0]) or record.get(RECEIVED[1])
        if told is not None and (arrived := moment((told,))):
            row[TOLD] = arrived
    return row


def stream_named(file: str, streams: Container[str]) -> str | None:
    """The stream that a file is called after: orders.csv, orders-2026-01.jsonl."""
    stem = Path(file).name.partition(".")[0].replace("-", "_")
    while stem and stem not in streams:
        stem = stem.rpartition("_")[0]
    return stem or None


def _decoded(line: bytes) -> tuple[str, bool]:
    """The text of the line, and whether it is text."""
    try:
        return line.decode().strip(), True
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace").strip(), False


def _record(text: str, piece: Piece) -> Row | str:
    """What the line holds, or why it is not read."""
    try:
        return _cells(text, piece.header) if is_csv(piece.name) else _object(text)
    except (ValueError, RecursionError) as fault:
        return str(fault) if isinstance(fault, _Unreadable) else "not JSON"


class _Unreadable(ValueError):
    """Why a line is no record."""


def _object(text: str) -> Row:
    if text[:1] != "{":
        text = text.removeprefix("\ufeff").lstrip(" \t")
    try:
        found, end = _scan(text, 0)
    except StopIteration:
        raise _Unreadable("not JSON") from None
    if end != len(text):
        raise _Unreadable("not JSON")
    if not isinstance(found, dict):
        raise _Unreadable("not an object")
    return found


def _no_constant(word: str) -> NoReturn:
    raise _Unreadable(f"{word} is no number")


# One for all lines: to make it takes longer than a line.
_scan: Callable[[str, int], tuple[object, int]] = vars(json.JSONDecoder(parse_constant=_no_constant))[
    "scan_once"
]


def _cells(text: str, header: str) -> Row:
    names, cells = (next(csv.reader(io.StringIO(part)), []) for part in (header, text))
    if len(names) != len(cells):
        raise _Unreadable(f"{len(cells)} cells under {len(names)} columns")
    return {name.strip(): cell or None for name, cell in zip(names, cells, strict=True)}
