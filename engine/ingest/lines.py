"""Lines become rows of streams, or are kept as unreadable with a reason."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from engine.ingest.arrivals import ORDER, OWN
from engine.ingest.file_source import is_csv
from engine.ingest.sources import Piece
from engine.ingest.tables import Connection
from engine.warehouse.names import quoted

Row = dict[str, Any]
Recognise = Callable[[Row], list[tuple[str, Row]] | str]
UNKNOWN = "unknown"  # the stream of a line that no stream is known for
_KEPT = 10_000  # characters of a line that cannot be read
_RESERVED = {*OWN, ORDER, "stream"}


@dataclass
class Batch:
    """Rows by stream, and lines with stream and reason that are no rows."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    unreadable: list[tuple[str, str, str]] = field(default_factory=list)
    lines: int = 0


def rows_of(pieces: list[Piece], streams: frozenset[str], stream: str | None, recognise: Recognise) -> Batch:
    """What the lines say. With `stream` all are rows of that one, unless they name another."""
    batch = Batch()
    for piece in pieces:
        batch.lines += len(piece.lines)
        given = stream or stream_named(piece.name, streams)
        for number, line in enumerate(piece.lines):
            text = line.decode("utf-8", "replace").strip()
            if not text:
                continue
            if number in piece.cut:
                batch.unreadable.append((given or UNKNOWN, text[:_KEPT], "line too long"))
                continue
            for name, found in _read(text, line, piece, streams, given, recognise):
                if isinstance(found, str):
                    batch.unreadable.append((name, text[:_KEPT], found))
                else:
                    batch.rows.setdefault(name, []).append(found)
    return batch


def stream_named(file: str, streams: frozenset[str]) -> str | None:
    """The stream that a file is called after: orders.csv, orders-2026-01.jsonl."""
    stem = Path(file).name.partition(".")[0].replace("-", "_")
    while stem and stem not in streams:
        stem = stem.rpartition("_")[0]
    return stem or None


def _read(
    text: str, line: bytes, piece: Piece, streams: frozenset[str], stream: str | None, recognise: Recognise
) -> Iterator[tuple[str, Row | str]]:
    given = stream or UNKNOWN
    try:
        line.decode("utf-8-sig")
        record = _cells(text, piece.header) if is_csv(piece.name) else _object(text)
    except UnicodeDecodeError:
        yield given, "not UTF-8"
        return
    except (ValueError, RecursionError) as fault:
        yield given, str(fault) if isinstance(fault, _Unreadable) else "not JSON"
        return
    named = record.get("stream")
    if isinstance(named, str) and named in streams:
        yield named, record
    elif stream is not None:
        yield stream, record
    else:
        found = recognise(record)
        yield from [(given, found)] if isinstance(found, str) else found


class _Unreadable(ValueError):
    """Why a line is no record."""


def _object(text: str) -> Row:
    found = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_constant)
    if not isinstance(found, dict):
        raise _Unreadable("not an object")
    return found


def _no_constant(word: str) -> NoReturn:
    raise _Unreadable(f"{word} is no number")


def _cells(text: str, header: str) -> Row:
    names, cells = (next(csv.reader(io.StringIO(part)), []) for part in (header, text))
    if len(names) != len(cells):
        raise _Unreadable(f"{len(cells)} cells under {len(names)} columns")
    return {name.strip(): cell or None for name, cell in zip(names, cells, strict=True)}


def put_rows(con: Connection, table: str, rows: list[Row], names: Iterable[str]) -> None:
    """Make a temporary table of the cells of the named columns as text, in order, without what no row has.

    Without Arrow, which would load pandas: that costs more than the batch.
    """
    present = [name for name in names if name not in OWN and any(name in row for row in rows)]
    cells = "".join(f"unnest(CAST(? AS VARCHAR[])) AS {quoted(name)}, " for name in present)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {cells}unnest(range({len(rows)})) AS {ORDER}",
        [[_text(row.get(name)) for row in rows] for name in present],
    )


def _text(cell: Any) -> str | None:
    """The cell as text; half a character becomes a sign that no value passes over."""
    if cell is None:
        return None
    if not isinstance(cell, str):
        return json.dumps(cell) if isinstance(cell, bool | dict | list) else str(cell)
    return cell if cell.isascii() else cell.encode("utf-8", "replace").decode("utf-8")


def further_columns(rows: list[Row], names: Mapping[str, str]) -> dict[str, str]:
    """Columns that rows have and the stream does not, with a type that their first value fits."""
    found: dict[str, str] = {}
    for row in rows:
        for name, cell in row.items():
            if name not in names and name not in _RESERVED and found.get(name) is None and cell is not None:
                found[name] = _kind(cell)
    return found


def _kind(cell: Any) -> str:
    kinds = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}
    return kinds.get(type(cell), "JSON")
