"""Parquet: all rows with their types; question, SQL and age of the data are in the file's metadata."""

import io
from datetime import datetime
from typing import Any

from engine.answers.cellforms import finite, is_dated
from engine.answers.finding import Finding
from engine.answers.parcel import Parcel
from engine.types.plan import Column

ORDER = 30
MIME = "application/vnd.apache.parquet"
LIBRARIES = ()


def fits(parcel: Parcel) -> bool:
    """Every answer with rows."""
    return True


def export(parcel: Parcel) -> bytes:
    """The file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = parcel.finding.plan.columns
    arrays = [_array(parcel.finding, column) for column in columns]
    told = {
        "question": parcel.question,
        "understood": parcel.interpretation,
        "sql": parcel.sql,
        "as_of": parcel.as_of,
        "hash": parcel.hash,
        "cut": parcel.cut,
    }
    told = {key: _whole(text) for key, text in told.items()}
    table = pa.table(arrays, names=[column.name for column in columns]).replace_schema_metadata(told)
    file = io.BytesIO()
    pq.write_table(table, file)
    return file.getvalue()


def _array(finding: Finding, column: Column) -> Any:
    import pyarrow as pa

    cells = [finite(cell) for cell in finding.cells(column)]
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {datetime} and is_dated(finding, column):
        return pa.array([cell and cell.date() for cell in cells], pa.date32())
    if not kinds:
        return pa.nulls(len(cells), _declared(column))
    if kinds == {int, float}:
        return pa.array([cell if cell is None else float(cell) for cell in cells], pa.float64())
    if kinds == {int} and max(abs(cell) for cell in cells if cell is not None) < 2**63:
        return pa.array(cells, pa.int64())
    if len(kinds) > 1 or kinds == {int}:
        return pa.array([cell if cell is None else _whole(str(cell)) for cell in cells], pa.string())
    if kinds == {str}:
        return pa.array([cell if cell is None else _whole(cell) for cell in cells], pa.string())
    return pa.array(cells, pa.timestamp("us") if kinds == {datetime} else None)


def _whole(text: str) -> str:
    """The text in whole characters: half of one is not written."""
    return text.encode("utf-8", "replace").decode()


def _declared(column: Column) -> Any:
    """The type of a column without a single value."""
    import pyarrow as pa

    known = {"integer": pa.int64(), "number": pa.float64(), "date": pa.date32(), "boolean": pa.bool_()}
    return known.get(column.type, pa.timestamp("us") if column.type == "timestamp" else pa.string())
