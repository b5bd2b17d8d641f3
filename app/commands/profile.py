"""parlance profile: what the columns of a source hold, values that look personal left out."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.cli import DONE, UsageError
from app.opening import add_json_argument, progress
from app.replying import as_json

if TYPE_CHECKING:
    from engine.quality.profiling import ColumnProfile, Judge, TableProfile
    from engine.warehouse.embedded import Warehouse

_WIDEST = 24


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance profile`."""
    command.add_argument(
        "--source", metavar="URL", help="file, folder or database (default: the sample data)"
    )
    command.add_argument("--table", metavar="NAME", action="append", help="only this table; may be repeated")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Profile the tables, one after the other, with a line of progress before each."""
    from engine.quality.profiling import profile_table
    from engine.warehouse.embedded import Warehouse
    from engine.warehouse.sources import open_source
    from sample_data.locate import ensure

    source = arguments.source if arguments.source is not None else str(ensure(progress))
    warehouse = Warehouse(open_source(source, progress))
    try:
        names, judge = _names(warehouse, arguments.table), _judge(warehouse)
        found = []
        for at, name in enumerate(names, 1):
            progress(f"Profiling {name} ({at} of {len(names)})")
            found.append(profile_table(warehouse, name, judge))
    finally:
        warehouse.close()
    if arguments.json:
        print(as_json({"status": "done", "tables": [_as_object(table) for table in found]}))
    else:
        sys.stdout.write("\n".join(line for table in found for line in _lines(table)) + "\n")
    return DONE


def _names(warehouse: "Warehouse", wanted: list[str] | None) -> list[str]:
    known = list(warehouse.tables())
    for name in wanted or ():
        if name not in known:
            raise UsageError(f"there is no table {name}; there is: {', '.join(known) or 'none'}")
    return wanted or known


def _judge(warehouse: "Warehouse") -> "Judge":
    """Says what looks personal, by name and by values, as `parlance scaffold` does."""
    from engine.scaffold.facts import ColumnFacts
    from engine.scaffold.patterns import forms
    from engine.scaffold.personal import is_personal
    from engine.scaffold.words import Vocabulary

    tables = warehouse.tables()
    vocabulary = Vocabulary(tables, [column for columns in tables.values() for column in columns])

    def judge(table: str, one: "ColumnProfile") -> bool:
        form = ""
        if one.type == "VARCHAR":
            form = forms(warehouse, warehouse.table_sql(table), [one.name]).get(one.name, "")
        filled, means = one.rows - one.nulls, (one.length or 0.0, one.spaces or 0.0)
        counts = (filled, one.distinct or 0, one.low, one.high)
        facts = ColumnFacts(one.name, one.type, one.type, *counts, *means, form, one.is_unique)
        return is_personal(vocabulary.words(one.name), facts)

    return judge


def _as_object(table: "TableProfile") -> dict[str, Any]:
    columns = []
    for column in table.columns:
        data = asdict(column) | {"quantiles": dict(column.quantiles)}
        data["top"] = [{"value": value, "rows": rows} for value, rows in column.top]
        data["patterns"] = [{"form": form, "rows": rows} for form, rows in column.patterns]
        columns.append(_plain(data))
    return {"name": table.name, "rows": table.rows, "candidate_keys": _plain(table.keys), "columns": columns}


def _plain(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _plain(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_plain(value) for value in part]
    return part.isoformat() if isinstance(part, datetime | date) else part


def _lines(table: "TableProfile") -> Iterator[str]:
    keys = "; ".join(", ".join(key) for key in table.keys) or "none found"
    yield f"{table.name}: {table.rows:,} rows; told apart by: {keys}"
    rows = [("column", "type", "missing", "distinct", "low", "median", "high", "most frequent")]
    rows += [_row(column) for column in table.columns]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield (
            "  "
            + "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line).rstrip()
        )
    if any(column.approximate for column in table.columns):
        yield "  (~ is approximate: the table is large; so are the medians)"
    yield ""


def _row(column: "ColumnProfile") -> tuple[str, str, str, str, str, str, str, str]:
    about = "~" if column.approximate else ""
    distinct = "" if column.distinct is None else f"{about}{column.distinct:,}"
    missing = f"{100 * column.nulls / column.rows:.3g}%" if column.rows else ""
    top = "(personal)" if column.personal else ", ".join(f"{_short(v)} ({n:,})" for v, n in column.top[:2])
    median = dict(column.quantiles).get("p50")
    ends = (_short(column.low), "" if median is None else _short(median), _short(column.high))
    return (column.name, column.type, missing, distinct, *ends, top)


def _short(cell: Any) -> str:
    if cell is None:
        return ""
    text = f"{cell:,.6g}" if isinstance(cell, float) else str(_plain(cell))
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}..."
